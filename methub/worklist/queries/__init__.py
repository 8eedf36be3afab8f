"""What needs doing now: the promises a viewer may know of, late first."""

from methub.worklist.queries.ladder import Alarm, Alarms, Rung, alarms, ladder
from methub.worklist.queries.promises import Owed, one_promise
from methub.worklist.queries.today import A_PAGE, MissingNow, Today, Week, my_week, today

__all__ = [
    "A_PAGE",
    "Alarm",
    "Alarms",
    "MissingNow",
    "Owed",
    "Rung",
    "Today",
    "Week",
    "alarms",
    "ladder",
    "my_week",
    "one_promise",
    "today",
]
