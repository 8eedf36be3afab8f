"""List 8 of Ofsted's Annex A: the children in care on its day, or in the six months before it.
Every column of it, in its order; what the hub holds no fact of stays empty, and the page of the
return says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from methub.foundation.timekeeping import age_on
from methub.returns.queries import A_YEAR, Further, InReturn, WholeReturn
from methub.returns.rules import annex_a as words
from methub.returns.rules.days import written
from methub.returns.rules.offered import in_annex_a, in_letters
from methub.returns.rules.outgoing import Away, Care
from methub.returns.rules.periods import (
    Stay,
    homes_since,
    last_period,
    law_since,
    periods_since,
)
from methub.returns.rules.written import csv_of


@dataclass(frozen=True)
class Told:
    """One child, as the list asks of them on one day."""

    one: InReturn
    authority_id: int
    further: Further

    @property
    def person(self) -> Any:
        return self.one.child.person

    @property
    def spell(self) -> Care:
        return self.one.rows.care[-1]

    @property
    def care(self) -> Any:
        return self.one.care[self.spell.key]

    @property
    def home(self) -> Any:
        return self.care.placement

    @property
    def a_year_ago(self) -> date:
        return self.further.day - A_YEAR

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Every episode of care so far, those of earlier years too: a return cuts them off."""
        before = [record for record in self.one.care.values() if record.from_on < self.spell.begins]
        return (
            *(
                Stay(record.from_on, record.until_on, record.legal_status, record.placement_id)
                for record in before
            ),
            Stay(
                self.spell.begins, self.spell.ends, self.care.legal_status, self.care.placement_id
            ),
        )

    @cached_property
    def lately(self) -> list[Away]:
        day = self.further.day
        return [away for away in self.one.absences if self.a_year_ago < away.since <= day]

    @cached_property
    def interview(self) -> tuple[str, str]:
        """After the last absence that is over: offered, and accepted."""
        ended = [away for away in self.lately if away.kind == "M" and away.until]
        last = max(ended, key=lambda away: (away.until or date.min, away.since), default=None)
        if last is None:
            return "", ""
        return in_annex_a(in_letters(self.further.interviews.get(last.key), has_ended=True))

    def where(self, says: Callable[[Any], str]) -> str:
        """Something that leads to the home: this file leaves the building."""
        return says(self.home) if self.home and not self.one.hides else ""


Says = Callable[[Told], str]


def _ethnicity(told: Told) -> str:
    said = told.one.background.ethnicity if told.one.background else ""
    return words.ETHNICITY.get(said, words.NO_ETHNICITY)


def _age(told: Told) -> str:
    born = told.person.born_on
    return str(age_on(born, told.further.day)) if born else ""


def _provider(told: Told) -> str:
    said = told.home.provider_type if told.home else ""
    return words.PROVIDER.get(said, words.OTHER_PROVIDER) if said else ""


def _side(told: Told) -> Callable[[Any], str]:
    def in_or_out(home: Any) -> str:
        if home.host_authority_id is None:
            return ""
        return words.IN if home.host_authority_id == told.authority_id else words.OUT

    return in_or_out


def _worker(told: Told, part: str) -> str:
    worker = told.further.workers.get(told.one.child.pk)
    return getattr(worker, part) if worker else ""


def _absences(told: Told, kind: str) -> str:
    return str(sum(away.kind == kind for away in told.lately))


LIST_8: tuple[tuple[str, Says | None], ...] = (
    ("Child Unique ID", lambda t: t.one.number),
    ("Gender", lambda t: words.GENDER.get(t.person.sex, words.NO_GENDER)),
    ("Ethnicity", _ethnicity),
    ("Date of Birth", lambda t: written(t.person.born_on)),
    ("Age of Child (Years)", _age),
    ("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
     lambda t: words.ANSWER[t.one.child.pk in t.further.unaccompanied]),
    ("Does the Child have a Disability",
     lambda t: words.ANSWER[t.further.is_disabled.get(t.one.child.pk)]),
    ("Date Started to be Looked After", lambda t: written(last_period(t.stays)[0].begins)),
    ("Child's Category of Need", lambda t: words.NEED.get(t.care.need, "")),
    ("Is this a second or subsequent period of being a Looked After Child within the last 12 "
     "months (Y/N)", lambda t: words.ANSWER[periods_since(t.stays, t.a_year_ago) > 1]),
    ("Start date of current legal status", lambda t: written(law_since(t.stays))),
    ("Child's Legal Status", lambda t: words.LAW.get(t.care.legal_status, "")),
    ("Date of Latest Statutory Review", None),
    ("Date of Last Social Work Visit", None),
    ("What is the permanence plan for this child?", None),
    ("Date of Last IRO Visit / Contact to the Child", None),
    ("Date of Last Health Assessment", None),
    ("Date of Last Dental Check", None),
    ("Number of Placements in the Last 12 months",
     lambda t: str(homes_since(t.stays, t.a_year_ago))),
    ("Date Ceased to be Looked After", lambda t: written(t.spell.ends)),
    ("Reason Ceased to be Looked After",
     lambda t: words.CEASED.get(t.spell.reason, "") if t.spell.ends else ""),
    ("Start Date of Most Recent Placement", lambda t: written(t.home.from_on) if t.home else ""),
    ("Placement Type", lambda t: words.PLACE.get(t.home.place_type, "") if t.home else ""),
    ("Placement Provider", _provider),
    ("Placement postcode", lambda t: t.where(lambda home: home.postcode)),
    ("URN of Placement", lambda t: t.where(lambda home: home.urn)),
    ("Placement Location", lambda t: t.where(_side(t))),
    ("LA of Placement",
     lambda t: t.where(lambda home: home.host_authority.name if home.host_authority else "")),
    ("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
     lambda t: _absences(t, "M")),
    ("Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
     lambda t: _absences(t, "A")),
    ("Was the child offered a Return Interview after their last missing episode (Y/N)?",
     lambda t: t.interview[0]),
    ("Did the child accept a Return Interview after their last missing episode (Y/N)?",
     lambda t: t.interview[1]),
    ("Allocated Team", lambda t: _worker(t, "team")),
    ("Allocated Worker", lambda t: _worker(t, "name")),
)  # fmt: skip
"""Each column, and what is said in it of a child; None: the hub holds no such fact."""
NOT_HELD = tuple(column for column, says in LIST_8 if says is None)


def annex_a_list_8(whole: WholeReturn, further: Further) -> bytes:
    told = (Told(one, whole.authority.pk, further) for one in further.in_care)
    rows = ([says(one) if says else "" for _, says in LIST_8] for one in told)
    return csv_of([column for column, _ in LIST_8], rows)
