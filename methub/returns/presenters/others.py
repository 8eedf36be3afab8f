"""Two other formats from the same facts: the Standard Safeguarding Dataset's table of missing
episodes, and list 8 of Ofsted's Annex A."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from methub.children.codes import PlaceProvider
from methub.foundation.timekeeping import age_on, london_day
from methub.people.codes import Sex
from methub.returns.queries import InReturn, WholeReturn
from methub.returns.rules.days import written
from methub.returns.rules.offered import Offered, in_annex_a, in_letters
from methub.returns.rules.outgoing import Away, Care
from methub.returns.rules.written import csv_of

Interviews = Mapping[int, Offered]

_SSD = (
    "miss_table_id", "miss_person_id", "miss_missing_episode_start_date",
    "miss_missing_episode_type", "miss_missing_episode_end_date", "miss_missing_rhi_offered",
    "miss_missing_rhi_accepted",
)  # fmt: skip
_LIST_8 = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Date Started to be Looked After",
    "Date Ceased to be Looked After",
    "Start Date of Most Recent Placement",
    "Placement Provider",
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
    "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
)
_GENDER = {Sex.MALE: "a) Male", Sex.FEMALE: "b) Female", Sex.OTHER: "d) Neither"}
_PROVIDER = {PlaceProvider.PR1: "a) Own LA", PlaceProvider.PR4: "b) Private"}
_A_YEAR = timedelta(days=365)


def ssd_missing(whole: WholeReturn, interviews: Interviews, at: datetime) -> bytes:
    return csv_of(_SSD, (row for one in whole.children for row in _episodes(one, interviews)))


def _episodes(one: InReturn, interviews: Interviews) -> Iterator[tuple[str, ...]]:
    for away in one.absences:
        letters = in_letters(interviews.get(away.key), has_ended=away.until is not None)
        yield (
            f"{one.number}-{away.key}", one.number, away.since.isoformat(), away.kind,
            away.until.isoformat() if away.until else "", *letters,
        )  # fmt: skip


def annex_a_list_8(whole: WholeReturn, interviews: Interviews, at: datetime) -> bytes:
    """The columns of list 8 that the hub knows; the authority's own system fills in the rest."""
    today = london_day(at)
    return csv_of(_LIST_8, (_child(one, interviews, today) for one in whole.children))


def _child(one: InReturn, interviews: Interviews, today: date) -> tuple[str, ...]:
    person = one.child.person
    lately = [away for away in one.absences if today - _A_YEAR < away.since <= today]
    last = _last_ended(lately)
    spell = one.rows.care[-1]
    home = one.care[spell.key].placement
    return (
        one.number,
        _GENDER.get(Sex(person.sex), "c) Not stated/recorded"),
        one.background.ethnicity if one.background else "",
        written(person.born_on),
        str(age_on(person.born_on, today)) if person.born_on else "",
        written(_started(one.rows.care)),
        written(spell.ends),
        written(home.from_on) if home else "",
        _PROVIDER.get(PlaceProvider(home.provider_type), "c) Other")
        if home and home.provider_type
        else "",
        str(sum(away.kind == "M" for away in lately)),
        str(sum(away.kind == "A" for away in lately)),
        *(in_annex_a(in_letters(interviews.get(last.key), has_ended=True)) if last else ("", "")),
    )


def _last_ended(lately: list[Away]) -> Away | None:
    ended = [away for away in lately if away.kind == "M" and away.until]
    return max(ended, key=lambda away: (away.until or date.min, away.since), default=None)


def _started(care: tuple[Care, ...]) -> date:
    """When the present period of care began: episodes without a gap are one period."""
    began = care[-1].begins
    for spell in reversed(care[:-1]):
        if spell.ends == began:
            began = spell.begins
    return began


Writes = Callable[[WholeReturn, Interviews, datetime], bytes]
ALSO: dict[str, tuple[str, Writes]] = {
    "ssd": ("ssd_missing.csv", ssd_missing),
    "annex-a": ("annex_a_list_8.csv", annex_a_list_8),
}
