"""Time as people say it, always London: "Sat 21 Nov 2026, 6:30pm", "in 5 hours"."""

from datetime import date, datetime, timedelta

from methub.foundation.timekeeping import end_of, london, london_day

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def day(value: date) -> str:
    """ "Sat 21 Nov 2026"."""
    return f"{value:%a} {value.day} {value:%b} {value.year}"


def short_day(value: date) -> str:
    """ "21 Nov 2026"."""
    return f"{value.day} {value:%b} {value.year}"


def clock(moment: datetime) -> str:
    """ "6:30pm", London."""
    local = london(moment)
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def instant(moment: datetime) -> str:
    """ "Sat 21 Nov 2026, 6:30pm", London."""
    return f"{day(london_day(moment))}, {clock(moment)}"


def due(moment: datetime) -> str:
    """By when: "Sat 21 Nov 2026, 6:30pm", or "end of Sat 21 Nov 2026". A promise for a day ends at
    midnight, and "Sun 22 Nov, 12:00am" would be read as a day more than there is."""
    last = london_day(moment) - timedelta(days=1)
    return f"end of {day(last)}" if end_of(last) == moment else instant(moment)


def known(moment: datetime, *, only_the_day: bool) -> str:
    """The instant, or the day when nobody knows more: a made-up midnight would be believed."""
    return day(london_day(moment)) if only_the_day else instant(moment)


def length(span: timedelta) -> str:
    """ "3 days 4 hours": the two largest units, so that nobody has to do arithmetic."""
    seconds = int(abs(span.total_seconds()))
    parts: list[str] = []
    for name, size in _UNITS:
        count, rest = divmod(seconds, size)
        if count and len(parts) < 2:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
            seconds = rest
        elif parts:
            break
    return " ".join(parts) or "less than a minute"


def days(count: int) -> str:
    """ "3 days", for what is known to the day only; "less than a day" within one."""
    if count == 0:
        return "less than a day"
    return f"{count} day{'' if count == 1 else 's'}"


def until(due: datetime, at: datetime) -> str:
    """ "in 5 hours" or "2 days late"."""
    return f"in {length(due - at)}" if at <= due else f"{length(at - due)} late"
