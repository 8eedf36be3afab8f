"""The house stands up: rules about the building, not about any one room."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.house import building
from tests.house.building import HEIGHT, PACKAGE, ROOT, furniture, public_functions, sources

OUR_MODELS = [
    m
    for m in apps.get_models()
    if m.__module__.startswith("methub.") and not m.__name__.endswith("Event")
]
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
SOURCES = sources()
TEXT = {path: path.read_text() for path in [*SOURCES, *TEMPLATES]}

# A draft is what somebody is in the middle of writing: saving the section is the audited change.
UNWRITTEN_CHANGES = {"save_draft", "discard_draft"}
# Changes whose line is written by the function that they hand everything to.
WRITTEN_THROUGH = {
    "keep_message": "a message is kept, with its line, in a transaction that nothing can undo",
    "receive": "it keeps the message, then reads it: two changes, so that the first stands alone",
}

# Queries without somebody asking, and why that is right.
NOBODY_ASKS = {
    "front_desk": "it makes the viewer",
    "said_by": "what a tool asks is no secret; names no child",
    "result_of": "a change already holds the assessment",
    "types_of": "a change already holds the assessment",
    "said_so_far": "a change already holds the assessment",
    "is_learning_disabled": "a change already holds the child",
    "floors_about": "a change already holds the assessment",
    "level_now": "a change already holds the assessment",
    "offers_not_made": "a change already holds the assessment",
    "done_so_far": "a change already holds the assessment",
    "must_hold": "a change already holds the child",
    "readers_of": "asks as each of the people a copy is for",
    "arrived_lately": "the job that looks for children who came from abroad",
    "arrivals_now_feared": "the job that looks for children who came from abroad",
    "looks": "it asks nothing: it says which questions a cut of a report needs",
    "plans_overtaken": "the job that looks for plans of what has changed since",
    "repeats_protected": "the same job: whether a plan tells an address that nobody may be told",
    "tool_named": "what a tool asks is no secret; names no child",
    "memberships_on": "it makes the viewer",
    "job_held": "with which job a sight is given; names no child",
    "hides_a_home": "part of questions that somebody asks",
    "prepared": "part of questions that somebody asks",
    "whole_record_agency_ids": "who receives sight of a new child; names no child",
    "situation_of": "a change of a room above already holds the child",
    "absences_of": "a change of a room above already holds the children",
    "authority_of": "the commands name an authority by its code; names no child",
    "waiting_loads": "the job that reads files looks after all that wait",
    "left_lying": "the job that forgets files nobody took",
    "in_care_lately": "the inspectors’ list is whole for the authority, as a return is",
    "whole_return": "a return is whole for the authority: numbers and codes, never a name",
    "open_when_year_began": "a return is whole for the authority",
    "missing_rows": "of a return that was found",
    "further": "a return is whole for the authority: codes, and who the workers are",
    "interviews_after": "a return is whole for the authority: yes or no, and nothing said",
    "situations_then": "a change of a room above already holds the children",
    "of_record": "a room settles the promise its own record made",
    "of_records": "a room settles what its records promised that count no longer",
    "candidates_among": "part of questions that somebody asks, and of the job's",
    "adult_proposals": "among those whom a viewer may know of through their children",
    "exact_adult": "among those whom a room above has chosen for a viewer",
    "duplicates_of_all": "the job that looks for duplicates looks at every person",
    "likeness": "the job remembers which two are not the same",
    "parting": "the merge was found through a viewer",
    "once_begun": "a room moves the promise its own record made",
    "newest_of": "a room takes back the end of the promise its own record made",
    "of_the_worker": "a room hands promises to whoever is allocated now",
    "of_child": "a room settles the promise it made about a child it holds",
    "reached_by": "asks as each of the people an alert is for",
    "letters_that_left": "the job that looks for answers that have left",
    "hub_team": "who owes what the hub owes; names no child",
    "commissioned_team": "who holds the contract for interviews; names no child",
    "police_team": "who owes what the police owe; names no child",
    "open_episode_of": "a change of a room above already holds the child",
    "may_be_long": "the job that looks for long episodes looks after every child",
    "kind_of": "a word for a row that somebody holds already",
    "policy_of": "what an authority decided is no secret; a change already holds the child",
    "responsible_on": "a change of a room above already holds the child",
    "growing_up": "a change, or the job that looks after every child, already holds the child",
    "may_be_growing_up": "the job that looks for who is growing up looks after every child",
    "may_come_of_age": "the job that looks for coming of age looks after every child",
    "placements_not_known": "the job that looks for placements across a border",
    "placements_that_are_over": "the job that looks for placements that have ended",
    "episodes_that_came_over": "the job that looks for children who came under ours while missing",
    "episodes_no_longer_theirs": "the job that looks for episodes nobody else answers for",
    "rungs_without_a_reminder": "the job that reminds other authorities",
    "to_be_raised": "the job that raises alerts looks after every child",
    "waiting_sheets": "the job that reads and brings in lists",
    "work_on": "the change that takes a list out holds it already",
    "due_letters": "the job that sends letters, which say nothing about a child",
    "receipts_to_follow": "the job that asks what became of letters",
    "policy_for": "what an authority decided is no secret, and names no child",
    "use_of_contract": "how much of a contract is used; names no child",
    "distance_from": "a room above measures the home of a child it holds; names no child",
    "ground_of": "where an area ends is no secret, and names no child",
    "kinds_on": "what an authority calls its meetings is no secret; names no child",
    "facts_about": "an agenda is the same whoever draws it; each reader sees the children they may",
    "placed_here": "part of the facts of an agenda",
    "about_them": "part of the facts of an agenda",
    "is_theirs": "an item is held already",
    "reporting": "part of the facts of an agenda; names no child",
    "last_held": "when the authority last met; names no child",
    "carried_over": "of a meeting that was found",
    "levels_of": "an item is held already",
    "drawn": "a month’s page is the same whoever draws it; names no child",
    "content_of": "of a meeting or a month that a change holds, or a reading found",
    "undecided": "of a page that was found",
    "is_whole": "of a page that was found",
    "to_be_asked_for": "the job that asks agencies for their figures; names no child",
    "without_a_page": "the job that begins the month’s pages; names no child",
    "policy_of_authority_id": "what an authority decided is no secret, and names no child",
}


# Each rule looks at the whole building and names every place that breaks it.


def test_foreign_keys_point_down_and_leave_no_way_back_up():
    across = [
        field
        for model in OUR_MODELS
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model is not None
        and field.related_model._meta.app_label != model._meta.app_label
    ]
    assert len(across) > 100
    assert [
        field
        for field in across
        if HEIGHT[field.related_model._meta.app_label] >= HEIGHT[field.model._meta.app_label]
    ] == [], "they point up"
    assert [field for field in across if not field.remote_field.hidden] == [], (
        "they need related_name='+'"
    )


def test_every_change_says_who_and_when_and_writes_it_down():
    changes = list(building.changes())
    assert [_named(*each) for each in changes if each[1].args.args] == [], (
        "changes take keyword arguments only"
    )
    assert [_named(*each) for each in changes if not {"by", "at"} <= _keywords(each[1])] == []
    silent = [each for each in changes if not building.writes_a_line(each[1])]
    allowed = {*UNWRITTEN_CHANGES, *WRITTEN_THROUGH}
    assert [_named(*each) for each in silent if each[1].name not in allowed] == []


def _named(path, function):
    return f"{path.relative_to(PACKAGE)}:{function.name}"


def _keywords(function):
    return {argument.arg for argument in function.args.kwonlyargs}


@pytest.mark.parametrize(
    "breach",
    [
        'def record_found(*, by, at): """It does not trail.open_page(by=by, at=at)."""',
        "def record_found(*, by, at): trail.open_page(by=by, at=at)",
        "def record_found(*, by, at):\n with trail.reading(by=by, at=at): open_page",
    ],
)
def test_a_change_that_only_names_the_book_is_caught(breach):
    (function,) = ast.parse(breach).body
    assert not building.writes_a_line(function)


def test_the_changes_of_a_package_are_found():
    """An empty list would keep every rule about changes."""
    found = {(path.parts[-3], node.name) for path, node in building.changes()}
    assert {("interviews", "sign_off"), ("missing", "open_episode"), ("intake", "receive")} <= found


def test_a_row_is_held_without_its_key():
    """Whoever writes a new row about a child holds the key of hers until the end: a lock that wants
    the key as well would let two people who hold one row each wait for each other for ever."""
    held = [
        (path, how)
        for path in SOURCES
        for how in re.findall(r"select_for_update\(((?:[^()]|\([^()]*\))*)\)", TEXT[path])
    ]
    assert len(held) > 50
    assert [each for each in held if "no_key=True" not in each[1]] == []


def test_every_query_is_asked_by_somebody():
    asked = [
        (path, query)
        for path in furniture("queries")
        for query in public_functions(path)
        if query.name not in NOBODY_ASKS
    ]
    assert [_named(*each) for each in asked if "viewer" not in _keywords(each[1])] == []
    assert [_named(*each) for each in asked if each[1].args.args] == [], (
        "queries take keyword arguments only"
    )


def test_no_file_outgrows_its_room():
    assert [path for path in SOURCES if len(TEXT[path].splitlines()) > 300] == []


def test_every_module_says_what_it_is_for():
    spoken_for = [p for p in SOURCES if p.name != "apps.py" and "management" not in p.parts]
    assert [p for p in spoken_for if not ast.get_docstring(ast.parse(TEXT[p]))] == [], (
        "a module begins with its purpose"
    )


def test_templates_include_only_their_own_room_and_fittings():
    uses = r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']"""
    borrowed = [
        (path, used)
        for path in TEMPLATES
        for used in re.findall(uses, TEXT[path])
        if Path(used).parts[0] not in {path.relative_to(PACKAGE).parts[0], "fittings"}
    ]
    assert borrowed == [], "they belong to another room"


