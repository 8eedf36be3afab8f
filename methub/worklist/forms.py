"""What Today is asked for, in its address."""

from dataclasses import dataclass

from django.http import QueryDict

from methub.clocks.codes import PromiseGroup
from methub.worklist.codes import Scope


@dataclass(frozen=True)
class Asked:
    scope: Scope
    group: PromiseGroup | None
    page: int


def asked(query: QueryDict) -> Asked:
    """Anything that makes no sense is the ordinary page: mine, everything, first page."""
    scope, group, page = query.get("show", ""), query.get("kind", ""), query.get("page", "1")
    return Asked(
        scope=Scope(scope) if scope in Scope.values() else Scope.MINE,
        group=PromiseGroup(group) if group in PromiseGroup.values() else None,
        page=int(page[:6])
        if page.isascii() and page.isdigit() and 0 < int(page[:6]) < 10_000
        else 1,
    )


def _page(text: str) -> int:
    said = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    return max(said, 1)
