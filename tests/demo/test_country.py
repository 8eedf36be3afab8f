"""The country of the benchmark: every county a county of its own, and nothing of it shared."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from methub.agencies.models import Partnership, User
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import queries as children
from methub.clocks.models import Clock
from methub.demo import bulk, country, partnership
from methub.interviews.models import Interview
from methub.missing.models import Episode
from methub.people.models import Person, PersonKey

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)


def built() -> set[tuple[str, ...]]:
    """Every index and constraint there is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
            "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint"
        )
        return set(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_each_county_sees_its_own_children_and_every_link_leads_within_it():
    town = partnership.found(at=datetime(2025, 7, 1, tzinfo=UTC))
    bulk.fill(town, children=40, at=AT)
    before = built()

    country.copy_county(times=2)

    assert built() == before
    assert Partnership.objects.count() == 3
    workers = User.objects.filter(memberships__role=Role.HUB_WORKER, name=_a_worker())
    viewers = [front_desk(user=user, at=AT)[0] for user in workers]
    seen = [set(children.children(viewer=v).values_list("pk", flat=True)) for v in viewers]
    assert [len(own) for own in seen] == [40, 40, 40]
    assert len(set.union(*seen)) == 120
    for interview in Interview.objects.select_related("child__person"):
        assert interview.assigned_to is not None
        teams = interview.assigned_to.memberships.get().team.agency.partnership_id
        assert teams == interview.child.person.partnership_id
    assert Clock.objects.filter(about__in=Interview.objects.values("reference")).count() == (
        Interview.objects.count()
    )
    assert Episode.objects.count() == 360
    shown = Entry.objects.filter(details__has_key="shown").order_by("-pk")[0].details["shown"]
    assert Person.objects.filter(pk__in=shown).count() == 40
    assert PersonKey.objects.count() % 3 == 0
    assert (
        Person.objects.create(
            partnership=Partnership.objects.order_by("pk")[0], name="New", sort_name="new"
        ).pk
        > 120
    )


def _a_worker() -> str:
    return str(User.objects.filter(memberships__role=Role.HUB_WORKER).order_by("pk")[0].name)
