"""A list somebody kept, a hub that brings it in, and a child the record already knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from methub.agencies.models import User
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.actors import MET_HUB, Actor
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.spreadsheets import changes, jobs, queries
from methub.spreadsheets.codes import Meaning
from methub.spreadsheets.models import Sheet, SheetRow
from methub.spreadsheets.rules import headings
from tests import town as the_town
from tests.copies import again
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
HEADINGS = ("Name", "DOB", "Date missing", "Date returned", "Police ref", "Notes")
KEELEY = ("Keeley Hollis", "14/3/2011", "5/3/2026 22:30", "6/3/2026", "MP/1", "With a friend")
AMARA = ("Amara Okafor", "1/2/2012", "7/4/2026", "7/4/2026", "", "")


def comma(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> bytes:
    lines = [",".join(f'"{cell}"' for cell in row) for row in (headings, *rows)]
    return "\n".join(lines).encode()


def book(fill: Callable[[Any, Any], None]) -> bytes:
    """A workbook made by a spreadsheet program, as `fill` fills its first page."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        fill(made, made.add_worksheet("Tracker"))
    return written.getvalue()


@pytest.fixture
def town(db: None) -> Town:
    return again("spreadsheets", _founded)


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2020, 1, 1), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip
    return town


@pytest.fixture
def keeley(town: Town) -> Child:
    return children.register_child(
        partnership=town.partnership, responsible_authority=town.authorities["Cambridgeshire"],
        surname="Hollis", forenames="Keeley", born_on=date(2011, 3, 14), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip


@dataclass
class Hub:
    """The senior practitioner, at work on lists."""

    town: Town
    at: datetime = NOW
    made: list[Sheet] = field(default_factory=list)

    @property
    def user(self) -> User:
        return self.town.people[Role.HUB_SENIOR]

    @property
    def signs(self) -> dict[str, Any]:
        return {"by": self.actor, "at": self.at}

    @property
    def actor(self) -> Actor:
        return front_desk(user=self.user, at=self.at)[1]

    @property
    def viewer(self) -> Viewer:
        return front_desk(user=self.user, at=self.at)[0]

    def keeps(self, content: bytes, title: str = "Missing tracker") -> Sheet:
        return changes.keep_sheet(
            content=content, name="tracker.xlsx", title=title,
            agency=self.town.agencies["MET Hub"], **self.signs,
        )  # fmt: skip

    def reads(self, content: bytes, meanings: dict[int, Meaning] | None = None) -> Sheet:
        """The columns are what they are suggested to be, and the rows are read."""
        sheet = self.keeps(content)
        columns = [headings.Column(**column) for column in sheet.columns]
        before = queries.chosen_before(viewer=self.viewer, sheet=sheet)
        sheet = changes.choose_columns(
            sheet=sheet,
            meanings=meanings or headings.suggested(columns, before=before),
            authority=self.town.authorities["Cambridgeshire"],
            version=sheet.version, **self.signs,
        )  # fmt: skip
        return self.works(sheet)

    def loads(self, sheet: Sheet) -> Sheet:
        changes.begin_loading(sheet=sheet, version=sheet.version, **self.signs)
        return self.works(sheet)

    def works(self, sheet: Sheet) -> Sheet:
        """What the background does, done."""
        jobs.work_through(at=self.at)
        sheet.refresh_from_db()
        return sheet

    def row(self, sheet: Sheet, number: int, part: int = 0) -> SheetRow:
        return sheet.rows.select_related("person", "sheet").get(number=number, part=part)

    def answers(self, row: SheetRow, said: dict[int, str]) -> SheetRow:
        changes.answer_row(
            row=row, said=said, version=row.version, viewer=self.viewer, **self.signs
        )
        return self.row(row.sheet, row.number, row.part)

    def undoes(self, sheet: Sheet) -> Sheet:
        return changes.undo_load(
            sheet=sheet,
            why="The wrong list",
            version=sheet.version,
            viewer=self.viewer,
            **self.signs,
        )


@pytest.fixture
def hub(town: Town) -> Hub:
    return Hub(town)
