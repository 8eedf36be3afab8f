"""Anybody raises a concern: in words, or from the page of a child they know."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.children import queries as children
from methub.concerns import changes, forms, presenters, queries
from methub.concerns.codes import How
from methub.concerns.queries.concerns import OUTSIDE
from methub.concerns.views.asking import ask, recorded, signed, to_concern, today

TAKES_DOWN = (P.RECEIVE, P.DECIDE_CONCERN)
"""Whoever answers the telephone writes down what somebody else says."""
THANKS = "Thank you. Somebody decides about it, and you can read here what came of it."


@require(P.RAISE_CONCERN)
@require_http_methods(["GET", "POST"])
def raise_concern(request: SignedInRequest) -> HttpResponse:
    return _raise(request, None)


@require(P.RAISE_CONCERN)
@require_http_methods(["GET", "POST"])
def raise_about(request: SignedInRequest, reference: str) -> HttpResponse:
    """From the page of a child, of an interview or of a notification."""
    child = children.child_named(viewer=request.viewer, reference=reference).first()
    if child is None:
        raise Http404
    trail.note_reading("concerns.child.read", person_id=child.pk, **signed(request))
    return _raise(request, child)


def _raise(request: SignedInRequest, child: Any) -> HttpResponse:
    offered = _offered(request)
    form = forms.RaiseForm(
        request.POST or None,
        knows_child=child is not None,
        agencies=[(one.reference, one.name) for one in offered],
        initial={"told_at": today(request), "how": _how(request, How.TELEPHONE)},
    )
    made: list[queries.FoundConcern] = []

    def record() -> None:
        said = dict(form.cleaned_data)
        said["agency"] = _agency(request, offered, said.get("agency"))
        said["told_at"] = said.get("told_at") or request.at
        said["how"] = said.get("how") or _how(request, How.FORM)
        made.append(
            changes.raise_concern(
                raised=changes.Raised(child=child, **said),
                # of the child: whoever works in two would else tell those who may not know of it
                partnership=child.person.partnership
                if child
                else agencies.partnerships(viewer=request.viewer)[0],
                **signed(request),
            )
        )

    if form.is_valid() and recorded(form, record):
        return to_concern(request, made[0].reference, THANKS)
    return ask(request, None, form, presenters.raising(child), "concerns/raise.html")


def _offered(request: SignedInRequest) -> list[Any]:
    if not any(request.viewer.may(one) for one in TAKES_DOWN):
        return []
    return list(queries.agencies_that_raise(viewer=request.viewer))


def _agency(request: SignedInRequest, offered: list[Any], said: str | None) -> Any:
    """The agency that was chosen; otherwise the one they work in."""
    if said == OUTSIDE:
        return None
    known = offered or list(queries.agencies_that_raise(viewer=request.viewer))
    if said:
        return next(one for one in known if one.reference == said)
    mine = min(request.viewer.agency_ids, default=0)
    return next((one for one in known if one.pk == mine), None)


def _how(request: SignedInRequest, otherwise: How) -> How:
    """As the page it was raised from says."""
    said = request.GET.get("how", "")
    return How(said) if said in How.values() else otherwise
