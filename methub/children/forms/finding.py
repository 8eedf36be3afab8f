"""What the list and the search are asked for."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from methub.children.codes import SchoolStatus
from methub.fittings.fields import ChoiceField, SeveralField, TextField, TickField
from methub.fittings.forms import HubForm
from methub.fittings.typed import KEY, LONGEST

Choices = list[tuple[str, str]]
NAME, WORDS = "name", "q"
"""What is typed about a child, in the list's filters and in the box at the top of every page."""
AGES: Choices = [("", "Any"), ("under", "Under 18"), ("over", "18 or over")]
IN_CARE: Choices = [("", "Any"), ("yes", "In care"), ("no", "Not in care")]


class Filters(HubForm):
    """The list's filters, drawn as they were asked. Nothing is refused here: `asked` leaves out
    whatever makes no sense."""

    name = TextField(label="Name")
    district = ChoiceField(label="District", choices=[], widget=forms.Select)
    authority = ChoiceField(label="Responsible authority", choices=[], widget=forms.Select)
    care = ChoiceField(label="Care", choices=IN_CARE, widget=forms.Select)
    age = ChoiceField(label="Age", choices=AGES, widget=forms.Select)
    mine = TickField(label="Working with me")

    def __init__(self, *args: Any, districts: Choices, authorities: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in (("district", districts), ("authority", authorities)):
            self.fields[name].choices = [("", "Any"), *choices]  # type: ignore[attr-defined]


class ColumnsForm(HubForm):
    """Which columns somebody wants to see. None ticked is the usual ones again."""

    says_optional: ClassVar[bool] = False

    columns = SeveralField(label="Columns besides the name", choices=[], required=False)

    def __init__(self, *args: Any, columns: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["columns"].choices = columns  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Finding:
    """What the list is asked for. Anything that makes no sense is left out."""

    name: str
    district: str
    authority: str
    care: str
    age: str
    is_mine: bool
    sort: str
    page: int
    key: str
    """Stands in the address for the name, which may not."""

    def query(self, **changed: object) -> dict[str, object]:
        """The same, as the query of an address, with something changed."""
        said = {
            KEY: self.key,
            "district": self.district,
            "authority": self.authority,
            "care": self.care,
            "age": self.age,
            "mine": "on" if self.is_mine else "",
            "sort": self.sort,
            "page": self.page,
        } | changed
        usual = {"sort": "name", "page": 1}
        return {key: value for key, value in said.items() if value not in ("", usual.get(key))}

    @property
    def whole(self) -> dict[str, object]:
        """Everything that was asked, for the form and for the audit book."""
        said = {"name": self.name} if self.name else {}
        return said | self.query(**{KEY: ""})


def asked(query: QueryDict) -> Finding:
    def said(key: str) -> str:
        return query.get(key, "").replace("\0", "").strip()[:LONGEST]

    page = said("page")
    return Finding(
        name=said("name"),
        district=said("district"),
        authority=said("authority"),
        care=said("care") if said("care") in dict(IN_CARE) else "",
        age=said("age") if said("age") in dict(AGES) else "",
        is_mine=said("mine") == "on",
        sort=said("sort") or "name",
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 10_000 else 1,
        key=said(KEY),
    )


def asked_of_schools(query: QueryDict) -> tuple[SchoolStatus | None, int]:
    """Which status, and which page, of the children whom a school sees little of."""
    said, page = query.get("status", ""), query.get("page", "")
    return (
        SchoolStatus(said) if said in SchoolStatus.values() else None,
        int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 10_000 else 1,
    )
