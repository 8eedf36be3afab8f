"""What is feared for a child, and at which level they stand for each type, beside their story."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from methub.assessments.codes import Concern, Exploitation, Harm
from methub.assessments.presenters.pages import TONES, subject_words
from methub.assessments.queries import Standing
from methub.clocks.codes import Promise
from methub.fittings.components import SideItem, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day


def levels(
    rows: Iterable[Standing], on_tracker: Collection[str], owed: Iterable[Any], *, at: datetime
) -> list[SideItem]:
    """Each in the words of the tool that gave it; then by when the child is assessed again."""
    items = [
        SideItem(
            subject_words(row.subject),
            note=_note(row, is_on=row.subject in on_tracker),
            tag=Tag(row.level_label, TONES[Concern(row.concern)]),
        )
        for row in rows
    ]
    due = [one.due_at for one in owed if one.promise == Promise.ASSESSMENT_REVIEW]
    if due and items:
        items.append(
            SideItem(
                "To be assessed again by",
                note=spoken.due(min(due)),
                tag=Tag("Late", "late") if min(due) < at else None,
            )
        )
    return items


def fears(rows: Iterable[Any]) -> list[SideItem]:
    """What was feared and nobody has assessed yet: it stands before any level."""
    return [
        SideItem(
            ", ".join(one.label for one in Exploitation if one in row.types) or "Exploitation",
            href=reverse("concerns:concern", args=[row.reference]),
            note=f"feared, told {spoken.short_day(london_day(row.told_at))} · "
            + ("to be assessed" if row.leads_to else "nobody has decided yet"),
            tag=Tag("Urgent", "late") if row.is_urgent and not row.leads_to else None,
        )
        for row in rows
    ]


def _note(row: Standing, *, is_on: bool) -> str:
    said = (
        Harm(row.harm).label if row.harm else "",
        "not agreed yet: the higher level holds" if row.is_provisional else "",
        f"since {spoken.short_day(london_day(row.recorded_at))}",
        "" if is_on else "not on the tracker",
    )
    return " · ".join(filter(None, said))
