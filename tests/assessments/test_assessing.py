"""A child is assessed: what is known stands in it already, judgement decides, and it is owed."""

from datetime import date, timedelta

import pytest

from methub.agencies.roles import Role
from methub.assessments import changes, queries
from methub.assessments.changes import AnsweredMeanwhile, Refused
from methub.assessments.codes import Trigger
from methub.assessments.models import Answer
from methub.children import changes as children
from methub.children.codes import Disability
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.people import changes as people
from methub.people.rules.births import Birth
from tests.assessments.conftest import NOON, TODAY, Case

pytestmark = pytest.mark.django_db
ARGS = {"discussed_with": "Rosa Lane", "discussed_on": TODAY}


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
        children.record_safeguarded(
            child=case.assessment.child, spoken_on=TODAY, spoken_with="DI Ray and Rosa Lane",
            text="A strategy discussion today", by=practice.worker, at=NOON,
        )  # fmt: skip
        assert Promise.UNDER_13 not in case.owed()


@pytest.mark.parametrize(("year", "rises"), [(2013, True), (2012, False)])
def test_whoever_may_be_under_13_is_taken_for_under_13(practice, year, rises):
    child = practice.child()
    people.correct_birth(
        person=child.person, birth=Birth.in_year(year), version=child.person.version,
        by=MET_HUB, at=NOON,
    )  # fmt: skip
    case = Case(practice, practice.begun(child))
    practice.says(case.assessment, S08="now")
    assert (Promise.UNDER_13 in case.owed()) == rises
    practice.written(case.assessment)
    if rises:
        with pytest.raises(changes.BelowTheFloor):
            practice.judged(case.assessment, "mild")


def test_what_the_record_knew_already_raises_the_alert_as_the_assessment_begins(practice):
    """Nobody knew how young the child was when it was first written down."""
    child = practice.child()
    first = practice.begun(child, at=NOON - days(60))
    practice.says(first, NOON - days(60), S08="now")
    practice.written(first, NOON - days(60))
    practice.judged(first, "moderate", NOON - days(60))
    people.correct_birth(
        person=child.person, birth=Birth.on_day(date(2014, 1, 1)), version=child.person.version,
        by=MET_HUB, at=NOON,
    )  # fmt: skip
    child = Child.objects.get(pk=child.pk)
    again = Case(practice, practice.begun(child, trigger=Trigger.REVIEW))
    assert Promise.UNDER_13 in again.owed()


def test_what_an_earlier_assessment_alerted_to_is_no_second_alert(practice):
    child = practice.child(born_on=date(2014, 1, 1))
    first = practice.begun(child, at=NOON - days(60))
    practice.says(first, NOON - days(60), S08="now")
    practice.written(first, NOON - days(60))
    practice.judged(first, "moderate", NOON - days(60))
    again = Case(practice, practice.begun(child, trigger=Trigger.REVIEW))
    assert Promise.UNDER_13 not in again.owed()
    practice.says(again.assessment, S08="now")  # the worker knows of more than the record did
    assert Promise.UNDER_13 in again.owed()
