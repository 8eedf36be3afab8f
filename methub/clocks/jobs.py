"""Every minute: late promises climb the ladder."""

from datetime import datetime

from methub.clocks import changes, queries
from methub.foundation.actors import MET_HUB

AT_ONCE = 500


def climb(*, at: datetime) -> int:
    """Raise every alert whose moment has come; how many rose."""
    raised = 0
    for clock in queries.to_be_raised(at=at)[:AT_ONCE]:
        raised += changes.raise_alert(clock=clock, by=MET_HUB, at=at) is not None
    return raised
