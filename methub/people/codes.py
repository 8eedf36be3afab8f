"""The words of the registry."""

from methub.foundation.codes import Code


class Sex(Code):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    OTHER = "other", "Neither female nor male"
    UNKNOWN = "unknown", "Not known"


class Precision(Code):
    """How much of a date of birth is known."""

    DAY = "day", "Known to the day"
    MONTH = "month", "Known to the month"
    YEAR = "year", "Known to the year"
    ESTIMATED = "estimated", "Estimated"
    UNKNOWN = "unknown", "Not known"


class NameKind(Code):
    LEGAL = "legal", "Legal name"
    KNOWN_AS = "known-as", "Known as"
    ALIAS = "alias", "Alias"
    PREVIOUS = "previous", "Previous name"


class IdentifierKind(Code):
    POLICE = "police", "Police reference"
    NHS = "nhs", "NHS number"
    UPN = "upn", "Unique pupil number"
    SSDA903 = "ssda903", "Looked-after children return number"
    CASE_SYSTEM = "case-system", "Case system number"
    TELEPHONE = "telephone", "Telephone number"
    EMAIL = "email", "E-mail address"


REACHED_BY = frozenset({IdentifierKind.TELEPHONE, IdentifierKind.EMAIL})
"""Of adults alone: by the number they are rung on two records are known to be of one mother."""


class KeyKind(Code):
    """What a person can be found by. Keys are compared with plain `=` and nothing else."""

    NAME = "name", "One word of a name"
    METAPHONE = "metaphone", "How one word of a name sounds (Metaphone)"
    NYSIIS = "nysiis", "How one word of a name sounds (NYSIIS)"
    NAMES = "names", "How forename and surname sound, in either order"
    NAME_BORN = "name-born", "How one name sounds, with the year or the day of birth"
    NAME_PLACE = "name-place", "How one name sounds, with a house number or a street"
    DOOR_STREET = "door-street", "A house number with one word of the street"
    BORN = "born", "Date of birth"
    BORN_YEAR = "born-year", "Year of birth"
    POSTCODE = "postcode", "Postcode of an address that is not protected"
    IDENTIFIER = "identifier", "A number or reference"
    EXACT = "exact", "Whole name and date of birth"


class SightWhy(Code):
    HUB = "hub", "MET Hub of the partnership"
    POLICE = "police", "Police MET officers of the partnership"
    ALLOCATED_WORKER = "allocated-worker", "Allocated worker"
    MANAGER = "manager", "Manager of the allocated worker"
    SHARED = "shared", "Shared with their agency"
    NAMED = "named", "Named for a restricted record or a protected address"
    INTERVIEW_ASSIGNED = "interview-assigned", "Holds a return home interview"
    INVITATION = "invitation", "Invited to a meeting"
    BREAK_GLASS = "break-glass", "Emergency access"


class ReviewOutcome(Code):
    NEEDED = "needed", "The access was needed"
    MISTAKEN = "mistaken", "The access was an honest mistake"
    TAKEN_FURTHER = "taken-further", "The access is being taken further"


WHOLE_RECORD = frozenset(
    {
        SightWhy.HUB,
        SightWhy.POLICE,
        SightWhy.ALLOCATED_WORKER,
        SightWhy.MANAGER,
        SightWhy.SHARED,
        SightWhy.NAMED,
        SightWhy.BREAK_GLASS,
    }
)
"""Sights that open the child's record. The others open one interview or one meeting, no more."""

NAMED_PEOPLE = frozenset({SightWhy.ALLOCATED_WORKER, SightWhy.MANAGER, SightWhy.NAMED})
"""Held by one person, these also show a protected address. Emergency access never does."""
