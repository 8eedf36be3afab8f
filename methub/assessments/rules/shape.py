"""The shape of a tool: everything its file can say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from methub.agencies.roles import Role
from methub.assessments.codes import (
    About,
    Concern,
    Exploitation,
    Kind,
    Method,
    Part,
    Presence,
    Recall,
    Warned,
)


@dataclass(frozen=True)
class Windows:
    """How long evidence counts, in months before the day of the assessment: `current_months` as
    present now, and from there to `recent_months` as present recently."""

    current_months: int
    recent_months: int


@dataclass(frozen=True)
class Points:
    """What an indicator scores by when it was present. Older never scores more than newer."""

    now: int = 0
    recently: int = 0
    both: int = 0
    earlier: int = 0

    def of(self, presence: Presence) -> int:
        return int(getattr(self, presence.value, 0)) if presence in _SCORING else 0


_SCORING = (Presence.NOW, Presence.RECENTLY, Presence.BOTH, Presence.EARLIER)


@dataclass(frozen=True)
class ScaleAnswer:
    """One answer of a scale: what it scores, or which grade it counts as."""

    code: str
    label: str
    points: int = 0
    grade: str = ""
    help: str = ""


@dataclass(frozen=True)
class Scale:
    """The answers of a graded item, from the least worrying to the most."""

    code: str
    answers: tuple[ScaleAnswer, ...]


@dataclass(frozen=True)
class Section:
    """Items that belong together, and how they are answered unless one says otherwise."""

    code: str
    title: str
    help: str = ""
    kind: Kind = Kind.PRESENCE
    scale: str = ""
    grade: str = ""
    points: Points = Points()


@dataclass(frozen=True)
class Item:
    """One thing that is looked for. What it leaves out, its section says. `reference`: the entries
    of the reference that say what counts."""

    code: str
    wording: str
    section: str = ""
    help: str = ""
    kind: Kind | None = None
    scale: str = ""
    grade: str = ""
    points: Points | None = None
    sexual_activity: bool = False
    recalls: Recall | None = None
    reference: tuple[str, ...] = ()


@dataclass(frozen=True)
class Level:
    """A level a child may be judged at. `from_score` to `to_score`: its stretch of the score.
    `when`: any one of these is enough, each so many of each grade or worse."""

    code: str
    label: str
    concern: Concern
    help: str = ""
    from_score: int | None = None
    to_score: int | None = None
    when: tuple[Mapping[str, int], ...] = ()


@dataclass(frozen=True)
class Floor:
    """Whoever it is about is not judged below `at_least` without a reason."""

    about: Warned
    at_least: str
    why: str


@dataclass(frozen=True)
class Tool:
    """A tool as its file says it. It is never edited once loaded: another version is."""

    name: str
    version: str
    title: str
    owner: str
    licence: str
    about: About
    method: Method
    review_months: int
    completed_by: tuple[Role, ...]
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    windows: Windows | None = None
    stand_in: str = ""
    guidance: str = ""
    types: tuple[Exploitation, ...] = ()
    grades: tuple[str, ...] = ()
    scales: tuple[Scale, ...] = ()
    floors: tuple[Floor, ...] = ()
    narrative: tuple[Part, ...] = ()

    @property
    def key(self) -> str:
        """ "seraf@1": how a version is named at the command line."""
        return f"{self.name}@{self.version}"

    @cached_property
    def item_of(self) -> Mapping[str, Item]:
        return MappingProxyType({item.code: item for item in self.items})

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        return MappingProxyType({section.code: section for section in self.sections})

    @cached_property
    def level_of(self) -> Mapping[str, Level]:
        return MappingProxyType({level.code: level for level in self.levels})

    @cached_property
    def laid_out(self) -> tuple[tuple[Section, tuple[Item, ...]], ...]:
        """The sections in order, each with its items in order."""
        return tuple(
            (section, tuple(item for item in self.items if item.section == section.code))
            for section in self.sections
        )

    def kind_of(self, item: Item) -> Kind:
        return item.kind or self.section_of[item.section].kind

    def points_of(self, item: Item) -> Points:
        return item.points or self.section_of[item.section].points

    def grade_of(self, item: Item) -> str:
        return item.grade or self.section_of[item.section].grade

    def scale_of(self, item: Item) -> Scale | None:
        code = item.scale or self.section_of[item.section].scale
        return next((scale for scale in self.scales if scale.code == code), None)

    def most_of(self, item: Item) -> int:
        """The most this item can score."""
        kind, scale = self.kind_of(item), self.scale_of(item)
        if kind is Kind.GRADED and scale is not None:
            return max(answer.points for answer in scale.answers)
        return self.points_of(item).both if kind is Kind.PRESENCE else 0

    @cached_property
    def most(self) -> int:
        """The highest score there is."""
        return sum(self.most_of(item) for item in self.items)
