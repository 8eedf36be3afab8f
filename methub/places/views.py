"""Places: found, read, added and corrected."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.fittings import typed
from methub.fittings.forms import HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.places import changes, presenters, queries
from methub.places.codes import PlaceKind
from methub.places.forms import WORDS, CorrectPlaceForm, PlaceForm, SearchForm
from methub.places.presenters import A_PAGE

MOST_PAGES = 1_000


@require(Permission.READ_PLACES)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: SignedInRequest) -> HttpResponse:
    """Every place of the partnership that is not somebody's home, by its words."""
    if request.method == "POST":
        return typed.put_by(request, WORDS)
    asked = typed.asked(request, WORDS)
    words, key = asked.get(WORDS, ""), asked.get(typed.KEY, "")
    page = _page(asked.get("page", ""))
    trail.note_reading("places.list.read", by=request.actor, at=request.at, words=words)
    found = queries.places(viewer=request.viewer, words=words)
    rows = list(found[(page - 1) * A_PAGE : page * A_PAGE])
    table = presenters.listed(
        rows,
        total=found.count(),
        page=page,
        words=words,
        key=key,
        districts=queries.district_names(viewer=request.viewer),
    )
    return render(
        request,
        "places/list.html",
        {
            "form": SearchForm(initial={WORDS: words}),
            "is_search": bool(words),
            "table": table,
            "loaded": presenters.what_is_loaded(queries.loaded(viewer=request.viewer)),
            "may_record": request.viewer.may(Permission.RECORD_PLACE),
        },
    )


@require(Permission.READ_PLACES)
@require_safe
def place(request: SignedInRequest, reference: str) -> HttpResponse:
    """What is known of a place. Which children were there, a room that knows children answers."""
    found = _found(request, reference)
    with trail.reading("places.place.read", by=request.actor, at=request.at, about=found):
        page = presenters.place_page(
            found,
            queries.distances(viewer=request.viewer, place=found),
            queries.ground(viewer=request.viewer),
            queries.district_names(viewer=request.viewer),
            may_record=request.viewer.may(Permission.RECORD_PLACE),
        )
        return render(request, "places/place.html", {"page": page})


@require(Permission.RECORD_PLACE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A new place; or, where it is known already, the way to it."""
    form = PlaceForm(request.POST or None)
    if form.is_valid():
        try:
            saved = changes.place_at(
                partnership=queries.partnership(viewer=request.viewer),
                **_said(form),
                by=request.actor,
                at=request.at,
            )
        except changes.SaysNothing:
            form.add_error("name", "Give a name, an address or a postcode")
        else:
            is_new = saved.recorded_at == request.at
            messages.success(
                request, "Added." if is_new else "This place was known already: here it is."
            )
            return redirect("places:place", saved.reference)
    return render(request, "places/form.html", {"form": form, "title": "Add a place"})


@require(Permission.RECORD_PLACE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    """What is recorded of a place is put right."""
    found = _found(request, reference)
    form = CorrectPlaceForm(request.POST or None, initial=_known(found))
    standing: Any = ()
    if form.is_valid():
        try:
            changes.correct_place(
                place=found,
                version=form.cleaned_data["version"],
                **_said(form),
                by=request.actor,
                at=request.at,
            )
        except changes.SaysNothing:
            form.add_error("name", "Give a name, an address or a postcode")
        except ChangedMeanwhile:
            form.data = {**dict(form.data.items()), "version": found.version}
            standing = presenters.standing(found)
        else:
            messages.success(request, "Saved.")
            return redirect("places:place", reference)
    page = {"form": form, "title": "Correct this place", "standing": standing, "place": found}
    return render(request, "places/form.html", page)


def _found(request: SignedInRequest, reference: str) -> queries.FoundPlace:
    found = queries.place_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found


def _said(form: HubForm) -> dict[str, Any]:
    said = {name: form.cleaned_data[name] for name in ("name", "address", "postcode", "notes")}
    return said | {"kind": PlaceKind(form.cleaned_data["kind"])}


def _known(place: queries.FoundPlace) -> dict[str, Any]:
    return {name: getattr(place, name) for name in CorrectPlaceForm.base_fields}


def _page(said: str) -> int:
    return min(int(said), MOST_PAGES) if said.isascii() and said.isdigit() and int(said) else 1
