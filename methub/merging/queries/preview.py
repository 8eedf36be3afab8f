"""Two records side by side: what they say otherwise, what would move, what they hold twice."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child, Placement
from methub.foundation import moving
from methub.foundation.moving import Rows
from methub.interviews.models import Interview
from methub.merging import rules
from methub.merging.codes import Side
from methub.merging.rules import Clash
from methub.missing.models import Episode
from methub.missing.rules import Period
from methub.people.codes import Sex
from methub.people.models import Person

# What a person has once, and the columns that say it.
PERSONAL = ("name", "birth", "sex", "ethnicity", "died_on")


@dataclass(frozen=True)
class Asked:
    """A question the two records answer differently. `likelier`: whose answer is offered first."""

    name: str
    kept: Any
    away: Any
    likelier: Side = Side.KEPT


@dataclass(frozen=True)
class Episodes:
    """The same absence in both records."""

    clash: Clash
    kept: tuple[Episode, ...]
    away: tuple[Episode, ...]


@dataclass(frozen=True)
class Preview:
    """Everything somebody needs to decide. `children`: the two as children, unless they are
    adults; `counts`: rows by table, of one and of the other; `homes`: where the child lives now, if
    both records say so; `seen` says which facts it was made of."""

    kept: Person
    away: Person
    children: tuple[Child, Child] | None
    asked: tuple[Asked, ...]
    twice: tuple[Episodes, ...]
    homes: tuple[Placement, ...]
    counts: dict[str, tuple[int, int]]
    seen: str

    @property
    def is_restricted(self) -> bool:
        return self.kept.is_restricted or self.away.is_restricted

    @property
    def only_one_is_restricted(self) -> bool:
        return self.kept.is_restricted != self.away.is_restricted


def preview(*, viewer: Viewer, kept: Person, away: Person) -> Preview:
    """Both were found through the viewer."""
    rows = moving.rows_of([kept.pk, away.pk])
    as_children = Child.objects.select_related("person", "responsible_authority")
    known = as_children.in_bulk([kept.pk, away.pk])
    both = (known[kept.pk], known[away.pk]) if len(known) == len({kept.pk, away.pk}) else None
    asked = [*_personal(kept, away), *(_circumstances(viewer, *both) if both else ())]
    return Preview(
        kept=kept,
        away=away,
        children=both,
        asked=tuple(one for one in asked if one.kept != one.away),
        twice=_twice(*both) if both else (),
        homes=_homes(viewer, *both) if both else (),
        counts=_counts(rows, kept.pk),
        seen=moving.fingerprint(rows),
    )


def _personal(ours: Person, theirs: Person) -> list[Asked]:
    """Whoever knows something is likelier right than whoever knows nothing."""
    said = [Asked(name, getattr(ours, name), getattr(theirs, name)) for name in PERSONAL]
    return [
        Asked(one.name, one.kept, one.away, _whoever_knows(one.kept, one.away))
        for one in said
        if not _is_unsaid(one.away)
    ]


def _whoever_knows(kept: Any, away: Any) -> Side:
    return Side.AWAY if _is_unsaid(kept) and not _is_unsaid(away) else Side.KEPT


def _is_unsaid(value: Any) -> bool:
    year = getattr(value, "year", value)  # of a date of birth: nothing is known without it
    return year in (None, "", Sex.UNKNOWN)


def _circumstances(viewer: Viewer, kept: Child, away: Child) -> list[Asked]:
    answers = children.two_answers(viewer=viewer, kept=kept, away=away)
    asked = [Asked("authority", kept.responsible_authority, away.responsible_authority)]
    asked += [Asked(one.name, one.kept, one.away) for one in answers]
    ours, theirs = (
        Interview.objects.filter(child=child, outcome="").first() for child in (kept, away)
    )
    return [*asked, Asked("interview", ours, theirs)] if ours and theirs else asked


def _twice(kept: Child, away: Child) -> tuple[Episodes, ...]:
    known = {
        episode.reference: episode
        for episode in Episode.objects.filter(child__in=[kept, away]).order_by("missing_since")
    }
    ours, theirs = (
        [
            Period(e.reference, e.missing_since, e.ended_at)
            for e in known.values()
            if e.child_id == child.pk
        ]
        for child in (kept, away)
    )
    return tuple(
        Episodes(
            clash,
            kept=tuple(known[one.reference] for one in clash.kept),
            away=tuple(known[one.reference] for one in clash.away),
        )
        for clash in rules.clashes(ours, theirs)
    )


def _homes(viewer: Viewer, kept: Child, away: Child) -> tuple[Placement, ...]:
    """Two households may both be true, so nobody is made to choose; but somebody has to look."""
    now = children.situations(viewer=viewer, child_ids=[kept.pk, away.pk], is_brief=True)
    ours, theirs = (now[child.pk].placements for child in (kept, away))
    return (*ours, *theirs) if ours and theirs else ()


def _counts(rows: Rows, kept: int) -> dict[str, tuple[int, int]]:
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for key, row in rows.items():
        if not moving.followers()[key[0]].is_the_record:
            (ours if moving.owner_of(key, row) == kept else theirs)[key[0]] += 1
    return {table: (ours[table], theirs[table]) for table in moving.followers()}
