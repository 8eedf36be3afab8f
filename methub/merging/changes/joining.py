"""Two records of one child, or of one adult, become one; or an adult is a child on record. Nothing
is deleted, and every move is kept."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from methub.audit import trail
from methub.audit.trail import Page
from methub.children import changes as children
from methub.children.models import Associate, Carer, Child
from methub.foundation import moving
from methub.foundation.actors import Actor
from methub.foundation.moving import Key
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import changes as interviews
from methub.interviews.models import Interview
from methub.merging import rules
from methub.merging.changes.refusals import (
    AlreadyMerged,
    ChildAndAdult,
    NoReason,
    OneCaresForTheOther,
    TheSame,
    TwoPartnerships,
)
from methub.merging.codes import ProposalState, Side
from methub.merging.models import Merge, Move, Proposal
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.missing.rules import Period
from methub.people import changes as people
from methub.people.changes.moving import FACTS
from methub.people.models import Person

LINKS: tuple[Any, ...] = (Carer, Associate)
WHY = "Two records of the same child were merged"


def merge_persons(
    *,
    kept: Person,
    away: Person,
    taken: Collection[str],
    seen: str,
    why: str,
    by: Actor,
    at: datetime,
) -> Merge:
    """Everything of one record moves to the other. `taken`: the choices in which the record that
    is merged away is right. `seen`: the fingerprint of both as they were shown to whoever chose;
    if anything has changed since, nothing is merged."""
    if not why.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        kept, away = held(kept, away)
        _refuse(kept, away)
        before = moving.rows_of([kept.pk, away.pk])
        if moving.fingerprint(before) != seen:
            raise ChangedMeanwhile
        _move_everything(kept, away, frozenset(taken), page)
        after = moving.rows_of([kept.pk, away.pk])
        merge = Merge.objects.create(
            kept=kept,
            away=away,
            merged_at=at,
            merged_by_id=by.id,
            merged_by_name=by.name,
            why=why,
            choices=sorted(taken),
            held=[key for key, row in before.items() if moving.owner_of(key, row) == kept.pk],
        )
        Move.objects.bulk_create(
            Move(merge=merge, **vars(moved)) for moved in moving.differences(before, after)
        )
        _decided(merge)
        for one in (kept, away):
            page.write("merging.person.merged", about=merge, person_id=one.pk, why=why)
    return merge


def held(kept: Person, away: Person) -> tuple[Person, Person]:
    """Both, held until the transaction ends: the children first, as everywhere (of an adult, those
    they are linked with), and always in the same order, so that two people who merge the same pair
    wait for each other."""
    both = sorted({kept.pk, away.pk})
    linked = {
        pk
        for model in LINKS
        for pk in model.every.filter(person__in=both).values_list("child", flat=True)
    }
    first = Child.objects.filter(pk__in=sorted({*both, *linked})).order_by("pk")
    list(first.select_for_update(no_key=True))
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=both).order_by("pk")
    found = {person.pk: person for person in rows}
    return found[kept.pk], found[away.pk]


def _refuse(kept: Person, away: Person) -> None:
    if kept.pk == away.pk:
        raise TheSame
    if kept.partnership_id != away.partnership_id:
        raise TwoPartnerships
    if away.is_child and not kept.is_child:
        raise ChildAndAdult
    if kept.merged_into_id is not None or away.merged_into_id is not None:
        raise AlreadyMerged
    both = [kept.pk, away.pk]
    if any(model.every.filter(child__in=both, person__in=both).exists() for model in LINKS):
        raise OneCaresForTheOther


def _move_everything(kept: Person, away: Person, taken: frozenset[str], page: Page) -> None:
    """Each room settles what a child has one of; then all of it follows. An adult has nothing but
    what the registry knows of them, and their links: also one who turns out to be a child."""
    signed: dict[str, Any] = {"by": page.by, "at": page.at}
    known = Child.objects.select_related("person").in_bulk([kept.pk, away.pk])
    left = _settle(known[kept.pk], known[away.pk], taken, signed) if len(known) > 1 else ()
    people.choose_facts(kept=kept, away=away, taken=taken & FACTS.keys(), **signed)
    moving.follow(kept=kept.pk, away=away.pk, leave=left)
    people.close_record(kept=kept, away=away, **signed)
    if kept.pk in known:
        children.follow_birth(child=known[kept.pk], why=WHY, **signed)
        missing.look_again(child=known[kept.pk], why=WHY, **signed)


def _settle(ours: Child, theirs: Child, taken: frozenset[str], signed: dict[str, Any]) -> list[Key]:
    """Of what there can be only one of, what stands. Returns what cannot follow."""
    pairs = _paired(ours, theirs, taken)
    for stands, duplicate in pairs:
        missing.mark_duplicate(duplicate=duplicate, stands=stands, **signed)
    interviews.settle_interviews(
        kept=ours, away=theirs, pairs=pairs, goes_on=_goes_on(ours, theirs, taken), **signed
    )
    return children.settle_answers(kept=ours, away=theirs, taken=taken, **signed)


def _paired(ours: Child, theirs: Child, taken: frozenset[str]) -> list[tuple[Episode, Episode]]:
    """Every episode that overlaps one of the other record, with the one that stands."""
    known = {
        episode.reference: episode
        for episode in Episode.objects.filter(child__in=[ours, theirs]).order_by("missing_since")
    }
    periods = {
        child: [
            Period(e.reference, e.missing_since, e.ended_at)
            for e in known.values()
            if e.child_id == child.pk
        ]
        for child in (ours, theirs)
    }
    return [
        (known[stands], known[duplicate])
        for clash in rules.clashes(periods[ours], periods[theirs])
        for stands, duplicate in clash.pairs(Side.AWAY if clash.name in taken else Side.KEPT)
    ]


def _goes_on(ours: Child, theirs: Child, taken: frozenset[str]) -> Interview | None:
    """Of two open interviews, the one that was chosen."""
    chosen = theirs if "interview" in taken else ours
    return Interview.objects.filter(child=chosen, outcome="").first()


def _decided(merge: Merge) -> None:
    """Whatever proposed the two waits no longer."""
    one, other = sorted([merge.kept_id, merge.away_id])
    Proposal.objects.filter(one=one, other=other).update(
        state=ProposalState.MERGED,
        decided_at=merge.merged_at,
        decided_by_id=merge.merged_by_id,
        decided_by_name=merge.merged_by_name,
        why=merge.why,
    )
