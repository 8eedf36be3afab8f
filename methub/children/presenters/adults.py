"""Adults in words: whom somebody may mean, and the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.children.codes import AssociateKind, CarerKind
from methub.children.forms import HIDDEN, NEW
from methub.children.presenters.editing import birth_in_words
from methub.children.presenters.facts import days
from methub.children.queries import Adult, SimilarAdult
from methub.fittings.components import Cell, Column, Link, SummaryRow, Table
from methub.foundation import spoken
from methub.people.rules.births import NOT_KNOWN
from methub.people.rules.names import taken_apart

Choices = list[tuple[str, str]]
LOOKED_UP = (
    "Somebody like this is on record already. Say whether it is them, so that one adult is not two."
)


@dataclass(frozen=True)
class AdultPage:
    name: str
    facts: tuple[SummaryRow, ...]
    children: Table
    back: Link
    duplicates: Link | None


def adults_to_choose(similar: Iterable[SimilarAdult], *, is_hidden: bool) -> Choices:
    """Whom it may be, strongest first; nothing to choose from where nobody is like them."""
    known = [(one.person.reference, _in_a_line(one)) for one in similar]
    if is_hidden:
        known.append((HIDDEN, "Somebody of this name and date of birth whom you may not see"))
    return [*known, (NEW, "Somebody else, who is not on record yet")] if known else []


def as_known(person: Any) -> dict[str, Any]:
    """What a child's form begins with, where other children are with them already."""
    forenames, surname = taken_apart(person.name)
    return {"forenames": forenames, "surname": surname, "born_on": person.born_on}


def adult_page(found: Adult, *, may_merge: bool) -> AdultPage:
    first = found.links[0].child.person
    return AdultPage(
        name=found.person.name,
        facts=tuple(_facts(found)),
        children=Table(
            caption="Children",
            columns=(Column("Child"), Column("To the child"), Column("When")),
            rows=tuple(_link(one) for one in found.links),
            empty="",
        ),
        back=Link(first.name, reverse("chronology:child", args=[first.reference])),
        duplicates=Link(
            "Is this adult on record twice?",
            reverse("merging:of-child", args=[found.person.reference]),
        )
        if may_merge
        else None,
    )


def _in_a_line(one: SimilarAdult) -> str:
    """ "Dawn Hollis, born 14 Mar 1980: parent of Keeley Hollis. Same surname. Same forename" """
    born = "" if one.person.birth == NOT_KNOWN else f", born {birth_in_words(one.person.birth)}"
    to = "; ".join(dict.fromkeys(_to_whom(link) for link in one.links)) or "a child on record"
    agrees = [reason.words for reason in one.proposal.reasons if reason.is_agreeing]
    return ". ".join((f"{one.person.name}{born}: {to}", *agrees))


def _to_whom(link: Any) -> str:
    return f"{_kind(link).lower()} of {link.child.person.name}"


def _kind(link: Any) -> str:
    kinds = CarerKind if hasattr(link, "placement_id") else AssociateKind
    return kinds(link.kind).label


def _facts(found: Adult) -> Iterable[SummaryRow]:
    yield SummaryRow("Born", birth_in_words(found.person.birth))
    other = [name.whole for name in found.names if name.whole != found.person.name]
    if other:
        yield SummaryRow("Also called", ", ".join(dict.fromkeys(other)))
    for one in found.addresses:
        said = ", ".join(filter(None, (one.text, one.postcode)))
        since = spoken.instant(one.recorded_at)
        kept = ". Address protected: tell nobody" if one.is_protected else ""
        yield SummaryRow("Address", f"{said}, recorded {since}{kept}")
    if found.protected:
        yield SummaryRow("Address", "Address protected")


def _link(one: Any) -> tuple[Cell, ...]:
    child = one.child.person
    is_answerable = getattr(one, "has_parental_responsibility", False)
    note = "Parental responsibility" if is_answerable else ""
    return (
        Cell(child.name, href=reverse("chronology:child", args=[child.reference])),
        Cell(_kind(one), note=note),
        Cell(days(one)),
    )
