"""What somebody has built on the rows of a list since they were brought in.

Every table that points at one of these records is asked, whatever room it belongs to: a new room's
table counts from its first row, and nobody has to remember to say so here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db import models

from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.missing.models import Episode
from methub.people.models import Person
from methub.spreadsheets.codes import Stage
from methub.spreadsheets.models import Sheet, SheetPerson, SheetRow
from methub.spreadsheets.queries.sheets import closed_children

# What the load itself wrote, and the column that says when. Rows of another moment are others'.
WRITTEN_AT = {
    "missing.Episode": "recorded_at",
    "missing.StatusRecord": "recorded_at",
    "missing.EpisodeUpdate": "recorded_at",
    "missing.ThresholdMet": "recorded_at",
    "people.PersonName": "recorded_at",
    "people.PersonBirth": "recorded_at",
    "people.PersonIdentifier": "recorded_at",
    "people.Sight": "from_at",
    "children.Child": "recorded_at",
}
# Not somebody's work: what a person is found by, what runs by itself, and this room's own rows.
NOT_COUNTED = frozenset(
    {"people.PersonKey", "clocks.Clock", "spreadsheets.SheetRow", "spreadsheets.SheetPerson"}
)
CLOSED = "the record is closed to you"
_OVER = (Stage.SET_ASIDE, Stage.UNDONE)


def built_on(*, viewer: Viewer, sheet: Sheet) -> tuple[dict[int, str], dict[int, str]]:
    """By episode, and by child that the list put on the record: why it cannot be taken out."""
    visible = Sheet.objects.visible_to(viewer).filter(pk=sheet.pk).first()
    return work_on(viewer=viewer, sheet=visible) if visible else ({}, {})


def work_on(*, viewer: Viewer, sheet: Sheet) -> tuple[dict[int, str], dict[int, str]]:
    """The same, inside the change that takes the rows out. Nobody takes anything out of a record
    that is closed to them."""
    assert sheet.loaded_at is not None, "only what was brought in can be built on"
    rows = SheetRow.objects.filter(sheet=sheet, taken_out_at=None)
    episodes = set(rows.exclude(episode=None).values_list("episode_id", flat=True))
    made = dict(
        SheetPerson.objects.filter(sheet=sheet, is_made=True)
        .exclude(child=None)
        .values_list("child_id", "made_version")
    )
    on_episodes = _pointed_at(Episode, episodes, sheet.loaded_at)
    changed = Episode.objects.filter(pk__in=episodes, version__gt=1)
    for pk in changed.values_list("pk", flat=True):
        on_episodes[pk]["changed since"] = None
    on_children = _pointed_at(Child, set(made), sheet.loaded_at)
    for pk, names in _pointed_at(Person, set(made), sheet.loaded_at).items():
        on_children[pk] |= names
    for pk, version in Person.objects.filter(pk__in=made).values_list("pk", "version"):
        if version != made[pk]:
            on_children[pk]["corrected since"] = None
    for pk in _in_other_sheets(sheet, made):
        on_children[pk]["another list"] = None
    closed = closed_children(viewer=viewer, sheet=sheet)
    for pk in rows.filter(child__in=closed).exclude(episode=None).values_list("episode", flat=True):
        on_episodes[pk] = {CLOSED: None}
    for pk in closed & made.keys():
        on_children[pk] = {CLOSED: None}
    return _in_words(on_episodes), _in_words(on_children)


_Found = defaultdict[int, dict[str, None]]


def _pointed_at(model: type[models.Model], keys: Collection[int], loaded_at: datetime) -> _Found:
    found: _Found = defaultdict(dict)
    if not keys:
        return found
    for table, column in _pointers(model):
        rows = table._default_manager.filter(**{f"{column}__in": keys})
        if written := WRITTEN_AT.get(table._meta.label):
            rows = rows.exclude(**{written: loaded_at})
        for pk in rows.values_list(column, flat=True).distinct():
            found[pk][str(table._meta.verbose_name)] = None
    return found


def _pointers(model: type[models.Model]) -> Iterator[tuple[Any, str]]:
    """Every column of every table that points here; the histories that triggers write aside."""
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        table = relation.related_model if relation.auto_created else None
        if table is None or table._meta.label in NOT_COUNTED or hasattr(table, "pgh_tracked_model"):
            continue
        yield table, str(relation.field.name)


def _in_other_sheets(sheet: Sheet, made: Collection[int]) -> set[int]:
    """Rows of another list are about the same child: they would be about nobody."""
    others = SheetPerson.objects.filter(child__in=made).exclude(sheet=sheet)
    return set(others.exclude(sheet__stage__in=_OVER).values_list("child_id", flat=True)) - {None}


def _in_words(found: _Found) -> dict[int, str]:
    return {pk: ", ".join(names) for pk, names in found.items() if names}
