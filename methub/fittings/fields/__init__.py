"""The kinds of question a form asks: words, choices, days and times, files."""

from methub.fittings.fields.choices import (
    ChoiceField,
    CodeField,
    SeveralField,
    TickField,
    YesNoField,
)
from methub.fittings.fields.files import FilesField
from methub.fittings.fields.text import (
    EmailField,
    NarrativeField,
    NumberField,
    TextField,
    clean_text,
)
from methub.fittings.fields.times import DayField, MomentField

__all__ = [
    "ChoiceField",
    "CodeField",
    "DayField",
    "EmailField",
    "FilesField",
    "MomentField",
    "NarrativeField",
    "NumberField",
    "SeveralField",
    "TextField",
    "TickField",
    "YesNoField",
    "clean_text",
]
