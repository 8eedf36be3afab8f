"""Words of a document that is made."""

from methub.foundation.codes import Code


class Form(Code):
    """The file that somebody asked for."""

    PDF = "pdf", "PDF"
    WORD = "word", "Word"


class State(Code):
    """How far it is. Gone: the file is kept no longer; it can be asked for again."""

    WAITING = "waiting", "Waiting to be made"
    MAKING = "making", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Not made"
    GONE = "gone", "No longer kept"
