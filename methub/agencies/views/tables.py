"""How somebody likes to see a table of a room that only reads: its columns and its views. The room
that shows the table knows what they mean; here they are kept."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from methub.agencies import changes, queries
from methub.agencies.access import SignedInRequest, require
from methub.agencies.forms import SaveViewForm, columns_said
from methub.agencies.permissions import Permission


@dataclass(frozen=True)
class Shown:
    """Where a table is, what opens it, and the boxes in which somebody types about a child."""

    address: str
    permission: Permission
    typed: frozenset[str]


TABLES = {
    "tracker": Shown(
        "tracker:list",
        Permission.READ_TRACKER,
        frozenset({"name", "born-from", "born-to", "lives", "worker", "manager", "school"}),
    ),
    "exploitation": Shown(
        "tracker:exploitation-list",
        Permission.READ_TRACKER,
        frozenset(
            {
                "name",
                "born-from",
                "born-to",
                "types",
                "natures",
                "worker",
                "manager",
                "lead",
                "plan",
            }
        ),
    ),
    "figures": Shown("reports:build", Permission.READ_FIGURES, frozenset()),
}
OPENS = tuple(table.permission for table in TABLES.values())


@require(*OPENS)
@require_POST
def keep_columns(request: SignedInRequest, table: str) -> HttpResponse:
    """Chosen once, and remembered wherever they sit."""
    shown = _table(request, table)
    changes.choose_columns(
        table=table, columns=columns_said(request.POST), by=request.actor, at=request.at
    )
    query = request.GET.urlencode()
    return HttpResponseRedirect(reverse(shown.address) + (f"?{query}" if query else ""))


@require(*OPENS)
@require_POST
def save_view(request: SignedInRequest, table: str) -> HttpResponse:
    """What is asked now, under a name; then the table as that view asks it. What one of them typed
    about a child is not for the whole agency to find: a shared view goes without it."""
    shown = _table(request, table)
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give the view a name, and save it again.")
        return redirect(shown.address)
    is_shared = form.cleaned_data["shared"]
    left_out = shown.typed & form.asked.keys() if is_shared else frozenset()
    view = changes.save_view(
        table=table,
        name=form.cleaned_data["name"],
        asked={box: said for box, said in form.asked.items() if box not in left_out},
        columns=columns_said(request.POST),
        agency=queries.agencies(viewer=request.viewer).filter(
            pk__in=request.viewer.agency_ids
        ).first() if is_shared else None,
        by=request.actor,
        at=request.at,
    )  # fmt: skip
    without = " What was typed about a child is not in it." if left_out else ""
    messages.success(request, f"Saved as “{view.name}”.{without}")
    query = urlencode({"view": view.reference})
    return HttpResponseRedirect(f"{reverse(shown.address)}?{query}")


@require(*OPENS)
@require_POST
def remove_view(request: SignedInRequest, table: str, reference: str) -> HttpResponse:
    """Only one's own: what a colleague shares is theirs to take away."""
    shown = _table(request, table)
    mine = queries.saved_views(viewer=request.viewer, table=table).filter(
        user=request.viewer.user_id
    )
    view = get_object_or_404(mine, reference=reference)
    changes.remove_view(view=view, by=request.actor, at=request.at)
    messages.success(request, f"“{view.name}” is no longer kept.")
    return redirect(shown.address)


def _table(request: SignedInRequest, name: str) -> Shown:
    table = TABLES.get(name)
    if table is None or not request.viewer.may(table.permission):
        raise Http404
    return table
