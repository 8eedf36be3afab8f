"""Guidance is files: what comes with the product makes sense, and what makes none is refused."""

import re
from datetime import date

import pytest

from methub.guidance.codes import Kind
from methub.guidance.rules import GuidanceError, parse
from methub.guidance.rules.shipped import shipped_entries, shipped_files
from methub.policies.rules import blaming_words
from methub.policies.rules import parse as parse_policy
from methub.policies.rules.shipped import shipped_profiles

WHOLE = """kind = "indicator"

[[entries]]
code = "debt"
title = "A debt"
text = "Owes money."
source = "Our panel"
from_on = 2026-01-01
earlier = [
  { from_on = 2020-01-01, text = "Owes much money.", source = "Our panel" },
]
"""


def test_what_comes_with_the_product_is_read_whole_and_says_where_each_thing_was_read():
    entries = shipped_entries()
    assert len(entries) == sum(len(parse(text).entries) for text in shipped_files().values()) > 90
    assert {kind for kind, _ in entries.values()} == set(Kind)


def test_nothing_that_comes_with_the_product_blames_a_child():
    said = [
        (code, hint.phrase)
        for code, (_, entry) in shipped_entries().items()
        for wording in entry.wordings
        if not wording.quoted
        for hint in blaming_words(f"{entry.title}. {wording.text}")
    ]
    assert said == []


def test_a_helpline_has_one_number_wherever_a_child_or_a_worker_reads_it():
    numbers = {
        name.split(":")[0]: number
        for kind, entry in shipped_entries().values()
        if kind is Kind.HELPLINE
        for name, number in [(entry.title, "".join(re.findall(r"\d", entry.title)))]
        if number
    }
    told = {
        (line.name, "".join(re.findall(r"\d", line.number)))
        for text in shipped_profiles().values()
        for line in parse_policy(text).lists.helplines
        if line.name in numbers
    }
    assert len(told) >= 3
    assert told == {(name, numbers[name]) for name, _ in told}


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2009, 5, 31), None),
        (date(2009, 6, 1), "receives something"),
        (date(2017, 2, 15), "receives something"),
        (date(2017, 2, 16), "imbalance of power"),
        (date(2026, 11, 21), "imbalance of power"),
    ],
)
def test_sexual_exploitation_is_defined_in_the_words_of_the_day(day, says):
    _, entry = shipped_entries()["child-sexual-exploitation"]
    wording = entry.wording_on(day)
    assert (wording is None) if says is None else says in wording.text


def test_a_file_is_read_as_it_is_written():
    [entry] = parse(WHOLE).entries
    assert [wording.text for wording in entry.wordings] == ["Owes money.", "Owes much money."]


@pytest.mark.parametrize(
    ("was", "becomes", "line", "why"),
    [
        ('kind = "indicator"', 'kind = "sign"', 1, "must be one of"),
        ('code = "debt"', 'code = "A debt"', 4, "small letters"),
        ('title = "A debt"', 'titel = "A debt"', 5, "Did you mean “title”?"),
        ('text = "Owes money."', 'text = " "', 6, "empty"),
        ('source = "Our panel"\nfrom', "from", 3, "does not say “source”"),
        ("from_on = 2026-01-01\n", "", 3, "does not say “from_on”"),
        ("from_on = 2020-01-01", "from_on = 2026-01-01", 10, "oldest to the newest"),
        ("]\n", "\n", 12, "not closed"),
        ('text = "Owes money."', f'text = "{"x" * 4001}"', 6, "longer than 4,000"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_line_and_the_reason(was, becomes, line, why):
    assert was in WHOLE
    with pytest.raises(GuidanceError) as refused:
        parse(becomes.join(WHOLE.rsplit(was, 1)))
    assert refused.value.line == line and why in refused.value.message


def test_one_name_twice_in_a_file_is_refused():
    with pytest.raises(GuidanceError, match="stands here twice"):
        parse(WHOLE + WHOLE.split("\n", 1)[1])
