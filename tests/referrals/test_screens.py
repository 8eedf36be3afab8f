"""The pages of services, as a worker asks, a nurse answers for her service and a senior keeps the
list."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Child
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from methub.referrals.codes import StepKind
from methub.referrals.models import Consultation, Gap, Referral, Service
from tests.desk import signed_in
from tests.town import Town

Ask = Callable[..., Referral]
TODAY = short_day(london_day(now()))


@pytest.fixture
def hub_at(town: Town) -> Client:
    return signed_in(town.people[Role.HUB_WORKER])


@pytest.fixture
def nurse_at(town: Town) -> Client:
    return signed_in(town.people[Role.PARTNER])


def page(client: Client, door: str, *args: str) -> str:
    answer = client.get(reverse(f"referrals:{door}", args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_hub_asks_for_a_service_and_the_nurse_accepts_it(
    hub_at: Client, nurse_at: Client, keeley: Child, mentors: Service
) -> None:
    hub_at.post(
        reverse("referrals:request-for", args=[keeley.person.reference]),
        {
            "service": mentors.reference, "benefits": "child", "needs": "Somebody to trust",
            "hoped": "Comes home at night", "risk_before": "Significant",
        },
    )  # fmt: skip
    referral = Referral.objects.get()
    assert referral.risk_before == "Significant"

    hers = page(nurse_at, "list")
    assert "Keeley Hollis" in hers
    assert reverse("chronology:child", args=[keeley.person.reference]) not in page(
        nurse_at, "referral", referral.reference
    )
    said = {"done_on": TODAY, "worker": "Ama Boateng, mentor", "version": "1"}
    accept = reverse("referrals:step", args=[referral.reference, "accept"])
    assert nurse_at.post(accept, said).status_code == 302
    assert referral.steps.get().kind == StepKind.ACCEPT
    assert "Ama Boateng" in page(hub_at, "of-child", keeley.person.reference)


def test_whoever_declines_is_asked_why(nurse_at: Client, asked: Ask, mentors: Service) -> None:
    decline = reverse("referrals:step", args=[asked(mentors).reference, "decline"])
    answer = nurse_at.post(decline, {"done_on": TODAY, "version": "1"})

    assert "There is a problem" in answer.content.decode()


def test_what_cannot_follow_has_no_page(nurse_at: Client, asked: Ask, mentors: Service) -> None:
    reference = asked(mentors).reference

    for kind in ("end", "start", "withdraw", "nonsense"):
        answer = nurse_at.get(reverse("referrals:step", args=[reference, kind]))
        assert answer.status_code == 404


def test_without_a_child_the_work_is_for_somebody_who_is_named(
    hub_at: Client, safe: Service
) -> None:
    said = {"service": safe.reference, "benefits": "professional", "needs": "Advice", "hoped": "-"}

    assert "There is a problem" in hub_at.post(reverse("referrals:request"), said).content.decode()
    hub_at.post(reverse("referrals:request"), {**said, "who": "A form tutor"})
    assert Referral.objects.get().child is None


def test_advice_to_a_colleague_is_on_the_childs_page(
    hub_at: Client, keeley: Child, safe: Service
) -> None:
    hub_at.post(
        reverse("referrals:consult-about", args=[keeley.person.reference]),
        {
            "held_on": short_day(london_day(now())), "given_by": "Samira", "asked_by": "Form tutor",
            "asked": "Whom to tell", "advice": "Raise a concern", "service": "",
        },
    )  # fmt: skip

    assert Consultation.objects.get().child == keeley
    assert "Raise a concern" in page(hub_at, "of-child", keeley.person.reference)
    assert Entry.objects.filter(what="referrals.child.read", person_id=keeley.pk).exists()


def test_a_gap_is_written_down_by_a_worker_and_answered_by_a_senior(
    hub_at: Client, town: Town
) -> None:
    hub_at.post(
        reverse("referrals:add-gap"),
        {
            "need": "A safe night",
            "children": "4",
            "owner": "Grace",
            "noticed_on": short_day(london_day(now())),
        },
    )  # fmt: skip
    gap = Gap.objects.get()
    senior = signed_in(town.people[Role.HUB_SENIOR])
    said = {"children": "2", "owner": "Grace", "is_filled": "on", "version": "1"}
    answer = reverse("referrals:gap", args=[gap.reference])

    assert "Say how it was filled" in senior.post(answer, said).content.decode()
    senior.post(answer, {**said, "answer": "A house opened"})
    gap.refresh_from_db()
    assert (gap.children, gap.is_filled) == (2, True)


def test_the_caseload_asks_as_much_of_the_database_however_long_it_is(
    hub_at: Client, asked: Ask, safe: Service, django_assert_max_num_queries: Any
) -> None:
    asked(safe)
    with django_assert_max_num_queries(30) as few:
        page(hub_at, "list")
    for _ in range(8):
        asked(safe)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(hub_at, "list")
