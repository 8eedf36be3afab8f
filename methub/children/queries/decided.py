"""Which policy holds for a child, and what it means for them."""

from datetime import date, datetime

from methub.agencies.models import Authority
from methub.children import rules
from methub.children.models import Child
from methub.policies import queries as policies
from methub.policies.rules import Policy


def policy_of(*, child: Child, at: datetime) -> tuple[Authority | None, Policy | None]:
    """The authority whose policy holds for the child, and what it decided. For a child placed here
    from outside, an authority of the partnership that has decided."""
    partners = child.person.partnership.authorities.order_by("pk")
    own = child.responsible_authority_id
    for authority in sorted(partners, key=lambda one: one.pk != own):
        try:
            return authority, policies.policy_for(authority=authority, at=at)
        except policies.NoPolicy:
            continue
    return None, None


def responsible_on(*, child: Child, day: date) -> Authority:
    """Who answered for the child that day: whoever did before the first change after it."""
    later = child.transfers.filter(from_on__gt=day).order_by("from_on", "pk")
    first = later.select_related("former").first()
    return first.former if first else child.responsible_authority


def growing_up(*, child: Child, at: datetime) -> rules.GrowingUp | None:
    """When this child's move to adult services is planned and when they are an adult, by the
    policy of the day; nothing while nobody knows when they were born."""
    _, decided = policy_of(child=child, at=at)
    born_on = child.person.born_on
    if decided is None or born_on is None:
        return None
    ages = decided.ages
    return rules.growing_up(
        born_on,
        plan_at=(ages.transition_years, ages.transition_months),
        adult_at=ages.missing_until,
        hub_until=ages.hub_until,
    )
