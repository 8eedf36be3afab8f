"""Words for post: how it came, what it says, what became of it."""

from methub.foundation.codes import Code


class Channel(Code):
    """How a message reached the hub."""

    UPLOAD = "upload", "Put in by hand"
    COMMAND = "command", "Put in on the server"
    MAILBOX = "mailbox", "The hub's mailbox"
    TELEPHONE = "telephone", "Taken down on the telephone"


class Template(Code):
    """What a letter asks of its reader. Each has its words in `letters/`."""

    ALERT = "alert", "An alert waits for somebody to accept it"
    OWED = "owed", "Something is owed"
    SHARED = "shared", "An interview is shared, and waits to be acknowledged"
    CALL_US = "call-us", "Another authority is asked to call the hub"
    PLACEMENT_NOTICE = "placement-notice", "Another authority is owed a placement notice"
    THEIR_INTERVIEW = "their-interview", "Another authority is reminded of its interview"
    CONCERN_ANSWERED = "concern-answered", "What came of a concern can be read"
    CONTRACT = "contract", "A contract for interviews is nearly or wholly used up"
    MEETING = "meeting", "Somebody is invited to a meeting, or its minutes can be read"
    EMERGENCY_QUESTIONS = "emergency-questions", "Emergency questions found nobody, again and again"


class Progress(Code):
    """What became of a letter."""

    QUEUED = "queued", "Waiting to be sent"
    DELAYED = "delayed", "Could not be sent yet; will be tried again"
    SENT = "sent", "Sent"
    DELIVERED = "delivered", "Delivered"
    FAILED = "failed", "Could not be sent or delivered"
