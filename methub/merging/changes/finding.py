"""Which records look like one child: found in bulk, and decided by somebody."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from methub.agencies.models import Partnership
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.merging.changes.refusals import AlreadyDecided, NoReason
from methub.merging.codes import ProposalState
from methub.merging.models import Look, Proposal
from methub.people import queries as people
from methub.people.rules.matching import Proposal as Alike

_AT_ONCE = 500


def ask_to_look(*, partnership: Partnership, by: Actor, at: datetime) -> Look:
    """Somebody wants to know now. One look at a time is enough."""
    with trail.open_page(by=by, at=at) as page:
        Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        look = Look.objects.filter(partnership=partnership, ended_at=None).first()
        look = look or Look.objects.create(
            partnership=partnership, asked_at=at, asked_by_name=by.name
        )
        page.write("merging.duplicates.asked-for", about=look)
    return look


def look_for_duplicates(*, look: Look, by: Actor, at: datetime) -> Look:
    """Compare everybody with whoever is like them, and keep what is found as it is found, so that
    the page can say how far it is."""
    look.found = 0
    alike = people.duplicates_of_all(partnership_id=look.partnership_id)
    while some := list(islice(alike, _AT_ONCE)):
        with transaction.atomic():
            look.found += _keep(some, at)
            look.save(update_fields=["found"])
    with trail.open_page(by=by, at=at) as page:
        look.ended_at = at
        look.save(update_fields=["ended_at"])
        page.write("merging.duplicates.looked-for", about=look, found=look.found)
    return look


def keep_apart(*, proposal: Proposal, why: str, by: Actor, at: datetime) -> Proposal:
    """Two children, whatever the records say. Not asked again until one of the records changes."""
    if not why.strip():
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        proposal = Proposal.objects.select_for_update(no_key=True).get(pk=proposal.pk)
        if proposal.state != ProposalState.WAITING:
            raise AlreadyDecided
        proposal.state, proposal.why = ProposalState.NOT_THE_SAME, why
        proposal.decided_at, proposal.decided_by_id, proposal.decided_by_name = at, by.id, by.name
        proposal.save()
        for person_id in (proposal.one_id, proposal.other_id):
            page.write("merging.proposal.not-the-same", about=proposal, person_id=person_id)
    return proposal


def _keep(some: list[tuple[int, Alike]], at: datetime) -> int:
    """How many of these are new, or new again because a record says something else now."""
    found = {(min(one, alike.person_id), max(one, alike.person_id)): alike for one, alike in some}
    known = {
        (row.one_id, row.other_id): row
        for row in Proposal.objects.filter(one__in={one for one, _ in found})
    }
    fresh = list(_fresh(found, known, at))
    for row in fresh:
        row.save()
    return len(fresh)


def _fresh(
    found: dict[tuple[int, int], Alike], known: dict[tuple[int, int], Proposal], at: datetime
) -> Iterator[Proposal]:
    says = people.likeness(person_ids={pk for pair in found for pk in pair})
    for pair, alike in found.items():
        facts = hashlib.sha256("".join(says.get(pk, "") for pk in pair).encode()).hexdigest()
        row = known.get(pair) or Proposal(one_id=pair[0], other_id=pair[1])
        if row.facts == facts:
            continue
        row.state, row.facts, row.found_at = ProposalState.WAITING, facts, at
        row.score, row.band = alike.score, alike.band
        row.reasons = [[reason.words, reason.is_agreeing] for reason in alike.reasons]
        row.decided_at = row.decided_by_id = None
        row.decided_by_name = row.why = ""
        yield row
