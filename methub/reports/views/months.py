"""A month's themes and trends: read, begun, written, decided upon, approved, put right."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.documents.changes import ask_document
from methub.documents.codes import Form
from methub.reports import changes, forms, presenters, queries
from methub.reports.codes import Stage, Standing
from methub.reports.presenters.papers import THEMES
from methub.reports.views.writing import ask, recorded, signed

A_YEAR = 12


@require(P.READ_FIGURES)
@require_safe
def themes(request: SignedInRequest) -> HttpResponse:
    """Every month that has a page."""
    table = presenters.themes_list(queries.themes(viewer=request.viewer), viewer=request.viewer)
    page = {"table": table, "may_begin": request.viewer.may(P.WRITE_THEMES)}
    return render(request, "reports/themes.html", page)


@require(P.READ_FIGURES)
@require_safe
def month(request: SignedInRequest, reference: str) -> HttpResponse:
    """One month: as it was approved, or the draft as the figures are now."""
    found = _found(request, reference)
    with trail.reading("reports.themes.read", about=found, **signed(request)):
        shown = queries.written(viewer=request.viewer, themes=found)
        page = presenters.month_page(shown, viewer=request.viewer)
        return render(request, "reports/month.html", {"page": page})


@require(P.WRITE_THEMES)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """By hand, for a month of which there is no page yet."""
    authorities = list(queries.authorities(viewer=request.viewer))
    months = {
        one.isoformat(): one for one in queries.months_before(viewer=request.viewer, count=A_YEAR)
    }
    form = forms.BeginForm(
        request.POST or None,
        authorities=[(one.reference, one.name) for one in authorities],
        months=[(key, presenters.month_in_words(one)) for key, one in months.items()],
    )
    if form.is_valid():
        said = form.cleaned_data
        (authority,) = (one for one in authorities if one.reference == said["authority"])
        begun = recorded(
            form,
            lambda: changes.begin_themes(
                authority=authority, month=months[said["month"]], **signed(request)
            ),
        )
        if begun is not None:
            return redirect("reports:month", begun.reference)
    return ask(request, form, presenters.about_beginning())


@require(P.WRITE_THEMES)
@require_http_methods(["GET", "POST"])
def narrative(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the month says, in a person's words."""
    found = _draft(request, reference)
    form = forms.NarrativeForm(
        request.POST or None, initial={"narrative": found.narrative, "version": found.version}
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.write_narrative(themes=found, **form.cleaned_data, **signed(request)),
        found.version,
    ):
        messages.success(request, "Kept.")
        return redirect("reports:month", reference)
    return ask(request, form, presenters.about_month(found, "What the month says", "Keep it"))


@require(P.WRITE_THEMES)
@require_http_methods(["GET", "POST"])
def observe(request: SignedInRequest, reference: str) -> HttpResponse:
    """What no figure says."""
    found = _draft(request, reference)
    form = forms.ObserveForm(request.POST or None)
    if form.is_valid() and recorded(
        form, lambda: changes.observe(themes=found, **form.cleaned_data, **signed(request))
    ):
        messages.success(request, "Added.")
        return redirect("reports:month", reference)
    return ask(request, form, presenters.about_month(found, "Add an observation", "Add it"))


@require(P.WRITE_THEMES)
@require_POST
def keep(request: SignedInRequest, reference: str) -> HttpResponse:
    """One press: kept as the figures say it."""
    found = _draft(request, reference)
    key, version = request.POST.get("key", ""), request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        raise Http404
    return _done(
        request,
        lambda: changes.decide_observation(
            themes=found, key=key, standing=Standing.KEPT, version=int(version), **signed(request)
        ),
        "Kept.",
        reference,
    )


@require(P.WRITE_THEMES)
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """Kept in other words, or struck out with a reason."""
    found = _draft(request, reference)
    content = queries.written(viewer=request.viewer, themes=found).content
    one = next((one for one in content["observations"] if one["key"] == key), None)
    if one is None:
        raise Http404
    form = forms.DecideForm(
        request.POST or None,
        initial={
            "standing": one["standing"], "words": one["words"], "why": one["why"],
            "version": one["version"],
        },
    )  # fmt: skip
    if form.is_valid() and recorded(
        form,
        lambda: changes.decide_observation(
            themes=found, key=key, **form.cleaned_data, **signed(request)
        ),
    ):
        messages.success(request, "Recorded.")
        return redirect("reports:month", reference)
    return ask(request, form, presenters.about_observation(found, one))


@require(P.APPROVE_THEMES)
@require_POST
def approve(request: SignedInRequest, reference: str) -> HttpResponse:
    """Fixed, as it was read."""
    found = _draft(request, reference)
    read = request.POST.get("read", "")
    return _done(
        request,
        lambda: changes.approve_themes(themes=found, read=read, **signed(request)),
        "Approved. Nothing changes it any more.",
        reference,
    )


@require(P.WRITE_THEMES)
@require_http_methods(["GET", "POST"])
def set_aside(request: SignedInRequest, reference: str) -> HttpResponse:
    found = _draft(request, reference)
    form = forms.SetAsideForm(request.POST or None, initial={"version": found.version})
    if form.is_valid() and recorded(
        form,
        lambda: changes.set_aside_themes(themes=found, **form.cleaned_data, **signed(request)),
    ):
        messages.success(request, "Set aside.")
        return redirect("reports:month", reference)
    return ask(request, form, presenters.about_month(found, "Set this draft aside", "Set aside"))


@require(P.WRITE_THEMES)
@require_POST
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was approved stays; the next version names it."""
    found = _found(request, reference)
    try:
        following = changes.correct_themes(themes=found, **signed(request))
    except changes.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:month", reference)
    messages.success(request, "This is the next version. What was approved stands as it is.")
    return redirect("reports:month", following.reference)


@require(P.READ_FIGURES)
@require_POST
def month_paper(request: SignedInRequest, reference: str, form: str) -> HttpResponse:
    """What was approved, as a file; never a draft, and never what does not match its seal."""
    found = _found(request, reference)
    is_fixed = found.stage is Stage.APPROVED and queries.is_whole(themes=found)
    if form not in Form.values() or not is_fixed:
        raise Http404
    asked = ask_document(kind=THEMES.kind, of=reference, form=Form(form), **signed(request))
    return redirect("documents:document", asked.reference)


def _found(request: SignedInRequest, reference: str) -> Any:
    found = queries.themes_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found


def _draft(request: SignedInRequest, reference: str) -> Any:
    """What is approved or set aside has no such page. Whoever was writing when it was is told so,
    and keeps their words: the change refuses."""
    found = _found(request, reference)
    if found.stage is not Stage.DRAFT and request.method != "POST":
        raise Http404
    return found


def _done(
    request: SignedInRequest, record: Callable[[], object], said: str, reference: str
) -> HttpResponse:
    try:
        record()
        messages.success(request, said)
    except changes.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:month", reference)
