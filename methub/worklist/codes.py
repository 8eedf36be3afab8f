"""Whose promises Today shows."""

from methub.foundation.codes import Code


class Scope(Code):
    MINE = "mine", "Mine"
    AREA = "area", "My area"
    TEAM = "team", "My team"
    ALL = "all", "Everyone"
