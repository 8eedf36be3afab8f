"""Pairs that wait for somebody, and what was merged."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.children.presenters import birth_in_words
from methub.fittings.components import Candidate, Cell, Column, Link, NavItem, Pages, Reason, Table
from methub.foundation import spoken
from methub.merging.forms import ADULTS
from methub.merging.queries import A_PAGE, Alike, Proposed
from methub.people.rules.matching import Band


@dataclass(frozen=True)
class Pair:
    """Two records that may be of one child, and what one can do about it."""

    candidate: Candidate
    compare: Link
    apart: Link | None


@dataclass(frozen=True)
class Queue:
    heading: str
    pairs: tuple[Pair, ...]
    filters: tuple[NavItem, ...]
    empty: str
    pages: Pages


@dataclass(frozen=True)
class Standing:
    """Whether somebody looks for duplicates now, or when they last did. `poll_href`: ask
    again, while it goes on."""

    words: str
    poll_href: str


def queue_page(found: Proposed, *, band: Band | None, page: int) -> Queue:
    """Without a band: the adults."""
    here = reverse("merging:duplicates")
    many = {Band.LIKELY: found.likely, Band.POSSIBLE: found.possible}
    show = band or ADULTS
    return Queue(
        heading=f"{band.label} the same child" if band else "Parents and carers who may be one",
        pairs=tuple(_pair(row) for row in found.rows),
        filters=(
            *(
                NavItem(one.label, f"{here}?show={one}", is_here=one is band, count=many[one])
                for one in Band
            ),
            NavItem(
                "Parents and carers", f"{here}?show={ADULTS}", is_here=not band, count=found.adults
            ),
            NavItem("Merged", reverse("merging:merges")),
        ),
        empty="No two records wait to be compared. Every night the hub looks again.",
        pages=Pages(
            number=page,
            previous=f"{here}?show={show}&page={page - 1}" if page > 1 else "",
            next=f"{here}?show={show}&page={page + 1}" if found.has_more else "",
            words=f"{A_PAGE} to a page" if found.has_more or page > 1 else "",
        ),
    )


def of_person_page(found: Iterable[Alike], person: Any) -> list[Pair]:
    """The records that may be of this person; theirs stays, unless somebody turns it round."""
    return [
        Pair(
            candidate=Candidate(
                name=one.person.name,
                reasons=tuple(Reason(r.words, r.is_agreeing) for r in one.reasons),
                note=f"{one.band.label} · {born(one.person)}",
                is_best=one.band is Band.LIKELY,
            ),
            compare=_compare(person, one.person),
            apart=None,
        )
        for one in found
    ]


def apart_facts(proposal: Any) -> Candidate:
    """The two records somebody is about to keep apart."""
    return _pair(proposal).candidate


def standing(look: Any | None) -> Standing:
    """Never how many were compared or found: a child registered for the purpose, and one pair more
    than the queue shows, would say that a record exists which is closed to whoever counts."""
    if look is None:
        return Standing("Nobody has looked for duplicates yet.", "")
    if look.ended_at is None:
        return Standing("Looking now: everybody is compared.", reverse("merging:progress"))
    return Standing(f"Last looked {spoken.instant(look.ended_at)}.", "")


def merged_table(rows: Iterable[Any]) -> Table:
    return Table(
        caption="Merged",
        columns=(
            Column("Everything stands in"),
            Column("Merged into it"),
            Column("When and by whom"),
            Column("Why"),
            Column("Next step"),
        ),
        rows=tuple(
            (
                Cell(row.kept.name, href=record(row.kept)),
                Cell(row.away.name, note=born(row.away)),
                Cell(spoken.instant(row.merged_at), note=row.merged_by_name),
                Cell(row.why),
                Cell("Take apart", href=reverse("merging:unmerge", args=[row.reference])),
            )
            for row in rows
        ),
        empty="No two records have been merged.",
    )


def born(person: Any) -> str:
    return birth_in_words(person.birth)


def who(person: Any) -> str:
    """What two records of this kind are of."""
    return "child" if person.is_child else "adult"


def record(person: Any) -> str:
    """Where the page of this person is."""
    return reverse("chronology:child" if person.is_child else "children:adult",
                   args=[person.reference])  # fmt: skip


def _pair(row: Any) -> Pair:
    return Pair(
        candidate=Candidate(
            name=f"{row.one.name} and {row.other.name}",
            reasons=tuple(Reason(words, agrees) for words, agrees in row.reasons),
            note=f"{born(row.one)} · {born(row.other)} · found {spoken.instant(row.found_at)}",
            is_best=row.band == Band.LIKELY,
        ),
        compare=_compare(row.one, row.other),
        apart=Link(f"Not the same {who(row.one)}", reverse("merging:apart", args=[row.reference])),
    )


def _compare(kept: Any, away: Any) -> Link:
    """A child’s record is the one that stays."""
    if away.is_child and not kept.is_child:
        kept, away = away, kept
    address = reverse("merging:preview", args=[kept.reference, away.reference])
    return Link("Compare the two records", address, quiet=False)
