"""Moments as a person types them, and an hour of the day to try everything at.

A test that is right at noon and wrong at ten at night stops the work of whoever comes at night.
`HUB_TEST_HOUR=22:08 ./hub test` runs everything as if it were eight minutes past ten in London, and
`HUB_TEST_HOUR="2028-02-29 22:08"` on that day.
"""

from datetime import date, datetime, time, timedelta, tzinfo

from methub.foundation import timekeeping
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london, london_day, london_instant


def moment(name: str, instant: datetime) -> dict[str, str]:
    """The two fields of a moment: its day and its time, both London's."""
    return {
        f"{name}_day": short_day(london_day(instant)),
        f"{name}_time": f"{london(instant):%H:%M}",
    }


def be_at(said: str) -> None:
    """From here on it is this hour ("22:08") of today in London, or of another day ("2028-02-29
    22:08"), and time goes on from there."""
    on, _, hour = said.rpartition(" ")
    day = date.fromisoformat(on) if on else london_day(timekeeping.now())
    ahead: timedelta = london_instant(day, time.fromisoformat(hour)) - timekeeping.now()

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + ahead  # noqa: TID251 (it is the clock)

    timekeeping.datetime = Moved  # type: ignore[misc]
