"""What was read, for a person to put right before saying whose news it is: a form for each kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from django import forms

from methub.children.codes import CareStatus, LivingKind
from methub.fittings.fields import ChoiceField, CodeField, DayField, TickField
from methub.fittings.forms import VersionedForm
from methub.foundation.codes import Code
from methub.intake.changes import RiskChange
from methub.intake.codes import NotificationKind
from methub.intake.forms.facts import FoundFacts, MissingFacts, line, lines, moment
from methub.intake.rules import ReadNotification, described
from methub.missing.codes import PoliceGrade, YesNo
from methub.missing.queries import FoundEpisode as Episode
from methub.people.codes import Sex
from methub.people.rules.described import Described

NOT_LISTED = "not-listed"
NO_HOME = "none"

# Where the form calls a field otherwise than the reader.
_SHOWN_AS = {"police_risk": "grade", "prevention": "outcome", "full_name": "surname"}


class Act(Code):
    """What was pressed."""

    LOOK = "look", "Look again"
    CHILD = "child", "It is this child"
    NEW = "new", "A child we do not know yet"
    JOIN = "join", "It belongs to this episode"


@dataclass(frozen=True)
class Pressed:
    """What was pressed, and the reference it names."""

    act: Act
    reference: str = ""


def pressed(data: Mapping[str, str]) -> Pressed:
    """Anything but a decision only looks again: nothing happens to a child by accident."""
    act, _, reference = str(data.get("choice", "")).partition(":")
    return Pressed(Act(act), reference) if act in Act.values() else Pressed(Act.LOOK)


class Confirmation(VersionedForm):
    """Who it is about. `problems` stand as words beside the field they are about."""

    kind: ClassVar[NotificationKind]
    homes_of: tuple[int, ...] = ()  # whose homes it names, for the book
    says_optional = False
    KEY: ClassVar[tuple[str, ...]] = ()
    MORE: ClassVar[tuple[str, ...]] = ()
    PREVENTION: ClassVar[tuple[str, ...]] = ()
    WHO: ClassVar = ("surname", "forenames", "known_as", "born_on", "sex")
    NEWCOMER: ClassVar = ("authority", "authority_name", "ethnicity", "home_address", "postcode")

    surname = line("Surname")
    forenames = line("Forenames")
    known_as = line("Known as")
    born_on = DayField(label="Date of birth", hint="", required=False)
    sex = CodeField(label="Sex", code=Sex, required=False, widget=forms.Select)
    asked = line("Name, date of birth, police reference or postcode")
    authority = ChoiceField(
        label="Responsible authority",
        hint="The authority that answers for the child, wherever they live",
        choices=[],
        required=False,
        widget=forms.Select,
    )
    authority_name = line("If it is not listed: its name")
    ethnicity = line("Ethnicity")
    home_address = line("Home address")
    postcode = line("Postcode")

    def __init__(
        self,
        *args: Any,
        authorities: list[tuple[str, str]],
        problems: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        choices = [*authorities, (NOT_LISTED, "An authority that is not listed")]
        self.fields["authority"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
        self.beside = set[str]()
        for name, why in (problems or {}).items():
            field = self.fields.get(_SHOWN_AS.get(name, name))
            if field is not None:
                field.help_text = why
                self.beside.add(name)

    def look(self) -> None:
        """Only look again: what would be needed to decide may still be wanting."""
        needed = [field for name, field in self.fields.items() if field.required]
        for field in needed:
            field.required = False
        self.full_clean()
        for field in needed:
            field.required = True

    def described(self, read: ReadNotification) -> Described:
        """The child as they are described now: as read, with what was put right."""
        said = self.cleaned_data if self.is_bound else {}
        as_read = described(read)
        if not said:
            return as_read
        born_on: date | None = said.get("born_on")
        is_proposed = born_on is not None and born_on == as_read.born_on_proposed
        return replace(
            as_read,
            surname=said.get("surname", ""),
            forenames=said.get("forenames", ""),
            known_as=said.get("known_as", ""),
            born_on=as_read.born_on if is_proposed else born_on,
            born_on_proposed=as_read.born_on_proposed if is_proposed else None,
            sex=said.get("sex") or Sex.UNKNOWN,
        )

    def is_wrong_in(self, names: Iterable[str]) -> bool:
        """Whether something folded away must be looked at."""
        return any(name in self.errors for name in names)

    def lacks_a_home(self) -> bool:
        """Whether it is asked in which of two homes the child was, and nobody has answered."""
        return "home" in self.fields and not self.cleaned_data["home"]

    @property
    def asked_for(self) -> str:
        """Another child somebody looks for by hand."""
        return str(self.cleaned_data.get("asked", "")) if self.is_bound else ""

    def describes_a_newcomer(self) -> bool:
        """Whether enough is said to put a new child on the record; if not, what is wanting."""
        said = self.cleaned_data
        if not (said.get("surname") or said.get("forenames")):
            self.add_error("surname", "Enter forenames, a surname, or both")
        if not said.get("authority"):
            self.add_error("authority", "Choose the responsible authority")
        if said.get("authority") == NOT_LISTED and not said.get("authority_name"):
            self.add_error("authority_name", "Enter the name of the authority")
        return self.is_valid()

    @property
    def newcomer(self) -> dict[str, Any]:
        """The child, in the fields of `NewChild`, without the authority and the partnership."""
        said = self.cleaned_data
        plain = ("surname", "forenames", "known_as", "born_on", "ethnicity", "postcode")
        return {name: said[name] for name in plain} | {
            "sex": said["sex"] or Sex.UNKNOWN,
            "address": said["home_address"],
        }


class FromAHome(Confirmation):
    """An episode may begin with it. `homes`: where the child lives whom somebody pressed, if in
    more than one home."""

    home = ChoiceField(
        label="Which of their homes were they missing from?", choices=[], required=False
    )

    def __init__(
        self,
        *args: Any,
        homes: Sequence[tuple[str, str]] = (),
        homes_of: int | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.homes_of = () if homes_of is None else (homes_of,)
        if homes:
            asked = self.fields["home"]
            asked.choices = [*homes, (NO_HOME, "None of these, or not known")]  # type: ignore[attr-defined]
        else:
            del self.fields["home"]

    def begins_an_episode(self, episodes: Iterable[Episode]) -> bool:
        """Or is it joined to one of the child’s episodes, or refused: no home is taken from it."""
        return all(one.ended_at for one in episodes)


class MissingConfirmation(FromAHome, MissingFacts):
    kind = NotificationKind.MISSING_REPORTED
    KEY = ("grade", "missing_since", "reported_at", "police_reference")
    MORE = (
        "missing_from", "circumstances", "clothing", "with_whom", "places_checked", "last_seen_at",
        "last_seen", "reported_by", "force", "occurrence",
    )  # fmt: skip


class FoundConfirmation(FromAHome, FoundFacts):
    kind = NotificationKind.FOUND
    KEY = ("found_at", "returned_at", "found_where", "returned_to")
    MORE = ("found_by", "missing_since")
    PREVENTION = FoundFacts.PREVENTION

    missing_since = moment("Missing since", hint="Only if nobody had told the hub of this time")

    def begins_an_episode(self, episodes: Iterable[Episode]) -> bool:
        """Only of a time that nobody had told of. A child found before they went missing again was
        missing twice."""
        since, found_at = (self.cleaned_data[name] for name in ("missing_since", "found_at"))
        return bool(since) and all(one.ended_at or one.missing_since > found_at for one in episodes)


class RiskConfirmation(Confirmation):
    kind = NotificationKind.RISK_CHANGED
    KEY = ("grade", "graded_at", "reason")

    grade = CodeField(label="Police grade", code=PoliceGrade, widget=forms.Select)
    graded_at = moment("Graded", required=True)
    reason = lines("Why", rows=3)

    @property
    def change(self) -> RiskChange:
        said = self.cleaned_data
        return RiskChange(grade=said["grade"], graded_at=said["graded_at"], reason=said["reason"])


class PlacementConfirmation(Confirmation):
    kind = NotificationKind.PLACEMENT_NOTICE
    KEY = ("placed_from", "host", "name", "address", "exploitation", "known_risks")
    MORE = (
        "living", "place_postcode", "district", "care_status", "lead_proposed", "has_plan",
    )  # fmt: skip

    placed_from = moment("Placed from", required=True)
    living = CodeField(label="Kind of placement", code=LivingKind, widget=forms.Select)
    name = line("Name of the placement")
    address = line("Address of the placement")
    place_postcode = line("Postcode of the placement")
    host = ChoiceField(label="Authority whose area it is in", choices=[], widget=forms.Select)
    district = ChoiceField(label="District", choices=[], required=False, widget=forms.Select)
    care_status = CodeField(
        label="Care status", code=CareStatus, required=False, widget=forms.Select
    )

    exploitation = CodeField(
        label="Is exploitation of this child known?",
        code=YesNo,
        hint="If so, which panel leads has to be agreed",
        required=False,
    )
    known_risks = lines("Known risks", rows=3)
    lead_proposed = line("What they say about which panel leads")
    has_plan = TickField(label="The trigger plan came with it")

    def __init__(
        self,
        *args: Any,
        hosts: list[tuple[str, str]],
        districts: list[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["host"].choices = [("", "Choose one"), *hosts]  # type: ignore[attr-defined]
        self.fields["district"].choices = [("", "Choose one"), *districts]  # type: ignore[attr-defined]

    @property
    def notice(self) -> dict[str, Any]:
        """In the fields of `PlacementNotice`, without the authority."""
        said = self.cleaned_data
        return {
            "placed_from": said["placed_from"],
            "kind": said["living"],
            "name": said["name"],
            "address": said["address"],
            "postcode": said["place_postcode"],
            "district": said["district"],
            "care_status": said["care_status"] or None,
            "exploitation": said["exploitation"] or YesNo.NOT_KNOWN,
            **{name: said[name] for name in ("known_risks", "lead_proposed", "has_plan")},
        }


class NewsConfirmation(Confirmation):
    """Anything else about a child: a sighting, a worry. It is kept with them."""

    kind = NotificationKind.UNREAD


FORMS: dict[str, type[Confirmation]] = {
    form.kind: form
    for form in (
        MissingConfirmation,
        FoundConfirmation,
        RiskConfirmation,
        PlacementConfirmation,
        NewsConfirmation,
    )
}
"""What a person may deal with a message as, whatever was read in it."""
