"""Each night: the page of the month that is over is begun, once, for every authority; and figures
that agencies supply are asked for, once, when their month, quarter or year is over. The
worker finds this by name."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, now
from methub.reports import changes, queries
from methub.reports.rules.periods import month_of

_log = logging.getLogger(__name__)


@app.periodic(cron="20 4 * * *")
@app.task(name="reports.begin", lock="reports.begin", queueing_lock="reports.begin")
def begin(timestamp: int) -> None:
    """On the first of a month; on the nights after it, what a machine that was off missed."""
    begin_last_month(at=now())
    ask_for_figures(at=now())


def begin_last_month(*, at: datetime) -> int:
    """For how many authorities. Run twice, each page is begun once."""
    month, begun = month_of(london_day(at), -1), 0
    for authority in queries.without_a_page(month=month):
        try:
            changes.begin_themes(authority=authority, month=month, by=MET_HUB, at=at)
            begun += 1
        except Exception:  # one authority's page may not hold up the next
            _log.exception("The page of %s could not be begun.", authority.reference)
    return begun


def ask_for_figures(*, at: datetime) -> int:
    """How many are owed from now on. Run twice, each is asked for once."""
    asked = 0
    for measure, period in queries.to_be_asked_for(at=at):
        try:
            given = changes.ask_for(measure=measure, period=period, by=MET_HUB, at=at)
            asked += given is not None
        except Exception:  # one agency's figure may not hold up the next
            _log.exception("The figure %s could not be asked for.", measure.reference)
    return asked
