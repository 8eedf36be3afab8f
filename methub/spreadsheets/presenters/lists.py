"""The lists that were brought in, or are on their way."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from methub.fittings.components import Cell, Column, Table, Tag, Tone
from methub.foundation import spoken
from methub.spreadsheets.codes import Stage

TONES: dict[str, Tone] = {
    Stage.COLUMNS: "soon",
    Stage.READ: "soon",
    Stage.READING: "calm",
    Stage.LOADING: "calm",
    Stage.LOADED: "ok",
    Stage.UNDONE: "calm",
    Stage.SET_ASIDE: "calm",
}


def index_table(sheets: Iterable[Any]) -> Table:
    return Table(
        caption="Lists",
        columns=(
            Column("List"),
            Column("Where it is"),
            Column("Put in"),
            Column("Rows", number=True),
            Column("Episodes made", number=True),
        ),
        rows=tuple(_sheet(one) for one in sheets),
        empty="No list has been brought in yet. Choose “Bring in a list” to begin.",
    )


def stage_tag(sheet: Any) -> Tag:
    return Tag(Stage(sheet.stage).label, TONES[sheet.stage])


def _sheet(one: Any) -> tuple[Cell, ...]:
    return (
        Cell(one.title, href=reverse("spreadsheets:sheet", args=[one.reference])),
        Cell("", tag=stage_tag(one)),
        Cell(spoken.instant(one.made_at), note=one.made_by_name),
        Cell(f"{one.row_count:,}", number=True),
        Cell(f"{one.made_rows:,}", number=True),
    )
