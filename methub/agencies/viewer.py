"""Whoever is asking."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES, Role


@dataclass(frozen=True)
class Job:
    """One role in one team, held today. `membership_ids` are this membership and those it follows
    without a day between, in the same role of the same agency: whoever changes teams takes their
    children along, and whoever leaves, or becomes something else, does not."""

    role: Role
    team_id: int
    agency_id: int
    partnership_id: int
    membership_ids: frozenset[int]

    @property
    def opens(self) -> frozenset[Permission]:
        return DUTIES[self.role].opens


@dataclass(frozen=True)
class Viewer:
    """Whoever is asking, and when. Every query takes one; there is no query without one.

    `doing`: the permissions that opened the door they came through. From then on only the jobs
    that hold one of them count, so that what somebody may see in one job is never what they may
    do in another. Empty: no door asked for a permission.
    """

    user_id: int
    name: str
    partnership: str
    at: datetime
    jobs: tuple[Job, ...]
    permissions: frozenset[Permission]
    doing: frozenset[Permission] = frozenset()

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def to(self, *permissions: Permission) -> "Viewer":
        """The same person, come to do this and nothing else."""
        return replace(self, doing=frozenset(permissions) & self.permissions)

    def stand_in(
        self, marks: Callable[[Iterable[int]], Mapping[int, int]], at: datetime
    ) -> "Viewer":
        """Somebody in the same jobs, whose every key is a mark: see `foundation/written.py`."""
        teams = marks({job.team_id for job in self.jobs})
        agencies = marks({job.agency_id for job in self.jobs})
        partnerships = marks({job.partnership_id for job in self.jobs})
        memberships = marks({pk for job in self.jobs for pk in job.membership_ids})
        jobs = tuple(
            replace(
                job,
                team_id=teams[job.team_id],
                agency_id=agencies[job.agency_id],
                partnership_id=partnerships[job.partnership_id],
                membership_ids=frozenset(memberships[pk] for pk in job.membership_ids),
            )
            for job in self.jobs
        )
        me = marks([self.user_id])[self.user_id]
        return replace(self, user_id=me, name="", partnership="", at=at, jobs=jobs)

    @property
    def at_work(self) -> tuple[Job, ...]:
        """The jobs that count here."""
        return tuple(job for job in self.jobs if not self.doing or job.opens & self.doing)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(job.role for job in self.jobs)

    @property
    def team_ids(self) -> frozenset[int]:
        return frozenset(job.team_id for job in self.at_work)

    @property
    def agency_ids(self) -> frozenset[int]:
        return frozenset(job.agency_id for job in self.at_work)

    @property
    def partnership_ids(self) -> frozenset[int]:
        return frozenset(job.partnership_id for job in self.at_work)

    @property
    def membership_ids(self) -> frozenset[int]:
        return frozenset(pk for job in self.at_work for pk in job.membership_ids)
