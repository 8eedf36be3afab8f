"""Today, and the facts behind each promise on it."""

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.worklist import presenters, queries
from methub.worklist.forms import Asked, asked

A_DAY = 24 * 60 * 60


@require(Permission.SEE_TODAY)
@require_safe
def today(request: SignedInRequest) -> HttpResponse:
    wanted = asked(request.GET)
    shown, alarms = _shown(request, wanted), queries.alarms(viewer=request.viewer)
    _write_down(request, shown.person_ids | alarms.person_ids, wanted)
    page = {
        "lists": _lists(request, shown, wanted),
        "alarms": presenters.alarms(alarms),
        "week": presenters.week(queries.my_week(viewer=request.viewer)),
    }
    return render(request, "worklist/today.html", page)


@require(Permission.SEE_TODAY)
@require_safe
def today_lists(request: SignedInRequest) -> HttpResponse:
    """What an open page asks for every few seconds: a line only for a child not shown yet."""
    wanted = asked(request.GET)
    shown = _shown(request, wanted)
    seen = cache.get(_seen_key(request), frozenset())
    if shown.person_ids - seen:
        _write_down(request, shown.person_ids | seen, wanted, new=shown.person_ids - seen)
    return render(request, "worklist/lists.html", {"lists": _lists(request, shown, wanted)})


@require(Permission.SEE_TODAY)
@require_safe
def promise(request: SignedInRequest, reference: str) -> HttpResponse:
    """Why is this here? The facts of one promise, and who has taken it up."""
    row = queries.one_promise(viewer=request.viewer, reference=reference)
    if row is None:
        raise Http404
    with trail.reading(
        "worklist.promise.read", by=request.actor, at=request.at, person_id=row.person_id
    ):
        page = {
            "row": row,
            "facts": presenters.facts(row, request.viewer),
            "step": presenters.next_step(row, request.viewer),
            "alerts": presenters.ladder(
                queries.ladder(viewer=request.viewer, reference=reference), request.viewer
            ),
        }
        return render(request, "worklist/promise.html", page)


def _shown(request: SignedInRequest, wanted: Asked) -> queries.Today:
    return queries.today(
        viewer=request.viewer, scope=wanted.scope, group=wanted.group, page=wanted.page
    )


def _lists(request: SignedInRequest, shown: queries.Today, wanted: Asked) -> presenters.Lists:
    return presenters.lists(
        owed=list(shown.owed),
        missing=list(shown.missing),
        counts=shown.counts,
        scope=wanted.scope,
        group=wanted.group,
        page=wanted.page,
        has_more=shown.has_more,
        viewer=request.viewer,
    )


def _write_down(
    request: SignedInRequest,
    seen: frozenset[int],
    wanted: Asked,
    new: frozenset[int] | None = None,
) -> None:
    """One line with the filter and the children shown, before they are shown."""
    trail.note_reading(
        "worklist.today.read",
        by=request.actor,
        at=request.at,
        filter=f"{wanted.scope} {wanted.group or ''} {wanted.page}",
        shown=sorted(seen if new is None else new),
    )
    cache.set(_seen_key(request), seen, A_DAY)


def _seen_key(request: SignedInRequest) -> str:
    """What this session has been shown: a key of its own, so that a new session writes again."""
    return f"today:{request.session.session_key}"
