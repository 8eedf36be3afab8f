"""The form itself in the browser: kept while it is written, never overwritten."""

import json

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.interviews.codes import Section
from methub.interviews.models import Answers, Draft
from tests.interviews.conftest import hours
from tests.interviews.pages import in_writing, page, send

HOSTILE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "Åsa 李 O’Brien‑Ní",
    "e\u0301\u202e",
    "x" * 30_000,
]


# Writing
def test_what_somebody_was_writing_is_there_on_another_machine(hub, as_, at):
    interview = in_writing(hub, at)
    lines = Entry.objects.count()
    answer = as_(Role.HUB_WORKER).post(
        reverse("interviews:draft", args=[interview.reference, "voice"]),
        {"own_words": "Half a sentence", "number": "0"},
        HTTP_X_HUB_POLL="autosave",
    )
    assert "Kept on the server" in json.loads(answer.content)["words"]
    assert Entry.objects.count() == lines, "what is being written is not yet a change"
    words = page(as_(Role.HUB_WORKER), "section", interview.reference, "voice")
    assert "Half a sentence" in words and "You were writing this" in words
    assert "Half a sentence" not in page(
        as_(Role.HUB_SENIOR), "section", interview.reference, "voice"
    )


def test_half_a_draft_is_kept_even_where_a_choice_makes_no_sense(hub, as_, at):
    interview = in_writing(hub, at)
    send(
        as_(Role.HUB_WORKER), "draft", interview.reference, "where", own_words="At Dez’s",
        transport="broomstick", number="not a number", expect=200,
    )  # fmt: skip
    assert Draft.objects.get().answers["own_words"] == "At Dez’s"


def test_a_draft_its_writer_leaves_is_gone(hub, as_, at):
    interview = in_writing(hub, at)
    worker = as_(Role.HUB_WORKER)
    send(worker, "draft", interview.reference, "voice", own_words="No", expect=200)
    send(worker, "discard", interview.reference, "voice")
    assert "You were writing this" not in page(worker, "section", interview.reference, "voice")


def test_two_people_who_wrote_the_same_section_see_both_texts(hub, as_, at):
    interview = in_writing(hub, at)
    ref = interview.reference
    send(as_(Role.HUB_WORKER), "section", ref, "voice", number=0, own_words="Ada wrote this")
    both = send(
        as_(Role.HUB_SENIOR), "section", ref, "voice", number=0, own_words="Ben wrote this",
        expect=409,
    ).content.decode()  # fmt: skip
    assert "Ada wrote this" in both and "Ben wrote this" in both
    assert Answers.objects.count() == 1
    send(as_(Role.HUB_SENIOR), "section", ref, "voice", number=1, own_words="Ada and Ben")
    assert Answers.objects.count() == 2


def test_the_first_words_stay_beside_the_newest(hub, as_, at):
    interview = in_writing(hub, at)
    hub.write(interview, Section.VOICE, at, own_words="He drove me back")
    hub.write(interview, Section.VOICE, at, own_words="Somebody drove me back")
    for name, more in (("section", ["voice"]), ("interview", [])):
        words = page(as_(Role.HUB_WORKER), name, interview.reference, *more)
        assert "As first said" in words and "He drove me back" in words


def test_words_that_blame_are_pointed_at_and_never_in_the_child_s_own_words(hub, as_, at):
    interview = in_writing(hub, at)
    blaming = "She was putting herself at risk"
    hub.write(interview, Section.VOICE, at, own_words=blaming)
    assert "can read as blame" not in page(as_(Role.HUB_WORKER), "check", interview.reference)
    hub.write(interview, Section.ANALYSIS, at, analysis=blaming)
    assert "can read as blame" in page(as_(Role.HUB_WORKER), "check", interview.reference)


def test_nobody_writes_before_they_may(hub, as_, at):
    interview = hub.opened(hub.child(), at - hours(30))
    sent = as_(Role.HUB_WORKER).get(
        reverse("interviews:section", args=[interview.reference, "why"])
    )
    assert sent.url == reverse("interviews:before", args=[interview.reference])


@pytest.mark.parametrize("section", ["before", "actions", "nothing"])
def test_only_the_written_sections_are_written(hub, as_, at, section):
    page(as_(Role.HUB_WORKER), "section", in_writing(hub, at).reference, section, expect=404)


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_typed_is_kept_or_refused_in_words_and_runs_nowhere(hub, as_, at, words):
    interview = in_writing(hub, at)
    worker, ref = as_(Role.HUB_WORKER), interview.reference
    answer = worker.post(
        reverse("interviews:section", args=[ref, "voice"]), {"own_words": words, "number": 0}
    )
    assert answer.status_code == (200 if len(words) > 20_000 else 302)
    assert "<script>alert" not in page(worker, "interview", ref)
