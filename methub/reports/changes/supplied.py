"""What agencies supply: named, asked for, given, put right."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.models import Agency, Authority, User
from methub.audit import trail
from methub.audit.trail import Page
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.reports.changes.owed import hand_over_supply, owe_supply, supply_kept
from methub.reports.changes.refusals import (
    CountsSomethingElse,
    MustSayWhy,
    NameTaken,
    NothingToCount,
    OverBeforeItBegan,
    TooLongAgo,
)
from methub.reports.codes import Every, Said, Topic
from methub.reports.models import SuppliedAnswer, SuppliedMeasure, SuppliedReturn, signature
from methub.reports.rules.periods import Period, month_of

A_YEAR = 12
WHAT_IT_COUNTS = ("meaning", "agency", "topic", "every")


@dataclass(frozen=True)
class Supplied:
    """A figure: its name, what it means, who counts it and gives it, how often, from when."""

    name: str
    meaning: str
    agency: Agency
    giver: User
    topic: Topic
    every: Every
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True)
class Answer:
    """What an agency says of one month, quarter or year. `why`: why it is put right."""

    said: Said
    source: str
    count: int | None = None
    commentary: str = ""
    why: str = ""


def name_measure(
    *, supplied: Supplied, authority: Authority, by: Actor, at: datetime
) -> SuppliedMeasure:
    """It is asked for from now on, after each month, quarter or year."""
    if supplied.from_on < month_of(london_day(at), -A_YEAR):
        raise TooLongAgo
    with trail.open_page(by=by, at=at) as page:
        _refuse(supplied, authority, besides=0)
        measure = SuppliedMeasure.objects.create(
            **vars(supplied), authority=authority, **signature(by, at)
        )
        page.write("reports.supplied.named", about=measure, name=supplied.name)
    return measure


def change_measure(
    *, measure: SuppliedMeasure, supplied: Supplied, version: int, by: Actor, at: datetime
) -> SuppliedMeasure:
    """It is called otherwise, given by somebody else, or asked for no longer. What was said stands,
    so what it is a count of stays; what is owed is owed by whoever gives it now."""
    with trail.open_page(by=by, at=at) as page:
        held = SuppliedMeasure.objects.select_for_update(of=("self",), no_key=True)
        measure = held.select_related("authority__partnership").get(pk=measure.pk)
        if measure.version != version:
            raise ChangedMeanwhile
        _refuse(supplied, measure.authority, besides=measure.pk)
        _refuse_another_count(measure, supplied, at)
        is_anothers = measure.giver_id != supplied.giver.pk
        for name, value in vars(supplied).items():
            setattr(measure, name, value)
        measure.version += 1
        measure.save()
        page.write("reports.supplied.changed", about=measure, name=supplied.name)
        if is_anothers:
            hand_over_supply(measure, page)
    return measure


def ask_for(
    *, measure: SuppliedMeasure, period: Period, by: Actor, at: datetime
) -> SuppliedReturn | None:
    """It is owed from now on. Run twice, it is owed once."""
    with trail.open_page(by=by, at=at) as page:
        asked, is_new = SuppliedReturn.objects.get_or_create(
            measure=measure, first=period.first, defaults={"last": period.last, "asked_at": at}
        )
        page.write("reports.supplied.asked", about=asked, is_new=is_new)
        if is_new:
            owe_supply(asked, page)
    return asked if is_new else None


def give_answer(
    *, asked: SuppliedReturn, answer: Answer, version: int, by: Actor, at: datetime
) -> SuppliedAnswer:
    """An agency says it, and somebody attests it. What was said before stays behind it."""
    _refuse_half_an_answer(answer)
    with trail.open_page(by=by, at=at) as page:
        asked = SuppliedReturn.objects.select_for_update(no_key=True).get(pk=asked.pk)
        before = asked.answers.count()
        if before != version:
            raise ChangedMeanwhile
        if before and not answer.why:
            raise MustSayWhy
        return _given(asked, before + 1, answer, page)


def _given(asked: SuppliedReturn, number: int, answer: Answer, page: Page) -> SuppliedAnswer:
    counts = {Said.NOTHING: 0, Said.UNKNOWN: None}
    count = counts.get(answer.said, answer.count)
    row = SuppliedAnswer.objects.create(
        of=asked, number=number, said=answer.said, count=count,
        source=answer.source, commentary=answer.commentary, why=answer.why,
        **signature(page.by, page.at),
    )  # fmt: skip
    page.write("reports.supplied.given", about=row, number=number, said=answer.said, count=count)
    supply_kept(asked, page)
    return row


def _refuse_half_an_answer(answer: Answer) -> None:
    if answer.said is Said.NUMBER and (answer.count or 0) < 1:
        raise NothingToCount
    if answer.said is Said.UNKNOWN and not answer.commentary:
        raise MustSayWhy


def _refuse_another_count(measure: SuppliedMeasure, supplied: Supplied, at: datetime) -> None:
    """What was attested was attested of this, counted by this agency, so often."""
    if supplied.from_on < min(measure.from_on, month_of(london_day(at), -A_YEAR)):
        raise TooLongAgo
    is_the_same = all(getattr(measure, name) == getattr(supplied, name) for name in WHAT_IT_COUNTS)
    if not is_the_same and measure.returns.exists():
        raise CountsSomethingElse


def _refuse(supplied: Supplied, authority: Authority, *, besides: int) -> None:
    known = SuppliedMeasure.objects.filter(
        authority=authority, agency=supplied.agency, name__iexact=supplied.name
    )
    if known.exclude(pk=besides).exists():
        raise NameTaken
    if supplied.until_on is not None and supplied.until_on < supplied.from_on:
        raise OverBeforeItBegan
