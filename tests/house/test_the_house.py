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
CHANGES = [
    pytest.param(node, id=f"{path.relative_to(PACKAGE)}:{node.name}")
    for path, node in building.changes()
]
QUERIES = [
    pytest.param(path, node, id=f"{path.relative_to(PACKAGE)}:{node.name}")
    for path in furniture("queries")
    for node in public_functions(path)
]

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
    "is_learning_disabled": "a change already holds the child",
    "floors_about": "a change already holds the assessment",
    "level_now": "a change already holds the assessment",
    "offers_not_made": "a change already holds the assessment",
    "done_so_far": "a change already holds the assessment",
    "must_hold": "a change already holds the child",
    "readers_of": "asks as each of the people a copy is for",
    "arrived_lately": "the job that looks for children who came from abroad",
    "arrivals_now_feared": "the job that looks for children who came from abroad",
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
    "whole_return": "a return is whole for the authority: numbers and codes, never a name",
    "open_when_year_began": "a return is whole for the authority",
    "missing_rows": "of a return that was found",
    "further": "a return is whole for the authority: codes, and who the workers are",
    "interviews_after": "a return is whole for the authority: yes or no, and nothing said",
    "situations_then": "a change of a room above already holds the children",
    "of_record": "a room settles the promise its own record made",
    "of_records": "a room settles what its records promised that count no longer",
    "candidates_among": "part of questions that somebody asks, and of the job's",
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
    "policy_of_authority_id": "what an authority decided is no secret, and names no child",
}


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda m: m._meta.label)
def test_foreign_keys_point_down_and_leave_no_way_back_up(model):
    for field in model._meta.get_fields():
        target = field.related_model if field.is_relation and not field.auto_created else None
        if target is None or target._meta.app_label == model._meta.app_label:
            continue
        assert HEIGHT[target._meta.app_label] < HEIGHT[model._meta.app_label]
        assert field.remote_field.hidden, f"{field} needs related_name='+'"


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_says_who_and_when_and_writes_it_down(change):
    names = {arg.arg for arg in change.args.kwonlyargs}
    assert not change.args.args, "changes take keyword arguments only"
    assert {"by", "at"} <= names
    if change.name not in {*UNWRITTEN_CHANGES, *WRITTEN_THROUGH}:
        assert building.writes_a_line(change)


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


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_row_is_held_without_its_key(path):
    """Whoever writes a new row about a child holds the key of hers until the end: a lock that wants
    the key as well would let two people who hold one row each wait for each other for ever."""
    for held in re.findall(r"select_for_update\(((?:[^()]|\([^()]*\))*)\)", path.read_text()):
        assert "no_key=True" in held


@pytest.mark.parametrize(("path", "query"), QUERIES)
def test_every_query_is_asked_by_somebody(path, query):
    if query.name not in NOBODY_ASKS:
        assert "viewer" in {arg.arg for arg in query.args.kwonlyargs}
        assert not query.args.args, "queries take keyword arguments only"


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_outgrows_its_room(path):
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path):
    if path.name not in {"apps.py"} and "management" not in path.parts:
        assert ast.get_docstring(ast.parse(path.read_text())), "a module begins with its purpose"


TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_templates_include_only_their_own_room_and_fittings(path):
    room = path.relative_to(PACKAGE).parts[0]
    for used in re.findall(
        r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""", path.read_text()
    ):
        owner = Path(used).parts[0]
        assert owner in {room, "fittings"}, f"{used} belongs to another room"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_design_system_classes_are_written_only_in_fittings(path):
    if path.relative_to(PACKAGE).parts[0] != "fittings":
        assert "govuk-" not in path.read_text()


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
