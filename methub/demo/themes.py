"""Themes and trends in the demonstration: the month before last approved, the last one a draft; and
a figure that an agency supplies, given for one month and missing for the other."""

from datetime import date, datetime, time, timedelta
from typing import Any

from methub.agencies.models import Authority
from methub.demo import cast
from methub.demo.partnership import Town
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, london_instant
from methub.reports import changes, queries
from methub.reports.codes import Every, Said, Standing, Topic
from methub.reports.rules.fixing import mark
from methub.reports.rules.periods import Period, month_of

SENIOR, MANAGER, NURSE = "Samira Whitby", "Grace Adeyemi", "Ian Moss"
SAYS = (
    "Most episodes were short, and most children were found by somebody they know.\n"
    "The panel is asked to look at where children can be in the evening."
)
STRUCK = "One evening with friends: each came home, and each was spoken to."


def looked_back(town: Town, *, at: datetime) -> None:
    ours = town.authorities[cast.CAMBRIDGESHIRE]
    today = london_day(at)
    before, last, this = (month_of(today, n) for n in (-2, -1, 0))
    written_at = min(at, london_instant(last + timedelta(days=4), time(10)))
    begun_at = min(at, max(london_instant(this, time(4, 20)), at - timedelta(days=5)))
    _approved(town, ours, before, written_at)
    changes.begin_themes(authority=ours, month=last, by=MET_HUB, at=begun_at)
    _supplied(town, ours, (_whole(before), written_at), (_whole(last), begun_at))


def _approved(town: Town, ours: Authority, month: date, at: datetime) -> None:
    senior: dict[str, Any] = {"by": town.actor(SENIOR), "at": at}
    page = changes.begin_themes(authority=ours, month=month, by=MET_HUB, at=at)
    proposed = queries.undecided(content=queries.content_of(themes=page, at=at))
    for place, one in enumerate(proposed):
        is_struck = place == len(proposed) - 1 and place > 0
        changes.decide_observation(
            themes=page, key=one["key"], standing=Standing.STRUCK if is_struck else Standing.KEPT,
            why=STRUCK if is_struck else "", **senior,
        )  # fmt: skip
    page = changes.write_narrative(themes=page, narrative=SAYS, version=page.version, **senior)
    read = mark(queries.content_of(themes=page, at=at))
    changes.approve_themes(themes=page, read=read, by=town.actor(MANAGER), at=at)


def _supplied(town: Town, ours: Authority, *asked: tuple[Period, datetime]) -> None:
    """The first is given, the other is still owed."""
    nurse = town.users[NURSE]
    (first, asked_at), (other, owed_at) = asked
    measure = changes.name_measure(
        supplied=changes.Supplied(
            name="Staff trained",
            meaning="Staff who finished the course on exploitation, each once.",
            agency=nurse.memberships.select_related("team__agency").get().team.agency,
            giver=nurse, topic=Topic.TRAINING, every=Every.MONTH, from_on=first.first,
        ),
        authority=ours, by=town.actor(MANAGER), at=asked_at,
    )  # fmt: skip
    row = changes.ask_for(measure=measure, period=first, by=MET_HUB, at=asked_at)
    assert row is not None, "nobody had asked before"
    given = changes.Answer(said=Said.NUMBER, count=17, source="The register of the course")
    changes.give_answer(asked=row, answer=given, version=0, by=town.actor(NURSE), at=asked_at)
    changes.ask_for(measure=measure, period=other, by=MET_HUB, at=owed_at)


def _whole(month: date) -> Period:
    return Period(month, month_of(month, 1) - timedelta(days=1))
