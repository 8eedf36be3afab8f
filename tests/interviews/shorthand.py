"""Words for what the tests of interviews do again and again."""

from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.interviews import changes
from methub.interviews.codes import Destination, Outcome
from methub.policies import queries as policies
from tests.interviews.conftest import NOON, hours

LATER = NOON + hours(30)
OFFER = changes.OfferToParent(offered_at=NOON + hours(20), took_it_up=False)


def clock_of(interview, promise=Promise.RETURN_INTERVIEW):
    return clock(promise, interview)


def clock(promise, about):
    return Clock.objects.get(promise=promise, about=about.reference)


def declined(hub, interview, **more):
    reason = policies.policy_for(authority=interview.authority, at=NOON).lists.refusal_reasons[0]
    return changes.record_outcome(
        interview=interview, outcome=Outcome.REFUSED_CHILD, happened_at=NOON + hours(20),
        reason=reason.code, signposted_to="Childline", by=hub.worker, at=LATER, **more,
    )  # fmt: skip


def agree(hub, interview, destination=Destination.ALLOCATED, team=None):
    interview.refresh_from_db()
    return changes.sign_off(
        interview=interview, destination=destination, team=team, version=interview.version,
        by=hub.senior, at=LATER,
    )  # fmt: skip
