"""A concern from anyone is decided, answered, and shows nobody a record they may not see."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.clocks.queries import open_promises
from methub.concerns import changes, queries
from methub.concerns.codes import Answered, Destination, Standing
from methub.concerns.jobs import record_sent
from methub.concerns.models import Concern
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.people import changes as people
from methub.post.codes import Progress
from methub.post.models import Letter, LetterProgress
from tests.concerns.conftest import FRIDAY, NOW
from tests.town import Town

Signed = Callable[..., dict[str, Any]]
Look = Callable[..., Viewer]
Raise = Callable[..., Concern]
Owed = Callable[[Concern, Promise], list[Clock]]
HOUR = timedelta(hours=1)


def decided(concern: Concern, signed: Signed, **said: Any) -> Concern:
    facts = {
        "destination": Destination.ADVICE, "decided_by": "Samira Whitby, senior practitioner",
        "decided_at": NOW - HOUR, "why": "Known to early help already",
    }  # fmt: skip
    concern.refresh_from_db()
    changes.decide(concern=concern, version=concern.version, **{**facts, **said}, **signed())
    concern.refresh_from_db()
    return concern


def seen(viewer: Viewer) -> set[str]:
    return {row.reference for row in queries.concerns(viewer=viewer)}


def test_a_concern_waits_on_today_until_the_end_of_the_next_working_day(
    raised: Raise, owed: Owed, look: Look
) -> None:
    concern = raised()

    (clock,) = owed(concern, Promise.DECIDE_CONCERN)
    assert clock.due_at == datetime(2026, 11, 24, tzinfo=UTC)
    assert clock.person is None
    assert clock in open_promises(viewer=look(Role.HUB_WORKER))
    assert clock not in open_promises(viewer=look(Role.PARTNER))


def test_an_urgent_concern_is_decided_within_a_day(raised: Raise, owed: Owed) -> None:
    (clock,) = owed(raised(is_urgent=True), Promise.DECIDE_CONCERN)

    assert clock.due_at == FRIDAY + timedelta(hours=24)


def test_what_waits_on_today_does_not_say_who_told_us(raised: Raise, owed: Owed) -> None:
    (clock,) = owed(raised(source="Her aunt", is_source_protected=True), Promise.DECIDE_CONCERN)

    assert "aunt" not in clock.why + clock.owed_to


def test_once_the_child_is_known_the_promise_is_about_them(
    raised: Raise, owed: Owed, keeley: Child, signed: Signed
) -> None:
    concern = raised()
    changes.identify_child(concern=concern, child=keeley, version=1, **signed())

    (clock,) = owed(concern, Promise.DECIDE_CONCERN)
    assert clock.person_id == keeley.pk


def test_a_decision_keeps_the_promise_and_owes_an_answer(
    raised: Raise, owed: Owed, signed: Signed
) -> None:
    concern = decided(raised(), signed)

    assert owed(concern, Promise.DECIDE_CONCERN) == []
    (clock,) = owed(concern, Promise.CONCERN_FEEDBACK)
    assert clock.owed_to == "Whoever raised it"


def test_only_a_known_child_can_be_assessed(raised: Raise, signed: Signed, keeley: Child) -> None:
    concern = raised()
    with pytest.raises(changes.NobodyKnown):
        decided(concern, signed, destination=Destination.ASSESSMENT)

    changes.identify_child(concern=concern, child=keeley, version=1, **signed())
    assert decided(concern, signed, destination=Destination.ASSESSMENT).decisions.count() == 1


@pytest.mark.parametrize(
    ("when", "refusal"),
    [(NOW + HOUR, changes.InTheFuture), (FRIDAY - HOUR, changes.BeforeItWasRaised)],
)
def test_a_decision_is_dated_between_the_telling_and_now(
    raised: Raise, signed: Signed, when: datetime, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decided(raised(), signed, decided_at=when)


def test_two_who_decide_at_once_do_not_overwrite_each_other(raised: Raise, signed: Signed) -> None:
    concern = raised()
    decided(concern, signed)

    with pytest.raises(ChangedMeanwhile):
        changes.decide(
            concern=concern, version=1, destination=Destination.NOTHING, decided_by="Somebody",
            decided_at=NOW, why="Nothing in it", **signed(),
        )  # fmt: skip


def test_an_answer_by_letter_is_owed_until_the_letter_has_left(
    raised: Raise, owed: Owed, signed: Signed, nurse: Any
) -> None:
    concern = decided(raised(), signed)
    changes.give_feedback(
        concern=concern, how=Answered.LETTER, said="Thank you: somebody visits her.",
        version=concern.version, **signed(),
    )  # fmt: skip

    letter = Letter.objects.get(template="concern-answered")
    assert (letter.to, letter.about_reference) == (nurse.email, concern.reference)
    assert record_sent(at=NOW) == 0
    assert len(owed(concern, Promise.CONCERN_FEEDBACK)) == 1

    LetterProgress.objects.create(letter=letter, state=Progress.SENT, recorded_at=NOW + HOUR)
    assert record_sent(at=NOW + 2 * HOUR) == 1
    assert owed(concern, Promise.CONCERN_FEEDBACK) == []
    assert concern.feedback.get().told_at == NOW + HOUR
    assert record_sent(at=NOW + 3 * HOUR) == 0


def test_a_caller_outside_is_spoken_to_and_never_sent_to_a_page_they_cannot_open(
    raised: Raise, owed: Owed, signed: Signed
) -> None:
    concern = raised(Role.HUB_WORKER, agency=None, answer_to="Mrs Reed, 01223 000000")
    concern = decided(concern, signed)
    told = {"concern": concern, "said": "Thank you", "version": concern.version, **signed()}
    with pytest.raises(changes.NoLetter):
        changes.give_feedback(how=Answered.LETTER, **told)

    changes.give_feedback(how=Answered.SPOKEN, told_at=NOW, **told)
    assert owed(concern, Promise.CONCERN_FEEDBACK) == []


def test_nobody_is_answered_before_somebody_decided(raised: Raise, signed: Signed) -> None:
    with pytest.raises(changes.NotDecided):
        changes.give_feedback(
            concern=raised(), how=Answered.SPOKEN, said="Thank you", version=1, **signed()
        )


def test_deciding_otherwise_owes_another_answer_and_deciding_the_same_does_not(
    raised: Raise, owed: Owed, signed: Signed, look: Look
) -> None:
    concern = decided(raised(), signed)
    changes.give_feedback(
        concern=concern, how=Answered.SPOKEN, said="Thank you", version=concern.version, **signed()
    )

    assert owed(decided(concern, signed), Promise.CONCERN_FEEDBACK) == []
    to_tell = queries.Sought(standing=Standing.TELL)
    assert queries.listed(viewer=look(), sought=to_tell).total == 0
    assert queries.whole(viewer=look(), row=concern).is_told
    otherwise = decided(concern, signed, destination=Destination.SOCIAL_CARE)
    assert len(owed(otherwise, Promise.CONCERN_FEEDBACK)) == 1
    assert queries.listed(viewer=look(), sought=to_tell).total == 1
    assert not queries.whole(viewer=look(), row=otherwise).is_told


def test_a_nurse_sees_her_own_concern_and_not_the_record_it_is_about(
    raised: Raise, look: Look, keeley: Child, signed: Signed
) -> None:
    concern = raised(child_name="A girl in year ten")
    changes.identify_child(concern=concern, child=keeley, version=1, **signed())
    decided(concern, signed, why="Her brother is known to us")

    found = queries.whole(
        viewer=look(Role.PARTNER),
        row=queries.concern_named(viewer=look(Role.PARTNER), reference=concern.reference).get(),
    )
    assert (found.sees_child, found.sees_decision, found.is_mine) == (False, False, True)


def test_whoever_works_elsewhere_sees_no_concern_of_the_nurse(raised: Raise, look: Look) -> None:
    concern = raised()

    for role in (Role.ALLOCATED_WORKER, Role.POLICE_MET, Role.INTAKE_OFFICER, Role.MACE_CHAIR):
        assert concern.reference not in seen(look(role))


def test_the_police_see_it_once_the_child_is_known_and_no_protected_source(
    raised: Raise, look: Look, keeley: Child, signed: Signed
) -> None:
    concern = raised(source="Her aunt", is_source_protected=True)
    changes.identify_child(concern=concern, child=keeley, version=1, **signed())
    viewer = look(Role.POLICE_MET)

    row = queries.concern_named(viewer=viewer, reference=concern.reference).get()
    assert not queries.whole(viewer=viewer, row=row).sees_source
    assert queries.whole(viewer=look(), row=row).sees_source


def test_a_restricted_child_takes_the_concern_along_out_of_everybodys_sight(
    raised: Raise, look: Look, keeley: Child, signed: Signed, town: Town
) -> None:
    concern = raised(Role.HUB_WORKER)
    changes.identify_child(concern=concern, child=keeley, version=1, **signed())
    people.restrict(
        person=keeley.person, reason="A colleague’s child", named=[town.people[Role.HUB_MANAGER]],
        by=MET_HUB, at=NOW,
    )  # fmt: skip

    assert concern.reference not in seen(look(Role.HUB_SENIOR))
    assert concern.reference in seen(look(Role.HUB_WORKER)), "whoever raised it knows it"


def test_every_number_of_the_figures_leads_to_as_many_concerns(
    raised: Raise, look: Look, signed: Signed
) -> None:
    for _ in range(2):
        decided(raised(), signed)
    raised()
    raised(Role.HUB_WORKER, agency=None)

    viewer = look()
    *lines, total = queries.figures(viewer=viewer, sought=queries.Sought())
    assert (total.raised, total.waiting, total.in_time, total.ripe) == (4, 2, 2, 2)
    for line in lines:
        for standing, count in ((Standing.ALL, line.raised), (Standing.WAITING, line.waiting)):
            sought = queries.Sought(agency=line.agency, standing=standing)
            assert queries.listed(viewer=viewer, sought=sought).total == count
        sought = queries.Sought(agency=line.agency, destination=Destination.ADVICE)
        listed = queries.listed(viewer=viewer, sought=sought)
        assert listed.total == line.leads_to[Destination.ADVICE]


@pytest.mark.parametrize(
    "wrong", [{"seen": ""}, {"child_name": "", "child_about": ""}, {"due_at": FRIDAY - HOUR}]
)
def test_the_database_keeps_no_concern_about_nothing_or_nobody(
    raised: Raise, wrong: dict[str, Any]
) -> None:
    concern = raised()
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(**wrong)
