"""A dated fact in words: what it says, since when, and until when."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.urls import reverse

from methub.children.codes import (
    AssociateKind,
    CarerKind,
    CareStatus,
    Disability,
    Ethnicity,
    FactKind,
    ImmigrationStatus,
    Interpreter,
    LegalStatus,
    LivingKind,
    Need,
    NoteKind,
    PlaceChange,
    PlaceProvider,
    PlaceType,
    ReasonCeased,
    ReasonNew,
    SchoolStatus,
    ServiceKind,
    UpnUnknown,
)
from methub.children.presenters.editing import Editing, back
from methub.fittings.components import Link, SummaryRow
from methub.foundation import spoken
from methub.foundation.codes import Code
from methub.people.codes import IdentifierKind

PAGE = "chronology:circumstances"
PROTECTED = "Protected address"

Row = tuple[str, str]
Words = Callable[[Any, bool], Iterable[Row]]
"""What a fact says, as pairs of question and answer; the second argument: whether a protected
address may be read."""


def says(kind: FactKind, fact: Any, *, knows_homes: bool) -> list[Row]:
    """Everything that a fact says and that is not empty."""
    return [(what, said) for what, said in WORDS[kind](fact, knows_homes) if said]


def in_a_line(kind: FactKind, fact: Any, *, knows_homes: bool) -> tuple[str, str]:
    """The first thing it says, and the rest of it."""
    first, *rest = says(kind, fact, knows_homes=knows_homes) or [("", "Days only")]
    return first[1], " · ".join(f"{what}: {said}" if what else said for what, said in rest)


def days(fact: Any) -> str:
    """ "1 Jan 2026 to 3 May 2026", "since 1 Jan 2026"."""
    if fact.until_on is None:
        return f"since {spoken.short_day(fact.from_on)}"
    return f"{spoken.short_day(fact.from_on)} to {spoken.short_day(fact.until_on)}"


def adding_page(child: Any, kind: FactKind | NoteKind) -> Editing:
    return Editing(kind.label, back(child, PAGE), words="Record")


def correcting_page(child: Any, kind: FactKind, fact: Any) -> Editing:
    def at(action: str) -> str:
        return reverse(
            f"children:{action}-fact", args=[child.person.reference, kind.value, fact.reference]
        )

    ends = [] if fact.until_on else [Link("It is true no longer", at("end"))]
    return Editing(
        f"Correct: {kind.label.lower()}",
        back(child, PAGE),
        now=_now(kind, fact),
        links=(*ends, Link("It was never true", at("withdraw"))),
        words="Save the correction",
    )


def ending_page(child: Any, kind: FactKind, fact: Any) -> Editing:
    never = reverse(
        "children:withdraw-fact", args=[child.person.reference, kind.value, fact.reference]
    )
    return Editing(
        f"No longer true: {kind.label.lower()}",
        back(child, PAGE),
        now=_now(kind, fact),
        links=(Link("It was never true", never),),
        words="It has ended",
    )


def withdrawing_page(child: Any, kind: FactKind, fact: Any) -> Editing:
    return Editing(
        f"Never true: {kind.label.lower()}",
        back(child, PAGE),
        now=_now(kind, fact),
        why="It stays in the record as withdrawn, with your reason. What it had replaced goes on "
        "as if nobody had recorded it.",
        words="Withdraw it",
    )


def number_page(child: Any, number: Any) -> Editing:
    return Editing(
        f"Never theirs: {IdentifierKind(number.kind).label} {number.value}",
        back(child, PAGE),
        why="Nobody is found by it any more. It stays in the record, withdrawn, with your reason.",
        words="Withdraw it",
    )


def fact_as_it_is(fact: Any, names: Iterable[str]) -> dict[str, object]:
    """The fields of a form, as the fact has them."""
    return {name: _plain(getattr(fact, name, "")) for name in names}


def _plain(value: Any) -> Any:
    return getattr(value, "reference", value)


def _now(kind: FactKind, fact: Any) -> tuple[SummaryRow, ...]:
    """A protected fact reaches this page only before people who may read it."""
    said = says(kind, fact, knows_homes=True)
    return (
        *(SummaryRow(what or kind.label, words) for what, words in said),
        SummaryRow("When", days(fact)),
    )


def _word(codes: type[Code], value: str) -> str:
    return codes(value).label if value else ""


def _coded(codes: type[Code], value: str) -> str:
    """With the code itself, which whoever makes the return knows it by."""
    return f"{codes(value).label} ({value})" if value else ""


def home_in_words(home: Any, knows_homes: bool) -> str:
    if home is None:
        return ""
    if home.is_protected and not knows_homes:
        return f"{PROTECTED} ({LivingKind(home.kind).label})"
    where = ", ".join(filter(None, [home.name, home.address, home.postcode]))
    return where or LivingKind(home.kind).label


def _care(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", CareStatus(fact.status).label
    yield "Legal status", _coded(LegalStatus, fact.legal_status)
    yield "Main reason", _coded(Need, fact.need)
    yield "Home", home_in_words(fact.placement, knows_homes)
    yield "Came from", fact.home_postcode if knows_homes else ""
    yield "Began", _coded(ReasonNew, fact.started_because)
    yield "Ended", _coded(ReasonCeased, fact.ended_because)


def _home(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", home_in_words(fact, knows_homes)
    yield "Kind", LivingKind(fact.kind).label
    yield "Placement", _coded(PlaceType, fact.place_type)
    yield "Provided by", " · ".join(filter(None, [fact.provider, _provider(fact)]))
    if knows_homes or not fact.is_protected:
        yield "Ofsted number", fact.urn
        yield "Authority it is in", fact.host_authority.name if fact.host_authority else ""
    yield "Ended", _coded(PlaceChange, fact.ended_because)


def _provider(fact: Any) -> str:
    return _coded(PlaceProvider, fact.provider_type)


def _reached(carer: Any, knows_homes: bool) -> Iterable[Row]:
    if carer.keeps_numbers(knows_homes=knows_homes):
        yield "Telephone and e-mail", PROTECTED if carer.phone or carer.email else ""
    else:
        yield "Telephone", carer.phone
        yield "E-mail", carer.email


def _carer(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", f"{fact.name}, {CarerKind(fact.kind).label.lower()}"
    yield "Home", home_in_words(fact.placement, knows_homes)
    yield from _reached(fact, knows_homes)
    yield "", "Parental responsibility" if fact.has_parental_responsibility else ""
    yield "", "" if fact.is_to_be_notified else "Not to be told"
    yield "Limits on contact", fact.contact_limits


def _associate(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", f"{fact.person.name}, {AssociateKind(fact.kind).label.lower()}"
    is_feared = fact.kind == AssociateKind.CONCERN
    yield "", "A child too: managed as a child" if is_feared and fact.person.is_child else ""
    yield "Said by", fact.source
    yield "", fact.note


def _school(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", SchoolStatus(fact.status).label
    yield "School", fact.school
    yield "On its roll", _yes_or_no(fact.is_on_roll)
    yield "Hours a week", f"{fact.hours_a_week.normalize():f}" if fact.hours_a_week else ""
    yield "Told by", fact.told_by
    yield "Told", spoken.instant(fact.told_at) if fact.told_at else ""


def _service(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", " · ".join(filter(None, [ServiceKind(fact.kind).label, fact.name]))
    yield "Worker", fact.worker
    yield "Contact", fact.contact


def _background(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "Ethnicity", _coded(Ethnicity, fact.ethnicity)
    yield "First language", fact.first_language
    yield "Interpreter needed", Interpreter(fact.interpreter).label
    yield "Nationality", fact.nationality
    yield "Religion or belief", fact.religion
    yield "No pupil number", _coded(UpnUnknown, fact.upn_unknown)
    yield "Mother", _yes_or_no(fact.is_mother)
    born = fact.mothers_child_born_on
    yield "Her child was born", spoken.short_day(born) if born else ""


def _yes_or_no(said: bool | None) -> str:
    return {True: "Yes", False: "No"}.get(said, "") if said is not None else ""


def _disability(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", ", ".join(Disability(code).label for code in fact.codes)


def _immigration(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", ImmigrationStatus(fact.status).label
    yield "", fact.note


def _liberty(fact: Any, knows_homes: bool) -> Iterable[Row]:
    yield "", "A court allows that the child is deprived of their liberty"


WORDS: Mapping[FactKind, Words] = {
    FactKind.CARE: _care,
    FactKind.HOME: _home,
    FactKind.CARER: _carer,
    FactKind.ASSOCIATE: _associate,
    FactKind.LIBERTY: _liberty,
    FactKind.SCHOOL: _school,
    FactKind.SERVICE: _service,
    FactKind.BACKGROUND: _background,
    FactKind.DISABILITY: _disability,
    FactKind.IMMIGRATION: _immigration,
}
