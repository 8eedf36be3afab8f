"""A contract that is nearly or wholly used up is never met in silence: the group manager hears."""

from datetime import datetime

from django.urls import reverse

from methub.agencies.models import User
from methub.agencies.queries import memberships_on
from methub.agencies.roles import Role
from methub.foundation.actors import Actor
from methub.interviews import rules
from methub.interviews.models import Interview
from methub.interviews.queries import use_of_contract
from methub.post import changes as post
from methub.post.codes import Template


def warn_of_the_contract(interview: Interview, by: Actor, at: datetime) -> None:
    """After one more was given to the provider: a letter when few are left, and one when none is;
    once a contract year each."""
    use = use_of_contract(authority=interview.authority, at=at)
    if use is not None and use.room is not rules.Room.ENOUGH:
        year = f"{use.provider} from {use.first:%Y-%m-%d}"
        _tell_managers(interview, f"contract of {year}: {use.room.name}", by, at)


def warn_of_one_not_sent(interview: Interview, by: Actor, at: datetime) -> None:
    """A child far away whose interview the contract no longer covers: a letter for each of them."""
    _tell_managers(interview, f"interview {interview.reference}: no contract left", by, at)


def _tell_managers(interview: Interview, occasion: str, by: Actor, at: datetime) -> None:
    partnership = interview.child.person.partnership
    managing = memberships_on(at=at).filter(
        role=Role.HUB_MANAGER, team__agency__partnership=partnership
    )
    for manager in User.objects.filter(pk__in=managing.values("user")).order_by("pk"):
        post.write_letter(
            to=manager.email,
            template=Template.CONTRACT,
            reference=interview.reference,
            path=reverse("interviews:commissioned"),
            once=f"{occasion}, to {manager.reference}",
            partnership=partnership,
            user=manager,
            person_id=interview.child_id,
            by=by,
            at=at,
        )
