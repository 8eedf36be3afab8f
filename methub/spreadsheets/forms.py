"""What is asked of somebody who brings a list in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.fields import ChoiceField, FilesField, NarrativeField, NumberField, TextField
from methub.fittings.forms import HubForm, VersionedForm
from methub.spreadsheets.codes import NAMES, SEVERAL, Meaning
from methub.spreadsheets.rules.grids import LONGEST_TEXT, MOST_ROWS, column_name
from methub.spreadsheets.rules.headings import Column
from methub.spreadsheets.rules.rows import WHOLE_ROW, Problem

MEGABYTES = 10


class UploadForm(HubForm):
    title = TextField(
        label="What this list is called",
        hint="For example “Missing tracker 2024 to 2025”. It stands on the record of every child "
        "the list is about: do not use anybody's name",
        max_length=80,
    )
    file = FilesField(
        label="The file",
        hint=f"An Excel workbook (.xlsx) or a text file (.csv), up to {MEGABYTES} MB and "
        f"{MOST_ROWS:,} rows. It is kept exactly as it is",
        most=1,
        megabytes=MEGABYTES,
    )


class TableForm(VersionedForm):
    worksheet = ChoiceField(label="Worksheet", choices=(), widget=forms.Select)
    headings_to = NumberField(
        label="The headings end in row",
        min_value=1,
        max_value=1_048_576,
        decimal_places=0,
        required=False,
    )

    def __init__(self, *args: Any, worksheets: Sequence[Sequence[Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["worksheet"]
        field.choices = [
            (str(at), f"{name or 'The only one'}, {rows:,} rows{' (hidden)' if hidden else ''}")
            for at, (name, rows, hidden) in enumerate(worksheets)
        ]


class ColumnsForm(VersionedForm):
    """What each column is. Every list names children and says since when they were missing."""

    says_optional: ClassVar[bool] = False
    authority = ChoiceField(
        label="Which authority is responsible for the children of this list?",
        hint="For children who are not on the record yet",
        choices=(),
    )

    def __init__(
        self,
        *args: Any,
        columns: Iterable[Column],
        authorities: Iterable[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        asked: Any = self.fields["authority"]
        asked.choices = list(authorities)
        for column in columns:
            self.fields[_name(column.index)] = ChoiceField(
                label=f"{column.letter}: {column.heading or 'no heading'}"
                + (" (hidden)" if column.is_hidden else ""),
                hint=" · ".join(column.samples) or "Empty",
                choices=Meaning,
                widget=forms.Select,
            )

    @property
    def meanings(self) -> dict[int, Meaning]:
        return {
            int(name.removeprefix("column_")): Meaning(code)
            for name, code in self.cleaned_data.items()
            if name.startswith("column_")
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen = [meaning for meaning in self.meanings.values() if meaning not in SEVERAL]
        for meaning in dict.fromkeys(chosen):
            if chosen.count(meaning) > 1:
                raise ValidationError(f"Only one column can be “{meaning.label}”")
        if not NAMES & set(chosen):
            raise ValidationError("Say which column names the child")
        if Meaning.MISSING_DAY not in chosen:
            raise ValidationError("Say which column is the date the child went missing")
        return said


class RowForm(VersionedForm):
    """What the cells of one row should say."""

    says_optional: ClassVar[bool] = False

    def __init__(
        self,
        *args: Any,
        columns: Iterable[Column],
        cells: Sequence[str],
        taken: Sequence[str],
        problems: Collection[Problem],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._taken = taken
        for column in columns:
            odd = [one.words for one in problems if one.column == column.index]
            in_file = cells[column.index] if column.index < len(cells) else ""
            said = f"In the file: “{in_file}”" if in_file else "Empty in the file"
            self.fields[_name(column.index)] = TextField(
                label=f"{column.letter}: {column.heading or 'no heading'}",
                hint=". ".join((said, *odd)),
                required=False,
                max_length=LONGEST_TEXT,
            )

    @property
    def said(self) -> dict[int, str]:
        """The cells that should say something else."""
        found = {}
        for name, text in self.cleaned_data.items():
            at = int(name.removeprefix("column_")) if name.startswith("column_") else WHOLE_ROW
            if at != WHOLE_ROW and text != " ".join(_at(self._taken, at).split()):
                found[at] = text
        return found


class PersonForm(VersionedForm):
    says_optional: ClassVar[bool] = False
    asked = TextField(
        label="Another child",
        hint="Name, date of birth, police reference or postcode",
        required=False,
    )


class PressedForm(VersionedForm):
    """A button that acts on what was seen, and nothing else."""


class UndoForm(VersionedForm):
    why = NarrativeField(
        label="Why it is taken out",
        hint="It stands beside every episode that is taken out",
        rows=3,
        max_length=500,
        missing="Say why it is taken out",
    )


def columns_of(kept: Iterable[Mapping[str, Any]]) -> list[Column]:
    """The columns of a sheet, as they were found."""
    return [Column(**{**one, "samples": tuple(one["samples"])}) for one in kept]


def chosen(meanings: Mapping[int, Meaning]) -> dict[str, str]:
    """What the form says to begin with."""
    return {_name(index): meaning.value for index, meaning in meanings.items()}


def written(cells: Sequence[str], columns: Iterable[Column]) -> dict[str, str]:
    """The cells of a row as the form says them to begin with."""
    return {_name(one.index): _at(cells, one.index) for one in columns}


def column_words(columns: Iterable[Column]) -> dict[int, str]:
    """How a person speaks of a column."""
    return {one.index: one.heading or f"Column {column_name(one.index)}" for one in columns}


def _name(index: int) -> str:
    return f"column_{index}"


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""
