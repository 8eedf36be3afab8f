"""What people typed, as letters."""

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from methub.foundation.letters import MARKS_TOGETHER, composed


def test_seventy_thousand_marks_on_one_letter_stop_nobody():
    began = time.process_time()
    assert composed("e" + "\u0301\u0316" * 70_000) == composed("e" + "\u0301\u0316" * 15)
    assert time.process_time() - began < 1


@given(st.text())
def test_whatever_people_write_is_only_composed(text):
    assert composed(text) == unicodedata.normalize("NFC", text)


@given(st.text(alphabet=st.sampled_from("aeé\u0301\u0316\u0323ん゙"), max_size=200))
def test_no_letter_keeps_more_marks_than_any_language_writes(text):
    run = 0
    for letter in unicodedata.normalize("NFD", composed(text)):
        run = run + 1 if unicodedata.combining(letter) else 0
        assert run <= MARKS_TOGETHER + 1  # and the one that its own letter brought
