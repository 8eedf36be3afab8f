"""A child is assessed: what is known stands in it already, judgement decides, and it is owed."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.assessments import changes, queries
from methub.assessments.changes import AnsweredMeanwhile, Refused
from methub.assessments.codes import Duty, Exploitation, Harm, Movement, Part, Side, Trigger
from methub.assessments.models import Answer, Assessment, Standing, TrackerStep
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.codes import Disability
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import start_of
from methub.missing import changes as missing
from tests.assessments.conftest import NOON, TODAY, Practice

pytestmark = pytest.mark.django_db
ARGS = {"discussed_with": "Rosa Lane", "discussed_on": TODAY}


@dataclass
class Case:
    practice: Practice
    assessment: Assessment

    def owed(self) -> set[str]:
        rows = Clock.objects.open().filter(about=self.assessment.reference)
        return set(rows.values_list("promise", flat=True))


@pytest.fixture
def case(practice) -> Case:
    return Case(practice, practice.begun(practice.child()))


def days(count: float) -> timedelta:
    return timedelta(days=count)


def test_what_the_record_knows_stands_in_it_once_and_says_where_it_was_read(practice):
    child = practice.child()
    for ago, hours in ((800, 20), (250, 20), (10, 20), (5, 1)):
        gone = NOON - days(ago)
        episode = missing.open_episode(
            child=child, missing_since=gone, told_hub_at=gone, by=MET_HUB, at=gone
        )
        missing.record_found(
            episode=episode, found_at=gone + timedelta(hours=hours),
            told_at=gone + timedelta(hours=hours), by=MET_HUB, at=gone + timedelta(hours=hours),
        )  # fmt: skip
    assessment = practice.begun(child)
    known = assessment.answers.get()
    assert (known.item, known.said, known.recorded_by_name) == ("S01", "both", "MET Hub")
    assert [one["from"] for one in known.evidence] == ["episode", "episode"]
    filled = queries.filled_in(viewer=practice.viewer(), assessment=assessment)
    assert filled.result.score == 6


def test_the_next_assessment_carries_over_what_is_still_inside_its_window(practice):
    child = practice.child()
    first = practice.begun(child, at=NOON - days(120))
    evidence = [{"on": "2026-06-01", "what": "Seen", "source": "School", "from": "worker",
                 "reference": ""}]  # fmt: skip
    for item, said in (("M01", "now"), ("S02", "now"), ("S03", "no"), ("V01", "earlier")):
        changes.answer_item(
            assessment=first, item=item, said=said, evidence=evidence if item != "V01" else [],
            number=0, by=practice.worker, at=NOON - days(120),
        )  # fmt: skip
    practice.written(first, NOON - days(120))
    practice.judged(first, "moderate", NOON - days(120))
    second = practice.begun(child, at=NOON + days(30), trigger=Trigger.REVIEW)
    carried = {row.item: row for row in second.answers.all()}
    assert {code: row.said for code, row in carried.items()} == {
        "V01": "earlier",
        "S02": "recently",
    }
    assert carried["S02"].evidence[0]["what"] == "Seen"
    assert carried["V01"].evidence[0]["from"] == "assessment"
    third = practice.begun(child, tool="derby-matrix", at=NOON)
    assert not third.answers.exists()


def test_only_a_tool_the_authority_uses_and_one_at_a_time(case):
    with pytest.raises(changes.AlreadyBegun):
        case.practice.begun(case.assessment.child)
    changes.stop_using_tool(
        authority=case.assessment.authority, name="ceraf", from_on=TODAY, by=MET_HUB, at=NOON
    )
    with pytest.raises(changes.NotInUse):
        case.practice.begun(case.assessment.child, tool="ceraf")


def test_two_who_answer_at_once_overwrite_nothing(case):
    case.practice.says(case.assessment, V01="now")
    with pytest.raises(AnsweredMeanwhile) as meanwhile:
        changes.answer_item(
            assessment=case.assessment, item="V01", said="no", evidence=[], number=0,
            by=case.practice.hub, at=NOON,
        )  # fmt: skip
    assert meanwhile.value.theirs.said == "now"
    assert Answer.objects.filter(item="V01").count() == 1


@pytest.mark.parametrize(
    ("item", "said", "on"),
    [("V99", "now", "2026-01-01"), ("V01", "perhaps", "2026-01-01"), ("V01", "now", "2026-12-01")],
)
def test_what_cannot_be_answered_is_refused(case, item, said, on):
    with pytest.raises(Refused):
        changes.answer_item(
            assessment=case.assessment, item=item, said=said, evidence=[{"on": on}], number=0,
            by=case.practice.worker, at=NOON,
        )  # fmt: skip


def test_nothing_is_judged_before_it_is_written(case):
    with pytest.raises(changes.NotWritten, match="Family circumstances"):
        case.practice.judged(case.assessment, "mild")
    case.practice.written(case.assessment)
    with pytest.raises(changes.NotYours):
        changes.judge(
            assessment=case.assessment, level="mild", roles={Role.PARTNER}, by=MET_HUB, at=NOON,
            **ARGS,
        )  # fmt: skip


def test_who_differs_from_the_score_says_why(case):
    case.practice.written(case.assessment)
    case.practice.says(case.assessment, S02="now")  # scores 5: "not at risk"
    with pytest.raises(changes.DiffersWithoutReason):
        case.practice.judged(case.assessment, "significant", why=" ")
    judged = case.practice.judged(case.assessment, "significant", why="A controlling adult")
    assert (judged.score, judged.suggested, judged.level) == (5, "not-at-risk", "significant")
    assert judged.result["lines"][0]["why"] == "Present now or in the last 6 months: 5 points."
    with pytest.raises(changes.AlreadyFinished):
        case.practice.says(case.assessment, S03="now")


def test_agreeing_with_the_score_needs_no_reason(case):
    case.practice.written(case.assessment)
    assert case.practice.judged(case.assessment, "not-at-risk", why="").why == ""


@pytest.mark.parametrize(
    ("born_on", "disability"), [(date(2014, 1, 1), None), (date(2010, 1, 1), Disability.LD)]
)
def test_a_young_or_disabled_child_is_not_judged_low_in_passing(practice, born_on, disability):
    child = practice.child(born_on=born_on)
    if disability:
        children.record_disabilities(
            child=child, codes=[disability], from_on=date(2026, 1, 1), by=MET_HUB, at=NOON
        )
    assessment = practice.begun(child)
    practice.written(assessment)
    with pytest.raises(changes.BelowTheFloor):
        practice.judged(assessment, "mild")
    practice.judged(assessment, "mild", floor_why="The concern turned out to be another child's")


def test_a_hard_floor_takes_no_reason(practice):
    practice.policy(floor_is_hard="true")
    assessment = practice.begun(practice.child(born_on=date(2014, 1, 1)))
    practice.written(assessment)
    with pytest.raises(changes.FloorIsHard):
        practice.judged(assessment, "mild", floor_why="A good one")
    practice.judged(assessment, "moderate")


@pytest.mark.parametrize(
    ("born_on", "seen_on", "rises"),
    [
        (date(2014, 1, 1), None, True),
        (date(2012, 1, 1), None, False),
        (date(2013, 6, 1), "2026-05-31", True),  # 12 on that day, 13 today
        (date(2013, 6, 1), "2026-06-01", False),
    ],
)
def test_sexual_activity_under_13_raises_an_alert_at_once(practice, born_on, seen_on, rises):
    case = Case(practice, practice.begun(practice.child(born_on=born_on)))
    evidence = [{"on": seen_on, "what": "", "source": "", "from": "worker", "reference": ""}]
    changes.answer_item(
        assessment=case.assessment, item="S08", said="now", evidence=evidence if seen_on else [],
        number=0, by=practice.worker, at=NOON,
    )  # fmt: skip
    assert (Promise.UNDER_13 in case.owed()) == rises
    if rises:
        clock = Clock.objects.get(promise=Promise.UNDER_13)
        assert clock.due_at == NOON
        assert clock.next_alert_at == NOON
        changes.record_duty(
            assessment=case.assessment, duty=Duty.SAFEGUARD, words="DI Ray and Rosa Lane",
            on=TODAY, by=practice.worker, at=NOON,
        )  # fmt: skip
        assert Promise.UNDER_13 not in case.owed()


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
    assert review.due_at == start_of(date(2027, 2, 18))
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
