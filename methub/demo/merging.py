"""One child who is in the demonstration twice: two people wrote down the same night."""

from datetime import datetime, timedelta

from methub.children import changes as children
from methub.children.models import Child
from methub.demo.partnership import Town
from methub.foundation.actors import MET_HUB
from methub.merging import changes as merging
from methub.missing import changes as missing
from methub.missing.models import Episode


def written_down_twice(town: Town, child: Child, *, at: datetime) -> None:
    """Her last night away, as a telephone call about “Keely Holis” told it; and the pair that the
    hub then found."""
    person = child.person
    night = Episode.objects.filter(child=child, found_at__isnull=False).latest("missing_since")
    assert night.found_at is not None
    home = person.addresses.filter(is_protected=False).first()
    by = town.actor("Abena Osei")
    told = night.missing_since + timedelta(hours=5)
    twice = children.register_child(
        partnership=town.partnership,
        responsible_authority=child.responsible_authority,
        surname="Holis",
        forenames="Keely",
        born_on=person.born_on,
        address=home.text if home else "",
        postcode=home.postcode if home else "",
        by=by,
        at=told,
    )
    episode = missing.open_episode(
        child=twice,
        missing_since=night.missing_since + timedelta(minutes=45),
        told_hub_at=told,
        reported_by="Neighbour",
        circumstances="Seen leaving with a bag. The caller did not know her name well.",
        by=by,
        at=told,
    )
    missing.record_found(
        episode=episode, found_at=max(told, night.found_at), told_at=at, by=by, at=at
    )
    look = merging.ask_to_look(partnership=town.partnership, by=MET_HUB, at=at)
    merging.look_for_duplicates(look=look, by=MET_HUB, at=at)
