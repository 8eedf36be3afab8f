"""What stands around every page: who is signed in, and where they may go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, reverse

from methub.fittings.components import NavItem


@dataclass(frozen=True)
class Place:
    """A place in the navigation: what opens it (nothing, for everybody who is signed in), the rooms
    whose pages belong to it, single pages that do though their room has another place, and the
    address of the fragment that says how much is new there."""

    words: str
    name: str
    permission: str
    rooms: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    news: str = ""


# In the order of a day's work. A place whose room is not built yet has no address, and is left out.
PLACES = (
    Place("Today", "worklist:today", "worklist:today:read", ("worklist",)),
    Place("Inbox", "intake:inbox", "intake:inbox:read", ("intake",), news="intake:news"),
    Place(
        "Children", "children:list", "children:child:search",
        ("children", "chronology", "missing", "interviews", "plans"),
        pages=("intake:missing", "intake:found", "intake:correct"),
    ),
    Place("Sign-off", "interviews:sign-off-queue", "interviews:interview:sign-off"),
    Place("Tracker", "tracker:list", "tracker:tracker:read", ("tracker",)),
    Place("Meetings", "meetings:list", "meetings:meeting:read", ("meetings",)),
    Place("Figures", "reports:list", "reports:figure:read", ("reports",)),
    Place("Concerns", "concerns:list", "concerns:concern:raise", ("concerns",)),
    Place("Assessments", "assessments:list", "assessments:assessment:read", ("assessments",)),
    Place("Services", "referrals:list", "referrals:request:answer", ("referrals",)),
    Place("Placed away", "out_of_area:list", "out_of_area:handshake:write", ("out_of_area",)),
    Place("Duplicates", "merging:duplicates", "merging:person:merge", ("merging",)),
    Place(
        "Commissioned", "interviews:commissioned", "interviews:interview:allocate",
        pages=("interviews:areas",),
    ),
    Place("Places", "places:list", "places:place:read", ("places",)),
    Place("Lists", "spreadsheets:index", "spreadsheets:sheet:load", ("spreadsheets",)),
    Place("Returns", "returns:index", "returns:return:make", ("returns",)),
    Place("Agencies", "agencies:index", "agencies:agency:read", ("agencies",)),
    Place("Policies", "policies:index", "policies:policy:read", ("policies",)),
    Place("Reference", "guidance:index", "", ("guidance",)),
    Place(
        "Emergency access", "governance:access", "governance:access:review",
        pages=("governance:review",),
    ),
    Place("Audit book", "governance:book", "governance:book:read", ("governance",)),
)  # fmt: skip
IN_SIGHT = 7  # of more than these, the later ones stand under "More"
OWN_PLACE = frozenset(page for place in PLACES for page in (place.name, *place.pages))


@dataclass(frozen=True)
class Frame:
    """Everything the frame shows besides the page itself."""

    is_signed_in: bool
    is_enrolling: bool
    who: str
    role: str
    partnership: str
    places: tuple[NavItem, ...]
    may_search: bool
    is_demo: bool
    messages: Iterable[Message]
    more_places: tuple[NavItem, ...] = ()


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor: `frame` in every template.

    Messages are read only when a page shows them: a fragment that refreshes itself must not
    swallow the words meant for the page behind it."""
    signed_in = getattr(request, "viewer", None)
    is_enrolling = getattr(request, "is_enrolling", False)  # no second factor yet: no way on
    viewer = None if is_enrolling else signed_in
    places = tuple(_places(request, viewer)) if viewer else ()
    in_sight = IN_SIGHT if len(places) <= IN_SIGHT else IN_SIGHT - 1
    return {
        "frame": Frame(
            is_signed_in=viewer is not None,
            is_enrolling=is_enrolling,
            who=viewer.name if viewer else "",
            role=", ".join(sorted(role.label for role in viewer.roles)) if viewer else "",
            partnership=viewer.partnership if viewer else "",
            places=places[:in_sight],
            may_search=bool(viewer and viewer.may("children:child:search")),
            is_demo=settings.HUB_DEMO,
            messages=get_messages(request) if signed_in else (),
            more_places=places[in_sight:],
        )
    }


def _places(request: HttpRequest, viewer: Any) -> Iterator[NavItem]:
    here = request.resolver_match
    for place in PLACES:
        may_open = not place.permission or viewer.may(place.permission)
        if may_open and (href := address(place.name)):
            yield NavItem(
                place.words,
                href,
                is_here=here is not None and _is_here(place, here),
                news_href=address(place.news) if place.news else "",
            )


def _is_here(place: Place, here: ResolverMatch) -> bool:
    """At the place itself, or at a page of its rooms that belongs to no other place."""
    return here.view_name in (place.name, *place.pages) or (
        here.namespace in place.rooms and here.view_name not in OWN_PLACE
    )


def address(name: str) -> str:
    """The address of a page of a room that may not exist yet, or nothing."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
