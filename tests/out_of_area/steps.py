"""Words for a step of a placement, as the tests record it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from methub.children.models import Placement
from methub.clocks.models import Clock
from methub.out_of_area import changes
from methub.out_of_area.codes import StepKind
from methub.out_of_area.models import PlacedAway
from tests.out_of_area.conftest import NOW

Owed = Callable[..., list[Clock]]
Signed = Callable[..., dict[str, Any]]
Noticed = Callable[..., PlacedAway]
Lives = Callable[..., Placement]
Look = Callable[..., Any]
DAY = timedelta(days=1)


def step(row: PlacedAway, kind: StepKind, at: Any, signed: Signed, **said: Any) -> Any:
    answers = {"who_here": "Sam", "who_there": "Duty desk", "said": "The park by the station."}
    return changes.record_step(
        placed_away=row, kind=kind, done_at=at, **answers | said, **signed(max(at, NOW))
    )
