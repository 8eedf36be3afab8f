"""What a line says, in plain words. A code nobody put in the table is read as it is written."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from methub.agencies.roles import Role
from methub.clocks.codes import Promise
from methub.foundation.codes import Code
from methub.foundation.spoken import day, instant
from methub.people.codes import ReviewOutcome, SightWhy

# Where the code alone would not be understood.
HAPPENED = {
    "agencies.administrator.welcomed": "First administrator let in",
    "agencies.app.added": "Authenticator app added",
    "agencies.app.removed": "Authenticator app removed",
    "agencies.area.given": "District given to a worker",
    "agencies.factors.withdrawn": "Second factors withdrawn",
    "agencies.membership.begun": "Role given",
    "agencies.membership.ended": "Role ended",
    "agencies.partnership.founded": "Partnership founded",
    "agencies.session.closed": "Signed out",
    "agencies.session.ended-elsewhere": "Signed out on other devices",
    "agencies.session.opened": "Signed in",
    "agencies.sign-in.refused": "Sign-in refused",
    "agencies.user.account-closed": "Account closed",
    "agencies.user.invitation-sent": "Invitation sent",
    "agencies.user.invited": "Person invited",
    "agencies.user.welcomed": "Person let in",
    "assessments.answer.given": "Answer of an assessment given",
    "assessments.child.read": "Assessments of a child read",
    "assessments.comparison.read": "Two assessments compared",
    "assessments.duty.done": "Owed because of a level, and done",
    "assessments.harm.recorded": "Harm recorded",
    "assessments.level.said": "Level said by one side, and not agreed",
    "assessments.list.read": "Assessments that wait read",
    "assessments.passage.written": "Part of an assessment written",
    "assessments.question.read": "Question about an assessment opened",
    "assessments.tool.loaded-again": "Assessment tool loaded again, unchanged",
    "assessments.tool.no-longer-used": "Assessment tool no longer used",
    "assessments.tool.used": "Assessment tool used from a day on",
    "assessments.tracker.taken-off": "Child taken off the tracker",
    "children.associate.linked": "Friend or associate linked with a child",
    "children.associate.recorded": "Friend or associate of a child recorded",
    "children.adult.called": "Name of a parent or carer put right",
    "children.adult.linked": "Parent or carer linked with a child",
    "children.adult.numbers-kept": "Numbers of a parent or carer kept, to know them by",
    "children.adult.read": "Page of a parent or carer read",
    "children.child.opened-in-emergency": "Record opened in an emergency",
    "children.child.share-ended": "Sharing with an agency ended",
    "children.child.shared": "Child shared with an agency",
    "children.emergency.asked": "Asked whether there is a record, in an emergency",
    "children.emergency.refused": "Emergency question not answered: too many had found nobody",
    "children.list.exported": "List of children taken as a file",
    "children.list.read": "List of children read",
    "children.searched": "Search for children",
    "children.similar-adults.read": "Adults with similar names read",
    "children.similar.read": "Children with similar names read",
    "clocks.promise.begun": "Promise begun",
    "clocks.promise.breached": "Promise found late",
    "governance.access.read": "Emergency access looked at",
    "governance.access.reviewed": "Emergency access reviewed",
    "governance.book.checked": "Audit book checked against its seals",
    "governance.book.exported": "Audit book taken as Excel",
    "governance.book.read": "Audit book read",
    "intake.child.found": "Child found",
    "intake.child.returned": "Child returned",
    "interviews.interview.exempted": "Interview decided to be exempt",
    "interviews.interview.read": "Return home interview read",
    "interviews.mine.read": "Own interviews read",
    "interviews.sign-off-queue.read": "Interviews to be signed off read",
    "merging.duplicates.asked-for": "Look for duplicates asked for",
    "merging.duplicates.looked-for": "Duplicates looked for",
    "merging.duplicates.read": "Possible duplicates read",
    "merging.merges.read": "Merged records read",
    "merging.person.merged": "Two records merged into one",
    "merging.person.unmerged": "Two merged records taken apart",
    "merging.preview.read": "Record compared with another",
    "merging.proposal.not-the-same": "Two records said to be of two children",
    "missing.question.read": "Question about a missing episode opened",
    "people.birth.recorded": "Date of birth recorded",
    "people.glass.broken": "Emergency access taken",
    "people.glass.reviewed": "Emergency access reviewed",
    "people.person.restricted": "Record restricted to named people",
    "people.person.restriction-lifted": "Restriction of a record lifted",
    "people.sight.ended": "May no longer see the record",
    "people.sight.granted": "May see the record from now on",
    "spreadsheets.child.decided": "Whose rows of a list these are, decided",
    "spreadsheets.person.read": "Whose rows of a list these may be, looked at",
    "spreadsheets.sheet.kept": "List put in",
    "spreadsheets.sheet.loaded": "List brought in",
    "spreadsheets.sheet.undone": "List taken out again",
    "people.person.withdrawn": "Record taken out: it came on by mistake",
    "missing.episode.withdrawn": "Missing episode taken out: recorded by mistake",
    "worklist.today.read": "Today read",
    "tracker.counted": "Children on the tracker counted",
    "tracker.exported": "Tracker taken as a file",
    "tracker.read": "Tracker read",
}
SAID_WITH_ITS_ROOM = {"missing"}  # "Missing episode opened"; elsewhere the thing says enough

CALLED = {
    "due_at": "Due",
    "from_on": "From",
    "holder": "Who",
    "now": "Is now",
    "shown": "Children shown",
    "to": "Given to",
    "until_at": "Until",
    "until_on": "Until",
    "user": "Person",
    "was": "Was before",
}
# Details that are codes of one list.
CODES: dict[str, type[Code]] = {
    "outcome": ReviewOutcome,
    "promise": Promise,
    "role": Role,
    "why": SightWhy,
}
# Marks for machines, and keys that mean nothing to a reader.
UNSAID = {"digest", "listed", "once", "repeats", "sha256", "size"}
_CODE = re.compile(r"[a-z]+(-[a-z]+)+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def happened(what: str) -> str:
    """ "missing.episode.opened" → "Missing episode opened"."""
    if what in HAPPENED:
        return HAPPENED[what]
    room, _, rest = what.partition(".")
    said = f"{room} {rest}" if room in SAID_WITH_ITS_ROOM or not rest else rest
    return _sentence(said)


def details(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a line holds besides, as name and value; nothing that is empty."""
    for name, value in found.items():
        codes = CODES.get(name)
        is_code = codes is not None and value in codes.values()
        said = codes(value).label if codes and is_code else value_of(value)
        if said and name not in UNSAID:
            yield CALLED.get(name, _sentence(name)), said


def value_of(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case list():
            return ", ".join(filter(None, map(value_of, value)))
        case dict():
            return ", ".join(
                f"{_sentence(name).lower()} {value_of(one)}" for name, one in value.items()
            )
        case str():
            return _text(value)
        case _:
            return str(value)


def _text(value: str) -> str:
    try:
        if _DAY.fullmatch(value):
            return day(date.fromisoformat(value))
        if _INSTANT.fullmatch(value):
            return instant(datetime.fromisoformat(value))
    except (ValueError, OverflowError):  # somebody typed what only looks like one
        return value
    return _sentence(value) if _CODE.fullmatch(value) else value


def _sentence(code: str) -> str:
    words = re.sub(r"[._-]+", " ", code).strip()
    return words[:1].upper() + words[1:]
