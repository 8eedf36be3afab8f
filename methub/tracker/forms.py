"""What the tracker is asked for: filters of the columns, order, day; and which columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from methub.agencies.forms import SHOWN
from methub.fittings.dates import NotADay, parse_day
from methub.fittings.fields import ChoiceField, TextField, TickField
from methub.fittings.forms import HubForm
from methub.fittings.typed import KEY, LONGEST
from methub.tracker import rules
from methub.tracker.codes import Kind, Whose
from methub.tracker.rules import Column, Register, Why

Choices = list[tuple[str, str]]
Words = Mapping[str, Mapping[str, str]]
"""By column, the words of each thing it can say."""
DATED = frozenset({Kind.DAY, Kind.INSTANT})
FROM, TO = "-from", "-to"
ANY_REASON = "all"


def boxes(column: Column) -> tuple[str, ...]:
    """The names of the boxes a column is filtered with."""
    return (column.key + FROM, column.key + TO) if column.kind in DATED else (column.key,)


TYPED = tuple(
    box
    for column in rules.EVERY.values()
    if column.kind is Kind.TEXT or column.key == "born"
    for box in boxes(column)
)
"""What is typed about a child may stand in no address."""
BOXES: Mapping[str, Column] = {
    box: column for column in rules.EVERY.values() for box in boxes(column)
}


class Filters(HubForm):
    """One box for each column that is shown, two for a time. Nothing is refused here: `asked`
    leaves out whatever makes no sense."""

    says_optional: ClassVar[bool] = False

    def __init__(self, *args: Any, columns: Sequence[Column], words: Words, **more: Any) -> None:
        super().__init__(*args, **more)
        for column in columns:
            self.fields.update(_fields(column, words))
        self.fields["on"] = TextField(
            label="As it stood at the end of", hint="A day, such as 5/3/2026", required=False
        )
        self.fields["changed"] = TickField(label="Only what changed since the day before")


def _fields(column: Column, words: Words) -> dict[str, forms.Field]:
    match column.kind:
        case Kind.CHOICE:
            offered = [("", "Any"), *words[column.key].items()]
            return {
                column.key: ChoiceField(
                    label=column.words, choices=offered, widget=forms.Select, required=False
                )
            }
        case Kind.NUMBER:
            return {column.key: TextField(label=f"{column.words}: more than", required=False)}
        case Kind.TEXT:
            return {column.key: TextField(label=column.words, required=False)}
    return {
        column.key + FROM: TextField(label=f"{column.words}: from", required=False),
        column.key + TO: TextField(label=f"{column.words}: to", required=False),
    }  # fmt: skip


class ColumnsForm(HubForm):
    """A place for each column that is to be shown. Two in one place stand in the order of the
    tracker."""

    says_optional: ClassVar[bool] = False

    def __init__(
        self, *args: Any, shown: Sequence[Column], register: Register, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        here = [column.key for column in shown]
        offered = [column for column in register.columns if column.key != rules.ALWAYS]
        places = [("", "Not shown"), *((str(n), str(n)) for n in range(1, len(offered) + 1))]
        for column in offered:
            self.fields[SHOWN + column.key] = ChoiceField(
                label=column.words, choices=places, widget=forms.Select, required=False,
                initial=str(here.index(column.key)) if column.key in here else "",
            )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """`said`: what stands in each box. `key` stands in the address for what was typed, and `view`
    for all that a saved view asks."""

    said: Mapping[str, str]
    whose: Whose
    reason: Why | None
    sort: str
    is_descending: bool
    on: date | None
    is_changed: bool
    page: int
    key: str
    view: str
    register: Register = rules.MISSING

    @property
    def whole(self) -> dict[str, str]:
        """Everything that is asked, for the audit book and for a saved view."""
        usual = {"sort": rules.ALWAYS, "whose": Whose.OURS}
        said = {
            **self.said,
            "whose": self.whose,
            "why": self.reason or "",
            "sort": self._order,
            "on": self.on.isoformat() if self.on else "",
            "changed": "on" if self.is_changed else "",
        }
        return {box: str(words) for box, words in said.items() if words not in ("", usual.get(box))}

    @property
    def is_filtered(self) -> bool:
        return bool(self.said) or self.is_changed or self.reason is not None

    def query(self, **changed: object) -> dict[str, object]:
        """The same as the query of an address, with something changed. What was typed is not in
        it, and what a saved view asks is asked by its name."""
        said: dict[str, object] = {
            "view": self.view,
            KEY: self.key,
            **{box: words for box, words in self.whole.items() if box not in TYPED},
            "page": self.page,
        }
        usual: dict[str, object] = {"page": 1, "whose": Whose.OURS, "sort": rules.ALWAYS}
        if self.view:
            usual = {"page": 1}
            said = {"view": self.view, "page": self.page, **self._over_the_view}
        asks = said | changed
        return {box: words for box, words in asks.items() if words not in ("", usual.get(box))}

    @property
    def _over_the_view(self) -> dict[str, str]:
        return {"whose": self.whose, "why": self.reason or ANY_REASON, "sort": self._order}

    @property
    def _order(self) -> str:
        return f"-{self.sort}" if self.is_descending else self.sort

    def again(self, **changed: Any) -> "Asked":
        return replace(self, **changed)


def asked(
    query: QueryDict,
    saved: Mapping[str, str] | None = None,
    view: str = "",
    register: Register = rules.MISSING,
) -> Asked:
    """What an address asks; where it names a saved view, what that view asks, in the order and of
    the page that the address says."""
    heard = {box: _clean(query.get(box, "")) for box in query}
    question = {**(saved or {}), **_over(heard)} if saved is not None else heard
    sort = question.get("sort", "")
    key = sort.removeprefix("-")
    page = heard.get("page", "")
    return Asked(
        said={
            box: question[box]
            for column in register.columns
            for box in boxes(column)
            if _makes_sense(box, question.get(box, ""))
        },
        whose=Whose(_one_of(question.get("whose", ""), Whose.values()) or Whose.OURS),
        reason=next((one for one in register.reasons if one == question.get("why")), None),
        sort=key if key in register.by_key else rules.ALWAYS,
        is_descending=sort.startswith("-") and key in register.by_key,
        on=_day(question.get("on", "")),
        is_changed=question.get("changed") == "on",
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 10_000 else 1,
        key=heard.get(KEY, ""),
        view=view if saved is not None else "",
        register=register,
    )


def day_said(words: str) -> date | None:
    return _day(words)


def _over(heard: Mapping[str, str]) -> dict[str, str]:
    return {box: heard[box] for box in ("whose", "why", "sort") if box in heard}


def _clean(words: str) -> str:
    return words.replace("\0", "").strip()[:LONGEST]


def _one_of(words: str, known: Iterable[str]) -> str:
    return words if words in known else ""


def _makes_sense(box: str, words: str) -> bool:
    match BOXES[box].kind:
        case Kind.DAY | Kind.INSTANT:
            return _day(words) is not None
        case Kind.NUMBER:
            return words.isascii() and words.isdigit() and len(words) < 7
        case Kind.CHOICE if box == "authority":  # asked by its number
            return words.isascii() and words.isdigit()
    return words != ""


def _day(words: str) -> date | None:
    try:
        return parse_day(words)
    except NotADay:
        return None
