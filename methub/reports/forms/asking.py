"""What a report is asked: whose children, between which days, by what, and as known when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.fields import ChoiceField, CodeField, DayField, NumberField, SeveralField
from methub.fittings.forms import HubForm
from methub.foundation.codes import Code
from methub.reports.codes import By, Half
from methub.reports.rules.periods import Period, last_months
from methub.reports.rules.suppression import USUAL_THRESHOLD

EVERYBODY = ("", "All that you work for")
AS_TODAY = "As it is known today"
USUAL_MONTHS = 6
MOST_YEARS = 20
FIRST_YEAR = 1990
FROM, TO, AUTHORITY, BY, AS_AT = "from_on", "to_on", "authority", "by", "as_at"
MEASURE, HALF, PAGE = "measure", "half", "page"
MEASURES, RECIPIENT, THRESHOLD, VIEW = "measures", "recipient", "threshold", "view"
ONLY = "is-"
"""Begins the name of what a figure's column or line says: is-sex=female."""


@dataclass(frozen=True)
class Question:
    """What was asked, in the words of the address."""

    period: Period
    authority: str = ""
    by: str = ""
    as_at: date | None = None

    def query(self, **more: str) -> dict[str, str]:
        said = {
            FROM: self.period.first.isoformat(),
            TO: self.period.last.isoformat(),
            AUTHORITY: self.authority,
            BY: self.by,
            AS_AT: self.as_at.isoformat() if self.as_at else "",
        }
        return {name: value for name, value in {**said, **more}.items() if value}


class QuestionForm(HubForm):
    """The question of a report. What is not said is as usual: the last six whole months."""

    says_optional: ClassVar[bool] = False

    from_on = DayField(label="From", hint="This day included", required=False)
    to_on = DayField(label="To", hint="This day included", required=False)
    authority = ChoiceField(
        label="Whose children", choices=[EVERYBODY], required=False, widget=forms.Select
    )
    by = ChoiceField(
        label="Columns", choices=[("", "As usual"), *By.choices()], required=False,
        widget=forms.Select,
    )  # fmt: skip
    as_at = DayField(label="As it was known on", hint=f"Leave empty: {AS_TODAY.lower()}",
                     required=False)  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None, *, authorities: Iterable[Any], on: date
    ) -> None:
        super().__init__(data)
        self.on = on
        choices = [EVERYBODY, *((one.reference, one.name) for one in authorities)]
        self.fields[AUTHORITY].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        period = self._period()
        if period.first > period.last:
            self.add_error(TO, "The last day must not be before the first day")
        elif period.last.year - period.first.year > MOST_YEARS or period.first.year < FIRST_YEAR:
            self.add_error(FROM, f"Choose at most {MOST_YEARS} years, after {FIRST_YEAR}")
        return self.cleaned_data

    def clean_to_on(self) -> date | None:
        to_on: date | None = self.cleaned_data[TO]
        if to_on and to_on.year > self.on.year + 1:
            raise ValidationError("Enter an earlier day")
        return to_on

    @property
    def question(self) -> Question:
        said = self.cleaned_data
        return Question(self._period(), said[AUTHORITY], said[BY], said[AS_AT])

    def _period(self) -> Period:
        usual = last_months(USUAL_MONTHS, on=self.on)
        first = self.cleaned_data.get(FROM) or usual.first
        return Period(first, self.cleaned_data.get(TO) or max(usual.last, first))


class Recipient(Code):
    """Who a set of figures is for: what leaves the partnership leaves without small numbers."""

    OUTSIDE = "outside", "Somebody outside: small numbers are withheld"
    WITHIN = "within", "Our own partnership: every number, with its records"


class BuildForm(QuestionForm):
    """A set of figures of one's own: which, for whom, and how small a number is withheld."""

    measures = SeveralField(label="Figures", choices=[], missing="Choose the figures")
    recipient = CodeField(
        label="For whom", code=Recipient, required=False, initial=Recipient.OUTSIDE.value
    )
    threshold = NumberField(
        label="Withhold numbers below", required=False, min_value=2, max_value=20,
    )  # fmt: skip

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        authorities: Iterable[Any],
        on: date,
        measures: Iterable[tuple[str, str]],
        below: int = USUAL_THRESHOLD,
    ) -> None:
        """`below`: as the authority decided; somebody may be more careful, and never less."""
        super().__init__(data, authorities=authorities, on=on)
        self.below = self.fields[THRESHOLD].initial = below
        self.fields[MEASURES].choices = list(measures)  # type: ignore[attr-defined]

    def clean_threshold(self) -> int:
        said = int(self.cleaned_data[THRESHOLD] or self.below)
        if said < self.below and self.cleaned_data.get(RECIPIENT) is not Recipient.WITHIN:
            raise ValidationError(f"The authority withholds numbers below {self.below}")
        return said

    @property
    def kept(self) -> dict[str, str]:
        """All but the figures themselves, as an address has it."""
        said = {RECIPIENT: self.cleaned_data[RECIPIENT], THRESHOLD: self.data.get(THRESHOLD, "")}
        return self.question.query(**said)

    @property
    def withholds_below(self) -> int | None:
        """Nothing is withheld from those whose records they are."""
        said = self.cleaned_data
        if said[RECIPIENT] is Recipient.WITHIN:
            return None
        return int(said[THRESHOLD])


class FigureForm(forms.Form):
    """Which figure of a report is opened; an address, and never typed."""

    half = forms.ChoiceField(choices=Half.choices(), required=False)
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)


def only(query: Mapping[str, str]) -> dict[str, str]:
    """What the line and the column of a figure say."""
    return {
        name.removeprefix(ONLY): str(value)
        for name, value in query.items()
        if name.startswith(ONLY)
    }
