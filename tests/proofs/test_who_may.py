"""The access matrix, asked again in every way somebody might ask: with other methods, disguised as
other requests, with another child's papers, and after the person's business here has ended."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from methub.agencies import changes as agencies
from methub.agencies.models import User
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from tests.desk import signed_in
from tests.house.addresses import NOBODYS, is_about_a_child, kwargs_for
from tests.house.doors import doors
from tests.house.matrix import PEOPLE, ROLES, Cast, Row, rows
from tests.house.test_access_matrix import UNLISTED, cast  # noqa: F401
from tests.proofs.conftest import SCALE, Tally

pytestmark = [pytest.mark.proof, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]

FEWEST = 100_000
CLOSED = ("403", "404", "405", "in")
LOCKED = {door.name for door in doors() if door.permissions}
# What a request may claim about itself, and what may not change the answer.
DISGUISES: dict[str, Mapping[str, str]] = {
    "htmx": {"HTTP_HX_REQUEST": "true", "HTTP_HX_BOOSTED": "true"},
    "another method": {"HTTP_X_HTTP_METHOD_OVERRIDE": "GET", "HTTP_X_METHOD_OVERRIDE": "PUT"},
    "another address": {"HTTP_X_ORIGINAL_URL": "/healthz", "HTTP_X_REWRITE_URL": "/healthz"},
    "this very machine": {"HTTP_X_FORWARDED_FOR": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1"},
    "somebody else": {"HTTP_X_REMOTE_USER": "hub_manager@town.example", "REMOTE_USER": "admin"},
}
OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Asked:
    """One request, and the answers that are right."""

    how: str
    who: str
    method: str
    address: str
    right: tuple[str, ...]
    headers: Mapping[str, str] = field(default_factory=dict)

    def wrong(self, keys: Mapping[str, str]) -> str:
        client = Client(raise_request_exception=False)
        if self.who in keys:
            client.cookies[settings.SESSION_COOKIE_NAME] = keys[self.who]
        with transaction.atomic():
            answer = client.generic(self.method, self.address, **self.headers)
            transaction.set_rollback(True)
        to_sign_in = answer.headers.get("Location", "").startswith(reverse("account_login") + "?")
        said = "in" if to_sign_in else str(answer.status_code)
        return "" if said in self.right else f"{self}: answered {said}"


def table(cast: Cast) -> Iterator[tuple[Row, str]]:  # noqa: F811
    for row in rows():
        yield row, cast._address(row.door, row.child)


def disguised(cast: Cast) -> Iterator[Asked]:  # noqa: F811
    for row, address in table(cast):
        for who, right in zip(PEOPLE, row.answers, strict=True):
            for name, headers in DISGUISES.items():
                # A piece of a page cannot be the sign-in page: it is told that the session is over.
                told = (right, "401") if (name, right) == ("htmx", "in") else (right,)
                yield Asked(name, who, row.method, address, told, headers)


def not_in_the_table(cast: Cast) -> Iterator[Asked]:  # noqa: F811
    """What nobody gave to anybody is closed to everybody."""
    for door, method in UNLISTED:
        address = cast._address(door.name, "caseload" if is_about_a_child(door.name) else "-")
        for who in PEOPLE:
            yield Asked("not in the table", who, method, address, CLOSED)


def by_other_methods(cast: Cast) -> Iterator[Asked]:  # noqa: F811
    """HEAD tells no more than GET does; no door has a handle for the others."""
    for row, address in table(cast):
        if row.method == "GET":
            for who, right in zip(PEOPLE, row.answers, strict=True):
                for method in OTHER_METHODS:
                    allowed = (right, *CLOSED) if method == "HEAD" else CLOSED
                    if row.door in LOCKED:
                        yield Asked("other method", who, method, address, allowed)


def about_nobody(cast: Cast) -> Iterator[Asked]:  # noqa: F811
    """A child who is not there is answered like a child of another partnership."""
    for row in rows():
        if row.child == "elsewhere":
            kwargs = kwargs_for(row.door, cast.town, cast.stories["elsewhere"])
            for name in [name for name in kwargs if "reference" in name]:
                address = reverse(row.door, kwargs=kwargs | {name: NOBODYS})
                for who, right in zip(PEOPLE, row.answers, strict=True):
                    if who != "strg":
                        yield Asked("nobody's", who, row.method, address, (right,))


def with_anothers_papers(cast: Cast) -> Iterator[Asked]:  # noqa: F811
    """One child's address with another child's carer or reason in it opens nothing."""
    for door in sorted({row.door for row in rows() if is_about_a_child(row.door)}):
        mine = kwargs_for(door, cast.town, cast.stories["caseload"])
        theirs = kwargs_for(door, cast.town, cast.stories["shared"])
        for name in [n for n in mine if mine[n] != theirs[n]] if len(mine) > 1 else []:
            try:
                address = reverse(door, kwargs=mine | {name: theirs[name]})
            except NoReverseMatch:
                continue
            others = [n for n in mine if n != name and mine[n] != theirs[n]]
            for who in PEOPLE if others else ():
                for method in ("GET", "POST"):
                    yield Asked("another's papers", who, method, address, CLOSED)


def after(column: str) -> Callable[[Cast], Iterator[Asked]]:
    """As everybody of a role is answered once they stand where this column's person stands."""

    def asked(cast: Cast) -> Iterator[Asked]:  # noqa: F811
        for row, address in table(cast):
            right = row.answers[PEOPLE.index(column)]
            for who in ROLES:
                yield Asked(f"now {column}", who, row.method, address, (right,))

    return asked


