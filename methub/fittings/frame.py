"""What stands around every page: who is signed in, and where they may go."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from methub.fittings.components import NavItem

# words, address name, permission that opens it, room whose pages belong to it
PLACES = (
    ("Today", "worklist:today", "worklist:today:read", ("worklist",)),
    ("Inbox", "intake:inbox", "intake:inbox:read", ("intake",)),
    (
        "Children", "children:list", "children:child:search",
        ("children", "chronology", "missing", "interviews"),
    ),
    ("Sign-off", "interviews:sign-off-queue", "interviews:interview:sign-off", ()),
    ("Agencies", "agencies:index", "agencies:agency:read", ("agencies",)),
    ("Policies", "policies:index", "policies:policy:read", ("policies",)),
    ("Emergency access", "governance:access", "governance:access:review", ()),
    ("Audit book", "governance:book", "governance:book:read", ("governance",)),
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """Everything the frame shows besides the page itself."""

    is_signed_in: bool
    who: str
    role: str
    partnership: str
    places: tuple[NavItem, ...]
    may_search: bool
    is_demo: bool
    messages: tuple[str, ...]


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor: `frame` in every template."""
    viewer = getattr(request, "viewer", None)
    return {
        "frame": Frame(
            is_signed_in=viewer is not None,
            who=viewer.name if viewer else "",
            role=", ".join(sorted(role.label for role in viewer.roles)) if viewer else "",
            partnership=viewer.partnership if viewer else "",
            places=_places(request, viewer) if viewer else (),
            may_search=bool(viewer and viewer.may("children:child:search")),
            is_demo=settings.HUB_DEMO,
            messages=tuple(str(m) for m in get_messages(request)) if viewer else (),
        )
    }


def _places(request: HttpRequest, viewer: Any) -> tuple[NavItem, ...]:
    here = request.resolver_match
    found = []
    for words, name, permission, rooms in PLACES:
        if not viewer.may(permission):
            continue
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue
        is_here = here is not None and (
            here.view_name == name or (here.namespace in rooms and not _has_own_place(here))
        )
        found.append(NavItem(words, href, is_here=is_here))
    return tuple(found)


def _has_own_place(here: Any) -> bool:
    return any(here.view_name == name for _, name, _, _ in PLACES)
