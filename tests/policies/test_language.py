"""The guide warns of words that blame a child, and never stops anybody writing."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.policies.rules.language import blaming_words, guide


def phrases(text: str) -> list[str]:
    return [hint.phrase for hint in blaming_words(text)]


@pytest.mark.parametrize(
    "blame",
    [
        "put himself at risk",
        "puts herself at risk",
        "putting themselves at risk",
        "Putting Themself In Danger",
        "putting themselves at significant\nrisk",
        "placing herself at further risk",
        "risk-taking behaviour",
        "lifestyle choice",
        "sexually active",
        "offering drugs in return for sex",
        "sent explicit pictures of herself to",
        "in a relationship with an older",
        "associating with known",
        "involved in CSE",
        "involved in criminal exploitation",
        "drug runner",
        "promiscuous",
        "child prostitute",
        "child pornography",
        "streetwise",
        "absconded",
        "absconding",
        "runs away",
        "won't engage",
        "won’t engage",
        "non-engagement",
        "failed to attend",
        "refuses to engage",
        "hard to reach",
        "hard-to-reach",
        "high risk child",
        "high-risk child",
        "challenging behaviour",
        "attention-seeking",
        "money mule",
    ],
)
def test_words_that_blame_a_child_are_pointed_out_with_what_to_say_instead(blame):
    [hint] = blaming_words(f"Last week it was said: {blame}, and so on.")
    assert hint.phrase == blame
    assert hint.why
    assert hint.instead


@pytest.mark.parametrize(
    "plain",
    [
        "An adult has been contacting her, and she may be being groomed.",
        "He was offered an interview twice and declined; he does not trust us yet.",
        "She is engaging well with her worker and was put in touch with a nurse.",
        "The risk to him is high. He was found at the harbour with two friends.",
        "They went missing from the placement at 9pm.",
        "",
    ],
)
def test_words_that_do_not_blame_are_left_alone(plain):
    assert blaming_words(plain) == []


@pytest.mark.parametrize(
    "quoted",
    ["She said “I am streetwise” and laughed.", 'She said "I ran away\nagain" and laughed.'],
)
def test_what_a_child_said_is_never_corrected(quoted):
    assert blaming_words(quoted) == []


def test_words_before_and_after_a_quotation_are_still_looked_at():
    assert phrases("She absconded, said “I ran away”, and is streetwise.") == [
        "absconded",
        "streetwise",
    ]


def test_a_quotation_that_is_never_closed_hides_nothing():
    assert phrases("5'6\" tall and streetwise. “He absconded") == ["streetwise", "absconded"]


def test_one_place_has_one_hint_the_longest():
    assert phrases("called a child prostitute") == ["child prostitute"]


def test_our_own_suggestions_blame_nobody():
    for phrase in guide():
        unquoted = phrase.instead.replace("“", "").replace("”", "")
        assert blaming_words(unquoted) == [], unquoted


@given(st.text(alphabet=st.sampled_from("“”\"'’ -\nputherslfaisk") | st.characters(), max_size=300))
def test_any_text_is_read_and_every_hint_stands_where_it_says(text):
    last = 0
    for hint in blaming_words(text):
        assert last <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end] == hint.phrase
        last = hint.end


@given(st.sampled_from(["streetwise", "absconded", "put herself at risk"]), st.text(), st.text())
def test_blame_is_found_wherever_it_stands(blame, before, after):
    around = f"{before} {blame} {after}"
    if not set('“”"') & set(around):
        assert any(blame in hint.phrase for hint in blaming_words(around))


@pytest.mark.parametrize("much", ["“", '"', "put ", "not ", "at risk ", " ", "a", "-", '"a" awol '])
def test_a_text_ten_times_as_long_takes_ten_times_as_long_and_not_a_hundred(much):
    def seconds(times: int) -> float:
        began = process_time()
        blaming_words(much * times)
        return process_time() - began

    short = max(seconds(10_000), 0.005)  # below that, the clock is too coarse to compare
    assert seconds(100_000) < 40 * short
