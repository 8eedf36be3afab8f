"""How somebody likes to ask a table, kept under a name."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from methub.agencies.models import Agency, SavedView, User
from methub.audit import trail
from methub.foundation.actors import Actor


class NoName(Exception):
    """A view without a name could not be found again."""


def save_view(
    *,
    table: str,
    name: str,
    asked: Mapping[str, str],
    columns: Sequence[str],
    agency: Agency | None = None,
    by: Actor,
    at: datetime,
) -> SavedView:
    """Kept for whoever saves it or, with an agency, for everybody in it. Their own view of the
    same name gives way: what somebody saves again is what they want from now on."""
    if not name.strip():
        raise NoName
    with trail.open_page(by=by, at=at) as page:
        User.objects.select_for_update(no_key=True).get(pk=by.id)
        SavedView.objects.filter(user_id=by.id, table=table, name=name, removed_at=None).update(
            removed_at=at
        )
        view = SavedView.objects.create(
            user_id=by.id, agency=agency, table=table, name=name, asked=dict(asked),
            columns=list(columns), saved_at=at,
        )  # fmt: skip
        page.write("agencies.view.saved", about=view, table=table, is_shared=agency is not None)
    return view


def remove_view(*, view: SavedView, by: Actor, at: datetime) -> None:
    """Nobody is offered it any longer."""
    with trail.open_page(by=by, at=at) as page:
        SavedView.objects.filter(pk=view.pk, removed_at=None).update(removed_at=at)
        page.write("agencies.view.removed", about=view, table=view.table)