def test_design_system_classes_are_written_only_in_fittings():
    rooms = [path for path in TEMPLATES if path.relative_to(PACKAGE).parts[0] != "fittings"]
    assert [path for path in rooms if "govuk-" in TEXT[path]] == []


def test_no_model_overrides_save_and_nothing_listens_to_signals():
    for path in furniture("models"):
        text = path.read_text()
        assert "def save(" not in text
        assert "signals" not in text


def test_decisions_are_numbered_in_order_and_name_the_test_that_keeps_them_true():
    decisions = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in decisions:
        named = re.findall(r"tests/[\w/]+\.py", path.read_text())
        assert named, f"{path.name} names no test"
        for test in named:
            assert (ROOT / test).exists(), f"{path.name} names {test}, which is not there"


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("requirements*.in")))
def test_every_dependency_has_its_reason_above_it(name):
    before = ""
    for line in (ROOT / name).read_text().splitlines():
        if line and not line.startswith(("#", "-r")):
            assert before.startswith("# "), f"{line} has no reason above it"
        before = line


def test_at_most_25_direct_run_time_dependencies():
    lines = (ROOT / "requirements.in").read_text().splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) <= 25


@pytest.mark.parametrize(
    "lock", sorted(ROOT.glob("*.lock")) + [ROOT / "package-lock.json"], ids=lambda p: p.name
)
def test_locks_name_no_download_address(lock):
    text = lock.read_text()
    assert '"resolved"' not in text
    assert "--index-url" not in text
