"""Reads the access matrix, and asks the product what the table says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from methub.agencies.models import User
from methub.agencies.roles import Role
from tests.desk import signed_in
from tests.house.addresses import kwargs_for
from tests.house.relations import rehired
from tests.stories import Story
from tests.town import Town

TABLE = Path(__file__).with_name("access_matrix.txt")
METHODS = ("GET", "POST")
ROLES: dict[str, Role] = {
    "intk": Role.INTAKE_OFFICER,
    "hubw": Role.HUB_WORKER,
    "hubs": Role.HUB_SENIOR,
    "hubm": Role.HUB_MANAGER,
    "poli": Role.POLICE_MET,
    "allo": Role.ALLOCATED_WORKER,
    "tman": Role.TEAM_MANAGER,
    "comm": Role.COMMISSIONED_INTERVIEWER,
    "part": Role.PARTNER,
    "mace": Role.MACE_CHAIR,
    "anal": Role.ANALYST,
    "gove": Role.GOVERNANCE_LEAD,
    "admi": Role.ADMINISTRATOR,
}
SAMPLE = 1 / 30
PEOPLE = ("anon", "clos", "left", "hire", "strg", *ROLES)


@dataclass(frozen=True)
class Row:
    """One door, one method, one child: the answer to everybody."""

    door: str
    method: str
    child: str
    answers: tuple[str, ...]

    def __str__(self) -> str:
        cells = " ".join(f"{answer:<4}" for answer in self.answers)
        return f"{self.door:<36} {self.method:<6} {self.child:<10} {cells}".rstrip()


def rows(text: str | None = None) -> Iterator[Row]:
    lines = [
        line.split()
        for line in (TABLE.read_text() if text is None else text).splitlines()
        if line and not line.startswith("#")
    ]
    assert lines[0] == ["door", "method", "child", *PEOPLE]
    for door, method, child, *answers in lines[1:]:
        assert len(answers) == len(PEOPLE), f"{door} {method} {child}: {len(answers)} answers"
        yield Row(door, method, child, tuple(answers))


def asked_elsewhere(table: Sequence[Row]) -> dict[Row, dict[str, str]]:
    """Of each line, the answers that another line of its door asks for already.

    At every door everybody is asked for every answer that the table gives them there, about one of
    the children it is given for, another child at the next door; of all that is left, one in ten,
    the same ones each time. `./hub prove` asks for all of them (security.md, "Figures to reach").
    """
    by_cell: dict[tuple[str, str, int, str], list[Row]] = defaultdict(list)
    for row in table:
        for place, answer in enumerate(row.answers):
            by_cell[row.door, row.method, place, answer].append(row)
    known: dict[Row, dict[str, str]] = {row: {} for row in table}
    for turn, ((_, _, place, answer), lines) in enumerate(by_cell.items()):
        for row in lines:
            if row is not lines[turn % len(lines)] and not _is_drawn(row, PEOPLE[place]):
                known[row][PEOPLE[place]] = answer
    return known


def _is_drawn(row: Row, who: str) -> bool:
    """Whether this cell is in the sample: by its name, so that a new door moves nobody else."""
    return Random(f"{row.door} {row.method} {row.child} {who}").random() < SAMPLE


@dataclass(frozen=True)
class Cast:
    """The town, and a key to the door for everybody in it."""

    town: Town
    stories: dict[str, Story]
    keys: dict[str, str]

    @classmethod
    def of(cls, town: Town, stories: dict[str, Story]) -> "Cast":
        users: dict[str, User] = {"clos": town.closed, "left": town.leaver, "strg": town.stranger}
        users |= {"hire": rehired()}
        users |= {short: town.people[role] for short, role in ROLES.items()}
        cookie = settings.SESSION_COOKIE_NAME
        keys = {short: signed_in(user).cookies[cookie].value for short, user in users.items()}
        return cls(town, stories, keys)

    def answers(
        self, door: str, method: str, child: str, *, skipped: Mapping[str, str] | None = None
    ) -> Row:
        """What the product says to everybody, but for those whose answer is taken as `skipped`."""
        address = self._address(door, child)
        known = skipped or {}
        return Row(
            door, method, child,
            tuple(known.get(who) or self._answer(who, method, address) for who in PEOPLE),
        )  # fmt: skip

    def _address(self, door: str, child: str) -> str:
        try:
            return reverse(door, kwargs=kwargs_for(door, self.town, self.stories.get(child)))
        except NoReverseMatch as wrong:
            raise AssertionError(
                f"Nobody said how the address of {door} is made: add one line to "
                f"tests/house/addresses.py. ({wrong})"
            ) from None

    def _answer(self, who: str, method: str, address: str) -> str:
        """One request, undone afterwards."""
        client = Client(raise_request_exception=False)
        if who in self.keys:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.keys[who]
        with transaction.atomic():
            response = client.generic(method, address)
            transaction.set_rollback(True)
        to_sign_in = response.headers.get("Location", "").startswith(reverse("account_login") + "?")
        return "in" if to_sign_in else str(response.status_code)