EVERY_WAY = (disguised, not_in_the_table, by_other_methods, about_nobody, with_anothers_papers)


def judged(tally: Tally, keys: Mapping[str, str], asked: Iterator[Asked]) -> list[str]:
    found = []
    for number, each in enumerate(asked):
        if SCALE >= 1 or number % round(1 / SCALE) == 0:
            tally.adds("checks")
            tally.adds(each.how)
            found += [wrong] if (wrong := each.wrong(keys)) else []
    return found


def staff(cast: Cast) -> dict[str, User]:  # noqa: F811
    return {short: cast.town.people[role] for short, role in ROLES.items()}


def test_every_way_of_asking_is_answered_as_the_table_says(
    cast: Cast,  # noqa: F811
    tally: Tally,
) -> None:
    tally.promises(checks=int(FEWEST * SCALE), planted=1)
    found: list[str] = []
    for asked in EVERY_WAY:
        found += judged(tally, cast.keys, asked(cast))
    for column, end in (("left", leave), ("clos", close)):
        with transaction.atomic():
            for user in staff(cast).values():
                end(user)
            found += judged(tally, cast.keys, after(column)(cast))
            transaction.set_rollback(True)
    found += judged(tally, without_a_factor(cast), without_second_factor(cast))
    if found:
        pytest.fail(f"{len(found)} wrong\n" + "\n".join(found[:40]), pytrace=False)
    planted = Asked("planted", "anal", "GET", reverse("worklist:today"), ("404",))
    tally.adds("planted", bool(planted.wrong(cast.keys)))


def leave(user: User) -> None:
    """Their last day was yesterday; their session is still open."""
    for membership in user.memberships.filter(until_on=None):
        agencies.end_membership(
            membership=membership, until_on=max(date(2024, 1, 2), now().date() - timedelta(days=1)),
            by=MET_HUB, at=now(),
        )  # fmt: skip


def close(user: User) -> None:
    agencies.close_account(user=user, by=MET_HUB, at=now())


def without_a_factor(cast: Cast) -> dict[str, str]:  # noqa: F811
    """Somebody who has a password and no more."""
    keys = {}
    for short, user in staff(cast).items():
        client = signed_in(user)
        held = client.session
        held["account_authentication_methods"] = [{"method": "password", "at": 0}]
        held.save()
        keys[short] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return keys


def without_second_factor(cast: Cast) -> Iterator[Asked]:  # noqa: F811
    for row, address in table(cast):
        if row.door in LOCKED:
            for who in ROLES:
                yield Asked("no factor", who, row.method, address, ("302", *CLOSED))
