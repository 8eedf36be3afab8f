"""Two people at once, each on a connection of their own, with real transactions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

from django.db import connection, models

Act = Callable[[], object]


def at_once(*acts: Act) -> list[object]:
    """Everybody acts at the same moment; what came of each, a refusal included."""
    ready = Barrier(len(acts))

    def acting(act: Act) -> object:
        try:
            ready.wait()
            return act()
        except Exception as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(acting, acts))


def each_holding(*acts: tuple[type[models.Model], Act]) -> list[object]:
    """Everybody acts at once, and once they hold a row of the table named beside their act waits
    until the others hold theirs (or, a second later, plainly cannot): if these two can ever stop
    each other, they do so now, and not one evening in a hundred."""
    met = Barrier(len(acts), timeout=1)

    def waiting(table: type[models.Model], act: Act) -> Act:
        def meet(execute: Any, sql: str, *rest: Any) -> Any:
            found = execute(sql, *rest)
            if f'FROM "{table._meta.db_table}"' in sql and " FOR " in sql:
                with suppress(BrokenBarrierError):
                    met.wait()
            return found

        def acting() -> object:
            with connection.execute_wrapper(meet):
                return act()

        return acting

    return at_once(*(waiting(table, act) for table, act in acts))
