"""What follows from a level: what is owed, who agrees, the tracker, and what stays on record."""

from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.assessments import changes, queries
from methub.assessments.changes import Refused
from methub.assessments.codes import Duty, Exploitation, Harm, Movement, Part, Side
from methub.assessments.models import Standing, TrackerStep
from methub.audit.models import Entry
from methub.children import changes as children
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import end_of
from tests.assessments.conftest import NOON, TODAY, Case

pytestmark = pytest.mark.django_db
ARGS = {"discussed_with": "Rosa Lane", "discussed_on": TODAY}


def days(count: float) -> timedelta:
    return timedelta(days=count)


def test_a_level_owes_its_review_its_offer_and_what_a_grave_one_needs(practice):
    first, second = practice.child(), practice.child()
    mild = Case(practice, practice.assessed(first, "emerging", "cambridgeshire-2015"))
    grave = Case(practice, practice.assessed(second, "significant", "cambridgeshire-2015"))
    usual = {Promise.ACCEPT_ASSESSMENT, Promise.ASSESSMENT_REVIEW, Promise.CORE_OFFER}
    assert mild.owed() == usual
    assert grave.owed() == usual | {
        Promise.LEVEL_RESPONSE, Promise.LEVEL_LEAD, Promise.LEVEL_PLAN,
    }  # fmt: skip
    review = Clock.objects.get(promise=Promise.ASSESSMENT_REVIEW, person=first.person)
    assert review.due_at == end_of(date(2027, 2, 18))
    assert review.owed_by == practice.town.people[Role.ALLOCATED_WORKER]


def test_an_offer_is_owed_until_everything_is_offered(practice):
    case = Case(practice, practice.assessed(practice.child(), "emerging", "cambridgeshire-2015"))
    offers = queries.offers_owed(viewer=practice.viewer(), assessment=case.assessment)
    assert len(offers) == 2
    done = {"assessment": case.assessment, "duty": Duty.OFFER, "on": TODAY}
    signed = {"by": practice.worker, "at": NOON}
    changes.record_duty(offer=offers[0], words="Ada", **done, **signed)
    assert Promise.CORE_OFFER in case.owed()
    with pytest.raises(Refused):
        changes.record_duty(offer=offers[0], words="Again", **done, **signed)
    changes.record_duty(offer=offers[1], words="A leaflet", **done, **signed)
    assert Promise.CORE_OFFER not in case.owed()


def test_the_hub_accepts_and_only_a_person_takes_off(practice):
    child = practice.child()
    assessment = practice.assessed(child, "significant")
    changes.accept_assessment(assessment=assessment, by=practice.hub, at=NOON)
    with pytest.raises(changes.AlreadyAccepted):
        changes.accept_assessment(assessment=assessment, by=practice.hub, at=NOON)
    viewer = practice.viewer(at=NOON + days(200))
    later = practice.assessed(child, "not-at-risk", at=NOON + days(90))
    changes.accept_assessment(assessment=later, by=practice.hub, at=NOON + days(90))
    on = queries.on_tracker(viewer=viewer, child_ids=[child.pk])
    assert [step.subject for step in on[child.pk]] == ["sexual"]
    with pytest.raises(Refused):
        changes.take_off_tracker(
            child=child, subject="sexual", why=" ", by=practice.hub, at=NOON + days(91)
        )
    changes.take_off_tracker(
        child=child, subject="sexual", why="Safe, and says so", by=practice.hub,
        at=NOON + days(91),
    )  # fmt: skip
    assert queries.on_tracker(viewer=viewer, child_ids=[child.pk]) == {}
    then = queries.on_tracker(viewer=viewer, child_ids=[child.pk], known_at=NOON + days(90))
    assert list(then) == [child.pk]
    assert TrackerStep.objects.count() == 2


def test_no_concern_puts_nobody_on_the_tracker(practice):
    child = practice.child()
    assessment = practice.assessed(child, "not-at-risk")
    changes.accept_assessment(assessment=assessment, by=practice.hub, at=NOON)
    assert not TrackerStep.objects.exists()


def test_a_level_moves_and_the_past_keeps_what_was_known(practice):
    child = practice.child()
    practice.assessed(child, "mild", at=NOON - days(100))
    practice.assessed(child, "significant", at=NOON - days(10))
    rows = list(Standing.objects.filter(child=child).order_by("id"))
    assert [row.movement for row in rows] == [Movement.NEW, Movement.UP]
    viewer = practice.viewer()
    then = queries.standings(viewer=viewer, child_ids=[child.pk], known_at=NOON - days(11))
    assert then[child.pk][0].level_label == "Mild risk"
    now = queries.standings(viewer=viewer, child_ids=[child.pk])
    assert now[child.pk][0].level_label == "Significant risk"
    # the review that was due is done, late or not; the new one waits
    reviews = Clock.objects.filter(promise=Promise.ASSESSMENT_REVIEW).order_by("id")
    assert [clock.stopped_at is None for clock in reviews] == [False, True]


