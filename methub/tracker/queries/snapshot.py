"""How many stand at each level of each type, and how many of them are in care."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer
from methub.assessments.codes import About, Concern
from methub.assessments.models import Standing
from methub.children.models import Child
from methub.children.rules import is_in_care
from methub.tracker import rules
from methub.tracker.queries.cells import CELLS
from methub.tracker.queries.page import Sought, fitting, moment
from methub.tracker.queries.prepared import prepared
from methub.tracker.rules import SUBJECTS, Column, Entry, Grid

CALLED = {subject.value: subject for subject in SUBJECTS}
RANKS = {concern.value: rank for rank, concern in enumerate(Concern)}


@dataclass(frozen=True)
class Snapshot:
    """`children`: each once. `entries`: a child exploited in two ways is two of them.
    `going_missing`: those graded for it, who may be no entry of any type."""

    children: int
    entries: int
    going_missing: int
    grids: tuple[Grid, ...]


def snapshot(*, viewer: Viewer, sought: Sought, columns: Sequence[Column]) -> Snapshot:
    """Of those the filters leave, on the day that is looked at. Where one type is asked for, only
    its entries are counted."""
    when = moment(viewer=viewer, on=sought.on)
    keys = list(fitting(viewer=viewer, sought=sought, columns=columns, when=when))
    whose = {
        pk: (authority, is_in_care(care))
        for pk, authority, care in Child.objects.filter(pk__in=keys)
        .annotate(of=when.responsible(), cared=prepared(CELLS["care"], when))
        .values_list("pk", "of", "cared")
    }
    named = dict(Authority.objects.values_list("pk", "name"))
    only = Q(subject=sought.reason.value) if sought.reason else Q()
    entries = [
        Entry(
            authority=named[whose[child][0]],
            tool=tool,
            type=CALLED[subject],
            level=level,
            rank=RANKS[concern],
            is_in_care=whose[child][1],
        )
        for child, subject, tool, level, concern in when.standing(
            Standing.objects.filter(child__in=keys)
        )
        .filter(only)
        .values_list("child", "subject", "assessment__tool__title", "level_label", "concern")
    ]
    missing = sum(entry.type is About.MISSING for entry in entries)
    return Snapshot(
        children=len(keys),
        entries=len(entries) - missing,
        going_missing=missing,
        grids=rules.grids(entries),
    )
