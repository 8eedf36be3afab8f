"""October as the tests of a month's themes know it: four children of one home and one school."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.children.codes import LivingKind, SchoolStatus
from methub.children.models import Placement, Schooling
from methub.foundation.actors import MET_HUB
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.reports import changes, queries
from methub.reports.codes import Standing
from methub.reports.models import Themes
from methub.reports.rules.fixing import mark
from tests import town as towns
from tests.reports.golden import children

OCTOBER = date(2026, 10, 1)
NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
HOME, SCHOOL = "Elm House", "Fen Academy"


def founded():
    """Four children of one home and one school, missing in October, and two of them before."""
    town = towns.found(at=datetime(2026, 1, 1, tzinfo=UTC))
    ours = town.authorities["Cambridgeshire"]
    adopt_policy(
        authority=ours, profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2026, 1, 1), by=MET_HUB, at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    dated = {"from_on": date(2026, 1, 1), "recorded_at": datetime(2026, 1, 1, tzinfo=UTC)}
    for n, child in enumerate(children(town, 4)):
        Placement.objects.create(child=child, kind=LivingKind.RESIDENTIAL, name=HOME, **dated)
        Schooling.objects.create(child=child, status=SchoolStatus.ATTENDING, school=SCHOOL, **dated)
        for day in (date(2026, 10, 5 + n), *([date(2026, 7, 7)] if n < 2 else [])):
            missing(child, ours, day)
    return town


def missing(child, authority, day):
    since = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    found = since + timedelta(hours=5)
    return Episode.objects.create(
        child=child, responsible_authority=authority, district="E07000008", missing_since=since,
        told_hub_at=since, recorded_at=since, found_at=found, found_told_at=found, ended_at=found,
        ended_recorded_at=found, is_history=True,
    )  # fmt: skip


def content(themes):
    return queries.content_of(themes=Themes.objects.get(pk=themes.pk), at=NOW)


def observed(themes):
    return {one["notice"]: one for one in content(themes)["observations"]}


def decided(themes, senior):
    """Everything kept, and something written."""
    for one in queries.undecided(content=content(themes)):
        changes.decide_observation(
            themes=themes, key=one["key"], standing=Standing.KEPT, version=one["version"], **senior
        )
    return changes.write_narrative(
        themes=themes, narrative="One home.\nOne school.", version=themes.version, **senior
    )


def approved(themes, senior, manager):
    decided(themes, senior)
    return changes.approve_themes(themes=themes, read=mark(content(themes)), **manager)


def viewer(town, role=Role.HUB_SENIOR):
    found, _ = front_desk(user=town.people[role], at=NOW)
    return replace(found.to(Permission.READ_FIGURES, Permission.WRITE_THEMES), at=NOW)
