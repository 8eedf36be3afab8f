"""What an authority's meetings are: the shape of the file, and its reader."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from methub.agencies.codes import AgencyKind
from methub.meetings.codes import Ground, Handling, PaperKind, Report, Sort
from methub.policies.rules.lines import Path as Place
from methub.policies.rules.lines import line_of, locate, read_toml
from methub.policies.rules.reading import Impossible, read

FILES = Path(__file__).parents[1] / "kinds"
STANDARD = "standard"
LONGEST = 200_000


class KindsError(Exception):
    """A file nobody could call a meeting by: the line that is wrong, and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"Line {line}: {message}")
        self.line, self.message = line, message


@dataclass(frozen=True)
class Member:
    """Whose input is looked for; `needed`: without them the meeting is not quorate."""

    agency: AgencyKind
    who: str
    needed: bool


@dataclass(frozen=True)
class Section:
    """A heading of the agenda. `grounds`: why a child comes under it; with none, it is an item.
    `report`: what of the hub’s own is read under it."""

    code: str
    title: str
    minutes: int
    grounds: tuple[Ground, ...] = ()
    handling: Handling = Handling.MEETING
    report: Report = Report.NONE


@dataclass(frozen=True)
class Kind:
    code: str
    sort: Sort
    name: str
    in_full: str
    frequency: str
    minutes: int
    chair: str
    receives: tuple[PaperKind, ...]
    members: tuple[Member, ...]
    agenda: tuple[Section, ...]
    every_months: int = 0
    co_chair: str = ""

    @property
    def needed(self) -> frozenset[AgencyKind]:
        return frozenset(member.agency for member in self.members if member.needed)

    @property
    def looked_for(self) -> tuple[AgencyKind, ...]:
        """Every agency whose input is looked for, in the order of the file."""
        return tuple(dict.fromkeys(member.agency for member in self.members))

    def section_for(self, grounds: frozenset[Ground]) -> Section:
        """Under which heading a child comes: the first ground that has one, by the order of the
        grounds; with none, where whatever is added by hand comes, or at the end."""
        for ground in Ground:
            if ground in grounds:
                for section in self.agenda:
                    if ground in section.grounds:
                        return section
        added = [one for one in self.agenda if Ground.CHAIR in one.grounds]
        return added[0] if added else self.agenda[-1]


@dataclass(frozen=True)
class Kinds:
    """Everything one authority says of its meetings."""

    title: str
    kinds: tuple[Kind, ...]
    update_counts: bool
    acknowledge_within_hours: int = 24
    answer_within_days: int = 5
    authority_code: str = ""

    def named(self, code: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.code == code), None)


def parse(text: str) -> Kinds:
    """The kinds a file describes; KindsError for the first thing that cannot be."""
    if len(text) > LONGEST:
        raise KindsError(1, "This is too long to be a list of meetings.")
    try:
        said = read_toml(text)
    except (ValueError, RecursionError) as unreadable:
        raise KindsError(1, f"This cannot be read: {unreadable}.") from None
    try:
        kinds: Kinds = read(Kinds, said, ())
    except Impossible as wrong:
        raise KindsError(line_of(wrong.path, locate(text)), wrong.message) from None
    for path, message in _senseless(kinds):
        raise KindsError(line_of(path, locate(text)), message)
    return kinds


def _senseless(kinds: Kinds) -> list[tuple[Place, str]]:
    wrong: list[tuple[Place, str]] = []
    codes = [kind.code for kind in kinds.kinds]
    if not codes:
        wrong.append((("kinds",), "There is no kind of meeting."))
    for index, kind in enumerate(kinds.kinds):
        place: Place = ("kinds", index)
        if codes.count(kind.code) > 1:
            wrong.append(((*place, "code"), f"Two kinds are called “{kind.code}”."))
        sections = [section.code for section in kind.agenda]
        if not sections or len(set(sections)) < len(sections):
            wrong.append(((*place, "agenda"), "Each heading of an agenda has a code of its own."))
        if not 0 < kind.minutes <= 24 * 60:
            wrong.append(((*place, "minutes"), "A meeting lasts between a minute and a day."))
    return wrong


@cache
def shipped() -> dict[str, str]:
    """The text of each file that comes with the product, by its name."""
    return {path.stem: path.read_bytes().decode() for path in sorted(FILES.glob("*.toml"))}


@cache
def parsed(text: str) -> Kinds:
    """What a file says never changes, so each is read once in a process."""
    return parse(text)


def shipped_for(gss_code: str) -> Kinds:
    """What an authority works by that has adopted nothing: the file that names it, or standard."""
    every = {name: parsed(text) for name, text in shipped().items()}
    named = [kinds for kinds in every.values() if gss_code and kinds.authority_code == gss_code]
    return named[0] if named else every[STANDARD]
