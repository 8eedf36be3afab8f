"""What was read in a message: values, and what was said that could not become one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Self

from methub.intake.codes import NotificationKind
from methub.missing.codes import PoliceGrade, PreventionOutcome, YesNo
from methub.people.codes import Sex


@dataclass(frozen=True)
class Problem:
    """Something a person must look at: which field, what was said, and why, in plain words."""

    field: str
    said: str
    why: str


@dataclass(frozen=True)
class ReadPrevention:
    """The police prevention interview, as the message tells it. Whoever was with the child stays
    text: a first name and half a number plate are information, not a person on the record."""

    outcome: PreventionOutcome | None = None
    at: datetime | None = None
    by: str = ""
    seen_alone: YesNo | None = None
    harm_suffered: YesNo | None = None
    harm: str = ""
    accompanied_by: str = ""
    information: str = ""
    likely_again: YesNo | None = None
    said: str = ""


@dataclass(frozen=True)
class ReadNotification:
    """One notification about one child, as read. A blank is something not said, or not believed."""

    kind: NotificationKind = NotificationKind.UNREAD
    part: int = 1

    force: str = ""
    police_reference: str = ""
    occurrence: str = ""
    officer: str = ""

    surname: str = ""
    forenames: str = ""
    known_as: str = ""
    born_on: date | None = None
    born_on_proposed: date | None = None
    born_on_text: str = ""
    sex: Sex | None = None
    ethnicity: str = ""
    home_address: str = ""
    care_status: str = ""
    placement: str = ""

    missing_from: str = ""
    missing_since: datetime | None = None
    last_seen: str = ""
    last_seen_at: datetime | None = None
    reported_at: datetime | None = None
    reported_by: str = ""
    police_risk: PoliceGrade | None = None
    risk_reason: str = ""
    graded_at: datetime | None = None
    previous_episodes: int | None = None
    markers: tuple[str, ...] = ()
    circumstances: str = ""
    clothing: str = ""
    with_whom: str = ""
    places_checked: str = ""

    found_at: datetime | None = None
    found_where: str = ""
    found_by: str = ""
    returned_at: datetime | None = None
    returned_to: str = ""
    prevention: ReadPrevention | None = None

    responsible_authority: str = ""
    placed_from: datetime | None = None
    placement_address: str = ""
    allocated_worker: str = ""
    known_risks: str = ""
    mace_lead: str = ""
    has_trigger_plan: bool | None = None

    postcodes: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    other_lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        """As it is read out: "Hollis, Keeley Anne"."""
        return ", ".join(part for part in (self.surname, self.forenames) if part)

    def as_json(self) -> dict[str, Any]:
        """For keeping and for showing to machines. Times are ISO 8601 with their offset."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What `as_json` kept, perhaps by an earlier version with other fields."""
        names = [item.name for item in fields(cls) if item.name in kept]
        return cls(**{name: _restored(name, kept[name]) for name in names})


def _plain(value: object) -> object:
    match value:
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case Problem() | ReadPrevention():
            return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
        case Mapping():
            return dict(value)
        case _:
            return value


def _restored(name: str, value: Any) -> Any:
    if value is None:
        return None
    return _RESTORE[name](value) if name in _RESTORE else value


def _prevention(kept: Mapping[str, Any]) -> ReadPrevention:
    restore: Mapping[str, Callable[[Any], Any]] = {
        "outcome": PreventionOutcome,
        "at": datetime.fromisoformat,
        "seen_alone": YesNo,
        "harm_suffered": YesNo,
        "likely_again": YesNo,
    }
    return ReadPrevention(
        **{
            name: restore[name](value) if name in restore and value is not None else value
            for name, value in kept.items()
        }
    )


_RESTORE: Mapping[str, Callable[[Any], Any]] = {
    "kind": NotificationKind,
    "sex": Sex,
    "police_risk": PoliceGrade,
    "born_on": date.fromisoformat,
    "born_on_proposed": date.fromisoformat,
    **dict.fromkeys(
        (
            "missing_since",
            "last_seen_at",
            "reported_at",
            "graded_at",
            "found_at",
            "returned_at",
            "placed_from",
        ),
        datetime.fromisoformat,
    ),
    "prevention": _prevention,
    "markers": tuple,
    "attachments": tuple,
    "other_lines": tuple,
    "problems": lambda kept: tuple(Problem(**problem) for problem in kept),
}
