"""Why two records were not merged, or not taken apart: in the words of whoever has to go on."""


class Refused(Exception):
    """It was not done, and nothing was changed."""


class AlreadyMerged(Refused):
    """Somebody has merged one of these two records already. Nothing was changed."""


class NoReason(Refused):
    """Say why."""


class TwoPartnerships(Refused):
    """The two records belong to two partnerships."""


class TheSame(Refused):
    """This is one record, not two."""


class ChildAndAdult(Refused):
    """One of the two is the record of a child: the record of the adult is merged into that one."""


class OneCaresForTheOther(Refused):
    """One of the two is linked with the other, as a parent, a carer or an associate."""


class AlreadyApart(Refused):
    """Somebody has taken these two records apart already. Nothing was changed."""


class MergedOn(Refused):
    """The record that everything stands in was merged into another since. Take that apart first."""


class TakeLaterApartFirst(Refused):
    """A later merge changed the same facts. Take that one apart first."""


class NotAnswered(Refused):
    """Say of each of these whose it is."""


class Entangled(Refused):
    """Two things that belong together would then belong to two children."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"The {one} belongs with the {other}, which would be the other child’s. "
            "Give both to the same child, or put them right first."
        )


class DoesNotFit(Refused):
    """One of the two children would then have two things of which there can be only one at a time,
    such as two missing episodes that overlap. Put that right first, or give it to the other."""


class AlreadyDecided(Refused):
    """Somebody has decided this since. Nothing was changed."""
