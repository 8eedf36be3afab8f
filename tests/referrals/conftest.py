"""A town whose hub offers direct work, and whose school nurses offer mentoring."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.actors import MET_HUB
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.referrals import changes
from methub.referrals.codes import Benefits, ServiceKind, StepKind
from methub.referrals.models import Referral, Service
from tests import town as the_town
from tests.copies import again
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
TODAY = NOW.date()


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2020, 1, 1), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip
    return town


@pytest.fixture
def town(db: None) -> Town:
    return again("referrals", _founded)


@pytest.fixture
def signed(town: Town) -> Callable[..., dict[str, Any]]:
    return lambda role=Role.HUB_WORKER, at=NOW: {"by": town.actor(role), "at": at}


@pytest.fixture
def look(town: Town) -> Callable[..., Viewer]:
    return lambda role=Role.HUB_WORKER, at=NOW: front_desk(user=town.people[role], at=at)[0]


@pytest.fixture
def keeley(town: Town) -> Child:
    return children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis", forenames="Keeley", born_on=date(2011, 3, 5), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip


@pytest.fixture
def safe(town: Town, signed: Callable[..., dict[str, Any]]) -> Service:
    """Direct work, offered by the hub itself."""
    return changes.offer_service(
        offered=changes.Offered("SAFE", ServiceKind.DIRECT_WORK),
        partnership=town.partnership, **signed(),
    )  # fmt: skip


@pytest.fixture
def mentors(town: Town, signed: Callable[..., dict[str, Any]]) -> Service:
    """Mentoring, offered by the school nurses."""
    return changes.offer_service(
        offered=changes.Offered(
            "Mentors", ServiceKind.MENTORING, agency=town.agencies["School Nursing"]
        ),
        partnership=town.partnership, **signed(),
    )  # fmt: skip


@pytest.fixture
def asked(
    town: Town, keeley: Child, signed: Callable[..., dict[str, Any]]
) -> Callable[..., Referral]:
    """Keeley's worker asks for a service for her, unless said otherwise."""

    def asking(service: Service, **said: Any) -> Referral:
        words = {
            "child": keeley, "benefits": Benefits.CHILD, "needs": "Somebody to trust",
            "hoped": "Comes home at night", "risk_before": "Significant",
        }  # fmt: skip
        return changes.request_service(
            asked=changes.Asked(service=service, **{**words, **said}),
            partnership=town.partnership, **signed(),
        )  # fmt: skip

    return asking


@pytest.fixture
def then(signed: Callable[..., dict[str, Any]]) -> Callable[..., Referral]:
    """What became of it, one step after another; each as it must be said."""
    words: dict[StepKind, dict[str, str]] = {
        StepKind.ACCEPT: {"worker": "Ama Boateng"}, StepKind.DECLINE: {"said": "No room"},
        StepKind.WORKER: {"worker": "Joe Bright"}, StepKind.START: {},
        StepKind.END: {"achieved": "Home most nights", "risk_after": "Moderate"},
        StepKind.WITHDRAW: {"said": "Moved away"},
    }  # fmt: skip

    def becoming(referral: Referral, *kinds: StepKind) -> Referral:
        for kind in kinds:
            referral.refresh_from_db()
            changes.record_step(
                referral=referral, kind=kind, done_on=TODAY, version=referral.version,
                **words[kind], **signed(),
            )  # fmt: skip
        referral.refresh_from_db()
        return referral

    return becoming
