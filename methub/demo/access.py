"""Who besides the hub and the child's own worker is let in: the school, a nurse, the panel; and
once, at night, somebody who had to know."""

from datetime import datetime, timedelta

from methub.agencies.queries import front_desk
from methub.children import changes as children
from methub.demo import cast
from methub.demo.children import Resident
from methub.demo.life import Life

NIGHT = timedelta(hours=31)


def let_in(life: Life, keeley: Resident, others: list[Resident], *, begins: datetime) -> None:
    """The school and the nurse know of some children; the panel of those it will talk about."""
    town = life.town
    for resident in (keeley, *others[:4]):
        for agency, reason in (
            ("Fenland Academy", "The school's part of the plan"),
            ("Community paediatrics", "Health assessment"),
        ):
            children.share_child(
                child=resident.child, agency=town.agencies[agency], reason=reason,
                by=town.actor("Samira Whitby"), at=begins,
            )  # fmt: skip
        children.share_child(
            child=resident.child, team=town.teams["Safeguarding partnership board", "Panel"],
            reason="For the panel of this month", by=town.actor("Samira Whitby"), at=begins,
        )  # fmt: skip
    elsewhere = next(one for one in others if one.authority == cast.PETERBOROUGH and one.worker)
    life.at(life.now - NIGHT, lambda then: _at_night(life, elsewhere, then))


def _at_night(life: Life, resident: Resident, at: datetime) -> None:
    viewer, actor = front_desk(user=life.town.users["Rosa Lane"], at=at)
    children.open_in_emergency(
        child=resident.child,
        reason="On night duty: the police rang, and the allocated worker did not answer.",
        viewer=viewer,
        by=actor,
        at=at,
    )
