"""Looked up by everybody, beside the form that uses it; written by whoever keeps the policies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, everybody_signed_in, require
from methub.agencies.permissions import Permission as P
from methub.fittings.forms import EditForm
from methub.foundation.records import ChangedMeanwhile
from methub.guidance import changes, forms, presenters, queries
from methub.guidance.codes import Kind
from methub.guidance.rules import OWN
from methub.guidance.rules.reader import LONGEST_CODE
from methub.policies.queries import authorities_of

OPEN = "What counts, and whom to ring, is no secret: no child is in it"
MOST_CODES = 20


@everybody_signed_in(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    """Everything, or what is looked for. What is typed stands in no address."""
    asked = forms.SearchForm(request.POST if request.method == "POST" else None)
    asked.is_valid()
    said = asked.cleaned_data if asked.is_bound else {}  # a day half typed hides no words
    looked_for = queries.Asked(
        words=said.get("words", ""),
        kind=Kind(said["kind"]) if said.get("kind") else None,
        on=said.get("on"),
    )
    found = queries.entries(viewer=request.viewer, asked=looked_for)
    page = {
        "tables": presenters.found(found, queries.names(viewer=request.viewer)),
        "how_many": presenters.how_many(found),
    }
    if "HX-Request" in request.headers:
        return render(request, "guidance/found.html", page)
    kept = _kept(request)
    return render(request, "guidance/index.html", {**page, "asked": asked, "kept": kept})


@everybody_signed_in(OPEN)
@require_safe
def entry(request: SignedInRequest, code: str) -> HttpResponse:
    """One entry: what it says, what it said before, and who says it otherwise."""
    known = queries.entry(viewer=request.viewer, code=code)
    if known is None:
        raise Http404
    kept = {one.reference: one.name for one in _kept(request)}
    page = presenters.whole(known, queries.names(viewer=request.viewer), kept)
    return render(request, "guidance/entry.html", {"page": page})


@everybody_signed_in(OPEN)
@require_safe
def beside(request: SignedInRequest, codes: str) -> HttpResponse:
    """What counts, for the form that asks: in place, or without JavaScript as a page."""
    asked = tuple(codes.split(",")[:MOST_CODES])
    found = queries.entries_named(viewer=request.viewer, codes=asked)
    page = {"readings": presenters.readings(found, queries.names(viewer=request.viewer))}
    part = "part" if "HX-Request" in request.headers else "beside"
    return render(request, f"guidance/{part}.html", page)


@require(P.KEEP_POLICIES)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, authority: str) -> HttpResponse:
    """An entry that does not come with the product."""
    place = _authority_or_404(request, authority)
    form = forms.NewEntryForm(request.POST or None, initial={"version": 0})
    if form.is_valid():
        code = f"{OWN}{slugify(form.cleaned_data['title'])}"[:LONGEST_CODE].rstrip("-")
        if not code.startswith(OWN):
            form.add_error("title", "Say it with letters from A to Z or figures")
        elif presenters.own_of(queries.entry(viewer=request.viewer, code=code), place.pk):
            form.add_error("title", "There is one of that name already. Change that one")
        elif _written(request, form, place, code, Kind(form.cleaned_data["kind"])):
            return redirect("guidance:entry", code)
    return _ask(request, form, f"Add an entry for {place.name}", place.name, "Add it")


@require(P.KEEP_POLICIES)
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, code: str, authority: str) -> HttpResponse:
    """An authority says it in its own words, for its own people."""
    place = _authority_or_404(request, authority)
    known = queries.entry(viewer=request.viewer, code=code)
    if known is None:
        raise Http404
    own = presenters.own_of(known, place.pk)
    kind = Kind(own.kind) if own else known.said[0].kind if known.said else None
    if kind is None:
        raise Http404
    form = forms.EntryForm(request.POST or None, initial=presenters.opened(known, own))
    if form.is_valid() and _written(request, form, place, code, kind, own.number if own else 0):
        return redirect("guidance:entry", code)
    return _ask(request, form, f"Say it in the words of {place.name}", place.name, "Keep it", code)


@require(P.KEEP_POLICIES)
@require_http_methods(["GET", "POST"])
def back(request: SignedInRequest, code: str, authority: str) -> HttpResponse:
    """An authority goes back to what comes with the product."""
    place = _authority_or_404(request, authority)
    known = queries.entry(viewer=request.viewer, code=code)
    own = presenters.own_of(known, place.pk)
    if own is None:
        raise Http404
    form = forms.BackForm(request.POST or None, initial={"version": own.number})
    if form.is_valid() and _recorded(
        form,
        lambda: changes.go_back(
            authority=place, code=code, number=form.cleaned_data["version"],
            by=request.actor, at=request.at,
        ),
        own.number,
    ):  # fmt: skip
        messages.success(request, f"{place.name} no longer says this in its own words.")
        return redirect("guidance:entry", code)
    return _ask(
        request, form, f"Take back the words of {place.name}: {own.title}", place.name,
        "Take them back", code,
    )  # fmt: skip


def _written(
    request: SignedInRequest, form: EditForm, place: Any, code: str, kind: Kind, number: int = 0
) -> bool:
    said = form.cleaned_data
    words = changes.Words(kind, said["title"], said["text"], said["source"])
    is_done = _recorded(
        form,
        lambda: changes.write_entry(
            authority=place, code=code, words=words, number=said["version"],
            by=request.actor, at=request.at,
        ),
        number,
    )  # fmt: skip
    if is_done:
        messages.success(request, f"From today the people of {place.name} read these words.")
    return is_done


def _recorded(form: EditForm, record: Any, number: int) -> bool:
    """Whether it was recorded. What was written stays, whatever was in the way."""
    try:
        record()
    except changes.Refused as refused:
        form.add_error(None, str(refused))
        return False
    except ChangedMeanwhile:
        form.open_at(number)
        return False
    return True


def _kept(request: SignedInRequest) -> list[Any]:
    """The authorities whose words the reader keeps."""
    if not request.viewer.may(P.KEEP_POLICIES):
        return []
    return list(authorities_of(viewer=request.viewer.to(P.KEEP_POLICIES)).order_by("name"))


def _authority_or_404(request: SignedInRequest, reference: str) -> Any:
    return get_object_or_404(
        authorities_of(viewer=request.viewer), reference=reference
    )  # fmt: skip


def _ask(
    request: SignedInRequest, form: EditForm, title: str, name: str, words: str, code: str = ""
) -> HttpResponse:
    page = {"form": form, "title": title, "name": name, "words": words, "code": code}
    return render(request, "guidance/ask.html", page)
