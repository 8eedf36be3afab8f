"""Whoever is asking."""

from dataclasses import dataclass
from datetime import datetime

from methub.agencies.permissions import Permission
from methub.agencies.roles import Role


@dataclass(frozen=True)
class Viewer:
    """Whoever is asking, and when. Every query takes one; there is no query without one."""

    user_id: int
    name: str
    partnership: str
    at: datetime
    team_ids: frozenset[int]
    agency_ids: frozenset[int]
    partnership_ids: frozenset[int]
    roles: frozenset[Role]
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions
