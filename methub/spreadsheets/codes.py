"""Words of a spreadsheet that is brought in."""

from methub.foundation.codes import Code


class Meaning(Code):
    """What a column of somebody's spreadsheet is."""

    CHILD = "child", "Child's name"
    FORENAMES = "forenames", "First names"
    SURNAME = "surname", "Surname"
    KNOWN_AS = "known-as", "Known as"
    BORN = "born", "Date of birth"
    SEX = "sex", "Sex"
    SSDA903 = "ssda903", "Looked-after return number (903)"
    UPN = "upn", "Unique pupil number"
    NHS = "nhs", "NHS number"
    CASE_SYSTEM = "case-system", "Case system number"
    POLICE_REFERENCE = "police-reference", "Police reference"
    MISSING_DAY = "missing-day", "Missing from: date, or date and time"
    MISSING_TIME = "missing-time", "Missing from: time"
    FOUND_DAY = "found-day", "Found: date, or date and time"
    FOUND_TIME = "found-time", "Found: time"
    RETURNED_DAY = "returned-day", "Returned: date, or date and time"
    RETURNED_TIME = "returned-time", "Returned: time"
    MISSING_FROM = "missing-from", "Missing from where"
    FOUND_WHERE = "found-where", "Found where"
    GRADE = "grade", "Police grade or risk"
    RHI_OFFERED = "rhi-offered", "Return home interview: offered"
    RHI_DATE = "rhi-date", "Return home interview: date"
    RHI_OUTCOME = "rhi-outcome", "Return home interview: outcome"
    WORKER = "worker", "Social worker"
    NOTES = "notes", "Notes"
    NOT_USED = "not-used", "Not used"


NAMES = frozenset({Meaning.CHILD, Meaning.FORENAMES, Meaning.SURNAME, Meaning.KNOWN_AS})
ON_THE_LOG = (
    Meaning.GRADE,
    Meaning.WORKER,
    Meaning.RHI_OFFERED,
    Meaning.RHI_DATE,
    Meaning.RHI_OUTCOME,
    Meaning.NOTES,
)
"""Kept as words in the episode's log: an old list does not make an interview or an allocation."""
SEVERAL = frozenset({Meaning.NOTES, Meaning.NOT_USED})
"""What more than one column may be."""


class Severity(Code):
    """What a problem in a cell means for its row."""

    NOTE = "note", "Taken, with a note"
    ASK = "ask", "Needs a decision"
    REFUSE = "refuse", "Cannot be taken"


class RowState(Code):
    """What becomes of a row, worst last."""

    TAKEN = "taken", "Taken as it is"
    NOTED = "noted", "Taken with a note"
    ASKS = "asks", "Needs a decision"
    REFUSED = "refused", "Cannot be taken"
    LEFT_OUT = "left-out", "Left out by somebody's decision"
    NOT_ABOUT = "not-about", "Not about a child"


LOADABLE = (RowState.TAKEN, RowState.NOTED)


class Stage(Code):
    """How far a spreadsheet has come."""

    COLUMNS = "columns", "Say what each column is"
    READING = "reading", "Being read"
    READ = "read", "Look it over"
    LOADING = "loading", "Being brought in"
    LOADED = "loaded", "Brought in"
    UNDONE = "undone", "Taken out again"
    SET_ASIDE = "set-aside", "Set aside"


class Who(Code):
    """Whether the person of a row is known."""

    UNDECIDED = "undecided", "Nobody has said which child this is"
    KNOWN = "known", "A child on the record"
    NEW = "new", "A child we do not know yet"