def test_until_both_sides_agree_the_higher_level_drives_the_response(practice):
    practice.policy(police_agree="true")
    case = Case(practice, practice.assessed(practice.child(), "mild"))
    assert Promise.AGREE_LEVEL in case.owed()
    assert Standing.objects.latest("id").is_provisional
    police = practice.town.actor(Role.POLICE_MET)

    def agree(side: Side, level: str) -> Standing:
        changes.agree_level(assessment=case.assessment, side=side, level=level, by=police, at=NOON)
        return Standing.objects.latest("id")

    higher = agree(Side.POLICE, "significant")
    assert (higher.level, higher.is_provisional) == ("significant", True)
    assert Promise.LEVEL_PLAN in case.owed()
    agreed = agree(Side.CHILDRENS_SERVICES, "significant")
    assert (agreed.level, agreed.is_provisional) == ("significant", False)
    assert Promise.AGREE_LEVEL not in case.owed()
    agree(Side.POLICE, "mild")
    assert {Promise.AGREE_LEVEL, Promise.LEVEL_PLAN} <= case.owed()


def test_one_side_alone_lowers_nothing_that_two_agreed(practice):
    practice.policy(police_agree="true")
    police, child = practice.town.actor(Role.POLICE_MET), practice.child()
    agreed = {"side": Side.POLICE, "by": police}
    first = practice.assessed(child, "significant")
    changes.agree_level(assessment=first, level="significant", at=NOON, **agreed)
    later = NOON + timedelta(days=80)
    again = practice.assessed(child, "mild", at=later)
    newest = Standing.objects.latest("id")
    assert (newest.level, newest.is_provisional) == ("significant", True)
    assert Promise.LEVEL_PLAN in Case(practice, again).owed()
    changes.agree_level(assessment=again, level="mild", at=later, **agreed)
    newest = Standing.objects.latest("id")
    assert (newest.level, newest.is_provisional) == ("mild", False)


def test_harm_is_kept_apart_from_risk(case):
    said = {"assessment": case.assessment, "by": case.practice.worker, "at": NOON}
    changes.record_harm(type=Exploitation.SEXUAL, harm=Harm.EXPLOITED, **said)
    changes.record_harm(type=Exploitation.GANG, harm=Harm.SUSPECTED, **said)
    changes.record_harm(type=Exploitation.GANG, harm=None, **said)
    case.practice.written(case.assessment)
    case.practice.judged(case.assessment, "not-at-risk")
    standing = Standing.objects.get()
    assert (standing.subject, standing.harm) == ("sexual", "exploited")


def test_what_was_begun_by_mistake_stays_and_counts_nowhere(case):
    changes.withdraw_assessment(
        assessment=case.assessment, why="The wrong child", by=case.practice.worker, at=NOON
    )
    again = case.practice.begun(case.assessment.child)
    assert again.pk != case.assessment.pk
    viewer = case.practice.viewer()
    assert queries.of_child(viewer=viewer, child=again.child) == [again]


def test_every_change_writes_its_line_about_the_child(case):
    case.practice.written(case.assessment)
    case.practice.judged(case.assessment, "mild")
    lines = Entry.objects.filter(what__startswith="assessments.", person_id__isnull=False)
    assert {line.person_id for line in lines} == {case.assessment.child_id}
    assert {"assessments.assessment.begun", "assessments.level.judged"} <= set(
        lines.values_list("what", flat=True)
    )


def test_a_partner_reads_no_assessment_even_of_a_child_they_know(case):
    children.share_child(
        child=case.assessment.child, agency=case.practice.town.agencies["School Nursing"],
        reason="Health assessment", by=MET_HUB, at=NOON,
    )  # fmt: skip
    viewer = case.practice.viewer(Role.PARTNER)
    assert not queries.assessments(viewer=viewer).exists()
    assert queries.assessments(viewer=case.practice.viewer(Role.POLICE_MET)).exists()


def test_first_words_are_kept(case):
    said = {"assessment": case.assessment, "part": Part.CHILD, "by": MET_HUB, "at": NOON}
    changes.write_passage(text="I am fine", number=0, **said)
    changes.write_passage(text="I am not", number=1, **said)
    assert [row.text for row in case.assessment.passages.order_by("number")] == [
        "I am fine", "I am not",
    ]  # fmt: skip
    with pytest.raises(changes.WrittenMeanwhile):
        changes.write_passage(text="Something else", number=1, **said)
