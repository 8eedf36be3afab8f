"""Pages that change one thing about a child: the question, and what the record says now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from methub.children.codes import CarerKind, LivingKind, SchoolStatus
from methub.children.queries import Photographed, Situation
from methub.fittings.components import Link, SummaryRow
from methub.foundation import spoken
from methub.people.codes import Precision, Sex
from methub.people.rules.births import Birth

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class GoesOn:
    """A carer, and where one says that they no longer care for the child."""

    words: str
    note: str
    end_href: str


@dataclass(frozen=True)
class Photo:
    """A photograph as a page shows it; `words` are for whoever does not see it."""

    href: str
    words: str
    remove_href: str


@dataclass(frozen=True)
class Editing:
    """One question about one child, and what the record says now. `is_changed_meanwhile` when
    somebody else saved something while this page was open: both texts are shown."""

    title: str
    back: Link
    now: tuple[SummaryRow, ...] = ()
    going_on: tuple[GoesOn, ...] = ()
    why: str = ""
    words: str = "Save"
    is_changed_meanwhile: bool = False
    photograph: Photo | None = None
    links: tuple[Link, ...] = ()
    distance_href: str = ""
    """Asked while a postcode is typed: how far that is."""


def name_page(child: Any) -> Editing:
    return Editing(
        "Name",
        back(child),
        now=(SummaryRow("Legal name", child.person.name),),
        why="A name that was spelt wrongly is kept under History, and no longer found by.",
    )


def birth_page(child: Any) -> Editing:
    return Editing(
        "Date of birth",
        back(child),
        now=(SummaryRow("Date of birth", birth_in_words(child.person.birth)),),
        why="What was said before is kept under History.",
    )


def description_page(child: Any) -> Editing:
    said = (
        SummaryRow("Sex", Sex(child.person.sex).label),
        SummaryRow("Ethnicity", child.person.ethnicity or "Not recorded"),
    )
    return Editing("Sex and ethnicity", back(child), now=said)


def care_page(child: Any, now: Situation) -> Editing:
    said = now.care_status.label if now.care_status else "Not recorded"
    return Editing("Care", back(child), now=(SummaryRow("Now", said),))


def school_page(child: Any, now: Situation) -> Editing:
    said = "Not recorded"
    if now.schooling is not None:
        status = SchoolStatus(now.schooling.status).label
        said = since(" · ".join(filter(None, [now.schooling.school, status])), now.schooling)
    return Editing("School or college", back(child), now=(SummaryRow("Now", said),))


def placement_page(child: Any) -> Editing:
    return Editing(
        "Where the child lives",
        back(child),
        distance_href=reverse("children:distance", args=[child.person.reference]),
    )


def carer_page(child: Any, now: Situation) -> Editing:
    return Editing(
        "Parents and carers",
        back(child),
        going_on=tuple(
            GoesOn(
                words=carer.name,
                note=since(CarerKind(carer.kind).label, carer),
                end_href=reverse(
                    "children:end-carer", args=[child.person.reference, carer.reference]
                ),
            )
            for carer in now.carers
        ),
        words="Add this carer",
    )


def associate_page(child: Any) -> Editing:
    return Editing(
        "Friends, associates and people of concern",
        back(child, "chronology:circumstances"),
        why="Who spends time with the child. A person of concern under 18 is a child first, and is "
        "managed as a child.",
        words="Record it",
    )


def worker_page(child: Any, now: Situation) -> Editing:
    said = now.worker.name if now.worker else "Nobody allocated"
    rows = [SummaryRow("Worker now", said)]
    if now.manager is not None:
        rows.append(SummaryRow("Manager now", now.manager.name))
    return Editing("Allocated worker", back(child), now=tuple(rows))


def authority_page(child: Any) -> Editing:
    return Editing(
        "Responsible authority",
        back(child),
        now=(SummaryRow("Now", child.responsible_authority.name),),
        why="Who was responsible before is kept in the chronology.",
    )


def photograph_page(child: Any, known: Photographed | None) -> Editing:
    person = child.person
    if known is None:
        return Editing("Photograph", back(child), words="Add the photograph")
    added = f"{spoken.instant(known.recorded_at)}, by {known.recorded_by_name}"
    taken = spoken.short_day(known.taken_on) if known.taken_on else "Not known"
    return Editing(
        "Photograph",
        back(child),
        now=(SummaryRow("Taken", taken), SummaryRow("Added", added)),
        photograph=Photo(
            reverse("children:photograph", args=[person.reference]),
            f"Photograph of {person.name}",
            reverse("children:remove-photograph", args=[person.reference]),
        ),
        words="Put this in its place",
    )


def share_page(child: Any) -> Editing:
    return Editing("Share this record", back(child, "chronology:sharing"), words="Share")


def end_page(child: Any, sight: Any) -> Editing:
    holder = sight.team or sight.agency or sight.user
    return Editing(
        "End this sharing",
        back(child, "chronology:sharing"),
        now=(
            SummaryRow("Shared with", holder.name),
            SummaryRow("Why", sight.reason),
            SummaryRow("Since", spoken.instant(sight.from_at)),
        ),
        why="From now on they can no longer open this record, unless for another reason.",
        words="End sharing",
    )


def name_as_it_is(legal: Any) -> dict[str, str]:
    """The legal name, ready to be put right."""
    if legal is None:
        return {}
    return {"opened": legal.reference, "forenames": legal.forenames, "surname": legal.surname}


def birth_as_it_is(person: Any) -> dict[str, object]:
    return {
        "version": person.version,
        "precision": person.born_on_precision,
        "born_on": person.born_on,
        "month": person.born_month,
        "year": person.born_year,
    }


def birth_in_words(birth: Birth) -> str:
    """ "14 Mar 2011", "March 2011", "2011", "about 2011 (estimated)"."""
    match birth.precision:
        case Precision.DAY:
            return spoken.short_day(birth.on) if birth.on else ""
        case Precision.MONTH:
            return f"{date(birth.year or 1, birth.month or 1, 1):%B %Y}"
        case Precision.YEAR:
            return str(birth.year)
        case Precision.ESTIMATED:
            said = spoken.short_day(birth.on) if birth.on else f"about {birth.year}"
            return f"{said} (estimated)"
        case _:
            return "Not known"


def named(rows: Iterable[Any]) -> Choices:
    """Records to choose from, by their references."""
    return [(row.reference, row.name) for row in rows]


def homes_to_end(homes: Iterable[Any]) -> Choices:
    """Homes to choose from: a protected one is not named."""
    return [(home.reference, since(_home(home), home)) for home in homes]


def agencies_and_teams(agencies: Iterable[Any], teams: Iterable[Any]) -> Choices:
    """Whom a child may be shared with: a whole agency, or one team of it."""
    whole = [(f"agency:{one.reference}", f"{one.name}: everybody there") for one in agencies]
    parts = [(f"team:{one.reference}", f"{one.agency.name}: {one.name} only") for one in teams]
    return sorted([*whole, *parts], key=lambda pair: pair[1])


def since(words: str, fact: Any) -> str:
    return f"{words}, since {spoken.short_day(fact.from_on)}"


def _home(home: Any) -> str:
    return "Protected address" if home.is_protected else home.name or LivingKind(home.kind).label


def back(child: Any, page: str = "chronology:child") -> Link:
    return Link(child.person.name, reverse(page, args=[child.person.reference]))
