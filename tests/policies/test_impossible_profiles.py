"""An impossible profile is refused in plain words, with the line that is wrong."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.policies.rules import ProfileError, parse
from methub.policies.rules.lines import locate
from methub.policies.rules.shipped import shipped_profiles

GOOD = shipped_profiles()["cambridgeshire"]

# What somebody wrote instead of a good line, and what they are told about that very line.
WRONG = [
    ("within_hours = 72\nclock", "within_hours = -72\nclock", "8784 hours; -72 is impossible"),
    ("within_hours = 72\nclock", "within_hours = 0\nclock", "0 is impossible"),
    ("within_hours = 72\nclock", 'within_hours = "three days"\nclock', "must be a whole number"),
    ("within_hours = 72\nclock", "within_hours = true\nclock", "must be a whole number"),
    ("within_hours = 72\nclock", "within_hours = 72.5\nclock", "must be a whole number"),
    ("within_hours = 72\nclock", "within_hour = 72\nclock", "Did you mean “within_hours”?"),
    ("within_hours = 72\nclock", "within_hours =\nclock", "cannot be read"),
    ("repeat_episodes = 3 ", "repeat_episodes = 1 ", "between 2 and 100"),
    ('clock_starts = "found"', 'clock_starts = "told"', "one of found, returned"),
    ('hub = "MET Hub"', 'hub = " "', "is empty"),
    ('hub = "MET Hub"', 'hub = ["MET Hub"]', "words in quotation marks"),
    ("hub_until = 18 ", "hub_until = 17 ", "cannot stop at 17"),
    ("transition_years = 17 ", "transition_years = 18 ", "must be raised before"),
    ("tell_convenor_within_hours = 24", "tell_convenor_within_hours = 73", "told after"),
    ("starts_on = 2018-04-01", "starts_on = 2018-04-01T09:00:00", "a date, like 2026-04-01"),
    ("ends_on = 2028-03-31", "ends_on = 2017-03-31", "ends before it starts"),
    ("year_starts_day = 1\n", "year_starts_day = 31\n", "no such day in every year"),
    ("yearly_cap = 80", "yearly_cap = -80", "impossible"),
    ('authority_code = "E10000003"', 'authority_code = "E1000003"', "not the code of an authority"),
    ('"E10000003", "E06000031"]', '"E06000031"]', "must be inside the boundary"),
    ('"E10000003", "E06000031"]', '"E10000003", "Peterborough"]', "not the code of an authority"),
    ('"E10000003", "E06000031"]', '"E10000003", "E10000003"]', "stands here twice"),
    ('"E07000009", name', '"S07000009", name', "not the code of a district"),
    ('"E07000009", name', '"E07000008", name', "stands here twice"),
    ('code = "medium"', 'code = "low"', "stands here twice"),
    ('code = "medium"', 'code = "Medium risk"', "small letters"),
    ('{ code = "moderate", label', '{ code = "moderate", name', "“name” is not known here"),
    ('{ code = "custody", label = "The child was in custody" }', '"custody"', "must be a section"),
    ('role = "hub-manager"', 'role = "boss"', "must be one of intake-officer"),
    ('role = "hub-manager"', 'role = "analyst"', "may not accept an alert"),
    ("after_hours = 24", "after_hours = 0", "later than the one below"),
    ("after_hours = 0", "after_hours = -1", "impossible"),
    ("trigger-plan = [", "triger-plan = [", "not a promise anybody makes"),
    ('"inbox.accept_within_hours"', '"inbox.accept"', "not something a policy decides"),
    ("[inbox]", "[postbox]", "“postbox” is not known here"),
    ("[inbox]\n", "[[inbox]]\n", "must be a section"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "wrong", "told"), WRONG, ids=lambda words: str(words)[:40])
def test_the_line_that_is_wrong_is_named(good, wrong, told):
    before, after = GOOD.split(good, 1)
    with pytest.raises(ProfileError) as refused:
        parse(before + wrong + after)
    assert refused.value.line == before.count("\n") + 1
    assert told in refused.value.message


@pytest.mark.parametrize(
    ("left_out", "heading", "told"),
    [
        ('clock_starts = "found" ', "[interviews]", "“interviews” does not say “clock_starts”"),
        ('hub = "MET Hub"\n', "[names]", "“names” does not say “hub”"),
        ("yearly_cap = 80\n", "[commissioned]", "“commissioned” does not say “yearly_cap”"),
    ],
)
def test_a_decision_nobody_took_is_named_at_the_section_it_belongs_to(left_out, heading, told):
    text = GOOD.replace(left_out, "", 1)
    with pytest.raises(ProfileError) as refused:
        parse(text)
    assert text.split("\n")[refused.value.line - 1] == heading
    assert told in refused.value.message


def test_a_profile_without_a_ladder_for_every_other_promise_is_refused():
    text = GOOD.replace("otherwise = [", "strategy-meeting = [", 1)
    with pytest.raises(ProfileError, match="“otherwise”"):
        parse(text)


@pytest.mark.parametrize("list_name", ["exploitation_levels", "helplines", "exemption_reasons"])
def test_an_empty_list_leaves_nothing_to_choose(list_name):
    before, after = GOOD.split(f"{list_name} = [\n", 1)
    _, rest = after.split("]\n", 1)
    with pytest.raises(ProfileError) as refused:
        parse(f"{before}{list_name} = []\n{rest}")
    assert refused.value.line == before.count("\n") + 1


@pytest.mark.parametrize("text", ["", "title = ", "[[", "x = [1,\n2", "a" * 100, "=" * 5000])
def test_what_is_no_profile_at_all_is_refused_and_nothing_breaks(text):
    with pytest.raises(ProfileError):
        parse(text)


@pytest.mark.parametrize(("opened", "depth"), [("[", 5000), ("{a=", 5000)])
def test_a_hostile_profile_is_refused(opened, depth):
    with pytest.raises(ProfileError):
        parse("x = " + opened * depth)


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.text(max_size=10))
def test_whatever_is_written_into_a_profile_it_is_read_or_refused(start, length, written):
    text = GOOD[:start] + written + GOOD[start + length :]
    try:
        parse(text)
    except ProfileError as refused:
        assert 1 <= refused.line <= text.count("\n") + 1


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_item_is_found_on_its_own_line(ending):
    text = ending.join(
        [
            "# about",
            'title = "A [title] = with # signs"',
            "few = [1, 2]",
            "many = [",
            "  # a remark",
            '  { code = "a" },',
            '  { code = "b" }, { code = "c" },',
            "]",
            "[one.two]",
            'text = """',
            "[not.a.heading]",
            '"""',
            "[[row]]",
            "name = 1",
            "[[row]]",
            "name = 2",
        ]
    )
    lines = locate(text)
    assert tomllib.loads(text)
    assert lines[("title",)] == 2
    assert lines[("few", 1)] == 3
    assert [lines[("many", index)] for index in range(3)] == [6, 7, 7]
    assert lines[("many", 2, "code")] == 7
    assert lines[("one", "two")] == 9
    assert lines[("one", "two", "text")] == 10
    assert lines[("row", 1, "name")] == 16
