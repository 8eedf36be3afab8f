"""When two records turn out to be of one person, nothing about them is left behind by oversight."""

from collections.abc import Collection, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models

from methub.children.queries.moving import ONE_AT_A_TIME
from methub.config.grants import WEB, grant_for
from methub.foundation import moving
from methub.foundation.moving import Follower

PERSONS = {"people.Person", "children.Child"}
BARE = {"person_id", "child_id"}  # a key without its table: of the book, and of letters

# Columns of tables that follow, and stay for a reason.
STAYS = {
    "people.Person.merged_into_id",  # it says which record a merged one leads to
    "spreadsheets.SheetRow.person_id",  # of the list's own names, none of them a person yet
}

# What a person has one of at a time, and the change that settles it before everything moves.
SETTLED = {model._meta.label for model in ONE_AT_A_TIME.values()} | {
    "people.PersonName",  # people.choose_facts: the other legal name becomes an alias
    "people.Restriction",  # people.choose_facts: the older restriction stands
    "children.Photograph",  # children.settle_answers: the second waits where it is
    "missing.Episode",  # missing.mark_duplicate
    "interviews.Interview",  # interviews.settle_interviews: one goes on
}


def pointing() -> set[str]:
    """Every table with a column that says which person a row is about."""
    return {
        model._meta.label
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model")
        and any(map(_points, model._meta.concrete_fields))
    }


def _points(field: Any) -> bool:
    to = field.related_model._meta.label if field.is_relation else ""
    return to in PERSONS or field.attname in BARE


def forgotten(known: Collection[str]) -> set[str]:
    return pointing() - set(known)


def left_out(follower: Follower) -> list[str]:
    """Constraints of a table that two records of one person can break together."""
    return [
        rule.name
        for rule in follower.model._meta.constraints
        if isinstance(rule, ExclusionConstraint)
        or (isinstance(rule, models.UniqueConstraint) and follower.column in rule.fields)
        and rule.condition is not None
    ]


def test_every_table_about_a_person_follows_or_says_why_it_stays():
    assert forgotten(moving.followers() | moving.staying()) == set()


def test_a_table_that_nobody_listed_rings():
    known = {*moving.followers(), *moving.staying()} - {"missing.Grade"}
    assert forgotten(known) == {"missing.Grade"}


def columns_left(followers: Mapping[str, Follower]) -> set[str]:
    """Of the tables that follow, the columns that name a person and go with nobody."""
    moved = {(one.model._meta.label, one.owner) for one in followers.values()}
    return {
        f"{one.model._meta.label}.{field.attname}"
        for one in followers.values()
        for field in one.model._meta.concrete_fields
        if _points(field) and (one.model._meta.label, field.attname) not in moved
    } - STAYS


def test_every_column_that_names_a_person_goes_with_them():
    assert columns_left(moving.followers()) == set()


def test_a_column_that_nobody_listed_rings():
    known = {label: one for label, one in moving.followers().items() if not one.only_names}
    assert "children.Carer.person_id" in columns_left(known)


def test_every_room_is_read():
    """Django takes no configuration of `apps.py` when it finds two, and says nothing."""
    for room in apps.get_app_configs():
        if room.name.startswith("methub."):
            assert type(room).__module__ == f"{room.name}.apps"


def test_nothing_both_follows_and_stays():
    assert not moving.followers().keys() & moving.staying().keys()


@pytest.mark.parametrize("label", moving.staying())
def test_what_stays_is_there_and_has_a_reason(label):
    assert apps.get_model(label)
    assert len(moving.staying()[label]) > 20


@pytest.mark.parametrize("follower", moving.followers().values(), ids=lambda one: one.label)
def test_the_web_role_may_say_whose_a_row_is(follower):
    if follower.is_the_record:
        return
    may = grant_for(follower.model._meta.db_table).of(WEB)
    assert "UPDATE," in f"{may}," or f"UPDATE ({follower.owner})" in may


@pytest.mark.parametrize("follower", moving.followers().values(), ids=lambda one: one.label)
def test_what_there_is_one_of_at_a_time_is_settled_before_it_moves(follower):
    if follower.label not in SETTLED:
        assert left_out(follower) == []


def test_one_at_a_time_rings():
    assert left_out(moving.followers()["missing.Episode"])
