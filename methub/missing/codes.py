"""Words for going missing, and for what it set off."""

from methub.foundation.codes import Code


class PoliceGrade(Code):
    """The police continuum of risk (practice.md §3.3)."""

    NO_APPARENT_RISK = "no-apparent-risk", "No apparent risk"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class AuthorityStatus(Code):
    """The authority's own view, apart from the police grade (RL-34)."""

    MISSING = "missing", "Missing"
    AWAY = "away-without-authorisation", "Away from placement without authorisation"
    NONE = "none", "Neither missing nor away"
    ABSENT = "absent", "Absent (only on imported records)"


class Precision(Code):
    """How precisely an instant is known: returns and old lists hold days, not instants."""

    MINUTE = "minute", "To the minute"
    DAY = "day", "The day only"


class YesNo(Code):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"


class PreventionOutcome(Code):
    DONE = "done", "Done"
    DECLINED = "declined", "The child declined"
    NOT_DONE = "not-done", "Not done"


class SpokenHow(Code):
    """How the police spoke to the child. They should see them: on the telephone nobody sees an
    injury, or who else is in the room."""

    FACE_TO_FACE = "face-to-face", "Face to face"
    TELEPHONE = "telephone", "By telephone"


class ThresholdKind(Code):
    REPEAT = "repeat", "Repeat missing"
    LONG = "long", "Missing a long time"


class Convenor(Code):
    """Who convenes a strategy meeting (RL-07)."""

    ALLOCATED_WORKER = "allocated-worker", "The allocated worker, with the hub invited"
    RESPONSIBLE_AUTHORITY = "responsible-authority", "The responsible authority, told by the hub"


class Channel(Code):
    EMAIL = "email", "E-mail"
    TELEPHONE = "telephone", "Telephone"


class ToldPurpose(Code):
    EPISODE = "episode", "Of the missing episode"
    STRATEGY = "strategy", "That they must convene a strategy meeting"
