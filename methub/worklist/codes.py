"""Whose promises Today shows, and what owing one counts for."""

from methub.foundation.codes import Code


class Scope(Code):
    MINE = "mine", "Mine"
    AREA = "area", "My area"
    TEAM = "team", "My team"
    ALL = "all", "Everyone"


class Owing(Code):
    """Whether somebody may take the next step because they owe it."""

    NOTHING = "nothing", "Their role decides"
    NEEDED = "needed", "Only whoever owes it, in a role that may"
    ENOUGH = "enough", "Whoever owes it, whatever their role"
