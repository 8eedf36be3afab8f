"""A panel of the benchmark's county with sixty children on its agenda."""

from datetime import datetime, timedelta

from methub.agencies.models import Authority, Partnership
from methub.assessments.models import TrackerStep
from methub.meetings.codes import Ground, Sort
from methub.meetings.models import Item, Meeting

CHILDREN = 60
NAME = "MACE panel"
SIGNED = {"recorded_by_id": 0, "recorded_by_name": "MET Hub"}


def of_sixty(county: Partnership, *, at: datetime) -> str:
    """Its reference: made the first time somebody measures, and then there."""
    found = Meeting.objects.filter(authority__partnership=county, name=NAME).first()
    return (found or _planned(county, at)).reference


def _planned(county: Partnership, at: datetime) -> Meeting:
    steps = TrackerStep.objects.filter(child__person__partnership=county, is_on=True)
    children = list(steps.order_by("-child").values_list("child", flat=True).distinct()[:CHILDREN])
    panel = Meeting.objects.create(
        authority=Authority.objects.filter(partnership=county).order_by("pk")[0],
        kind="mace", sort=Sort.PANEL, name=NAME, starts_at=at + timedelta(days=5), minutes=120,
        place="Room 2", recorded_at=at, **SIGNED,
    )  # fmt: skip
    Item.objects.bulk_create(
        Item(
            meeting=panel, child_id=child, section="children", position=number, minutes=4,
            reasons=[{"ground": Ground.CHAIR, "words": "Asked for", "about": "", "page": ""}],
        )
        for number, child in enumerate(children)
    )  # fmt: skip
    return panel
