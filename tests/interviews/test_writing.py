"""What the child said is never lost and never overwritten."""

import threading

import pytest
from django.db import connection

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.interviews import changes, queries
from methub.interviews.codes import Section
from methub.interviews.models import Answers, Draft, Interview
from tests.interviews.conftest import NOON, hours

LATER = NOON + hours(21)


def save(hub, interview, words, number=0, role=Role.HUB_WORKER):
    return changes.save_section(
        interview=interview,
        section=Section.VOICE,
        answers={"own_words": words},
        number=number,
        by=hub.actor(role),
        at=LATER,
    )


def keep(hub, interview, words, role=Role.HUB_WORKER, based_on=0):
    return changes.save_draft(
        interview=interview,
        section=Section.VOICE,
        answers={"own_words": words},
        based_on=based_on,
        user_id=hub.town.people[role].pk,
        by=hub.actor(role),
        at=LATER,
    )


def test_the_child_s_words_stay_as_they_were_first_said(hub):
    interview = hub.started(hub.opened(hub.child()))
    save(hub, interview, "He drove me back")
    save(hub, interview, "He drove me back, I did not ask", number=1)
    written = queries.written(viewer=hub.viewer(Role.HUB_WORKER), interview=interview)
    assert written[Section.VOICE].said["own_words"] == "He drove me back, I did not ask"
    assert written[Section.VOICE].first_said("own_words") == "He drove me back"


def test_two_people_who_save_the_same_section_both_keep_their_words(hub):
    interview = hub.started(hub.opened(hub.child()))
    save(hub, interview, "Ada’s")
    with pytest.raises(changes.SectionChangedMeanwhile) as meanwhile:
        save(hub, interview, "Ben’s", role=Role.HUB_SENIOR)
    assert meanwhile.value.theirs.answers == {"own_words": "Ada’s"}
    assert meanwhile.value.ours == {"own_words": "Ben’s"}
    assert Answers.objects.count() == 1


def test_nothing_is_written_before_consent_and_nothing_after_it_was_sent(hub):
    with pytest.raises(changes.NotStarted):
        save(hub, hub.opened(hub.child()), "Too early")
    sent = hub.sent(hub.opened(hub.child("Somebody", "Else")))
    with pytest.raises(changes.AlreadySent):
        save(hub, sent, "Too late", number=1)
    with pytest.raises(changes.AlreadySent):
        keep(hub, sent, "Too late")


def test_only_what_the_form_asks_is_kept(hub):
    interview = hub.started(hub.opened(hub.child()))
    saved = changes.save_section(
        interview=interview, section=Section.VOICE, answers={"own_words": "Yes", "extra": "No"},
        number=0, by=hub.worker, at=LATER,
    )  # fmt: skip
    assert saved.answers == {"own_words": "Yes"}


def test_a_draft_is_nobody_else_s_and_writes_no_line_in_the_book(hub):
    interview = hub.started(hub.opened(hub.child()))
    lines = Entry.objects.count()
    keep(hub, interview, "Half a sen")
    keep(hub, interview, "Half a sentence")
    assert Entry.objects.count() == lines
    mine = queries.drafts(viewer=hub.viewer(Role.HUB_WORKER), interview=interview)
    assert mine[Section.VOICE].answers == {"own_words": "Half a sentence"}
    assert not queries.drafts(viewer=hub.viewer(Role.HUB_SENIOR), interview=interview)


def test_saving_the_section_is_the_end_of_the_draft_and_of_no_one_else_s(hub):
    interview = hub.started(hub.opened(hub.child()))
    keep(hub, interview, "Ada’s")
    keep(hub, interview, "Ben’s", role=Role.HUB_SENIOR)
    save(hub, interview, "Ada’s")
    assert [row.answers["own_words"] for row in Draft.objects.all()] == ["Ben’s"]


def test_a_draft_its_writer_lets_go_is_gone(hub):
    interview = hub.started(hub.opened(hub.child()))
    keep(hub, interview, "No")
    changes.discard_draft(
        interview=interview, section=Section.VOICE, by=hub.worker, at=LATER,
        user_id=hub.town.people[Role.HUB_WORKER].pk,
    )  # fmt: skip
    assert not Draft.objects.exists()


def test_the_book_never_holds_what_was_said(hub):
    interview = hub.started(hub.opened(hub.child()))
    save(hub, interview, "Canary")
    entry = Entry.objects.get(what="interviews.section.saved")
    assert entry.details == {"section": "voice", "number": 1}


@pytest.mark.django_db(transaction=True)
def test_two_people_saving_in_the_same_second_meet_and_neither_overwrites(hub):
    interview = hub.started(hub.opened(hub.child()))
    ready = threading.Barrier(2)
    met: list[str] = []

    def one(words: str) -> None:
        try:
            ready.wait()
            save(hub, Interview.objects.get(pk=interview.pk), words)
            met.append("saved")
        except changes.SectionChangedMeanwhile as meanwhile:
            met.append(f"{meanwhile.theirs.answers['own_words']} and {meanwhile.ours['own_words']}")
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(words,)) for words in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(met) in (["one and two", "saved"], ["saved", "two and one"])
    assert Answers.objects.filter(interview=interview).count() == 1
