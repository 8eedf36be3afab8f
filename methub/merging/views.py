"""Who may be twice; two records become one; one becomes two again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from procrastinate.contrib.django import app

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import queries as children
from methub.foundation import moving
from methub.foundation.records import ChangedMeanwhile
from methub.merging import changes, forms, presenters, queries
from methub.people import queries as people

CHANGED = (
    "Something in these records has changed since you opened the page. Look again, then go on."
)


@require(Permission.MERGE_PERSONS)
@require_safe
def duplicates(request: SignedInRequest) -> HttpResponse:
    """Pairs that wait, likeliest first."""
    band, page = (
        forms.band_asked(request.GET.get("show")),
        forms.page_asked(request.GET.get("page")),
    )
    found = queries.proposals(viewer=request.viewer, band=band, page=page)
    shown = sorted({pk for row in found.rows for pk in (row.one_id, row.other_id)})
    trail.note_reading("merging.duplicates.read", shown=shown, **_signed(request))
    said = {
        "queue": presenters.queue_page(found, band=band, page=page),
        "standing": presenters.standing(queries.last_look(viewer=request.viewer)),
    }
    return render(request, "merging/duplicates.html", said)


@require(Permission.MERGE_PERSONS)
@require_POST
def look(request: SignedInRequest) -> HttpResponse:
    """Look now: in the background, because everybody is compared."""
    changes.ask_to_look(
        partnership=children.partnership_of(viewer=request.viewer), **_signed(request)
    )
    app.configure_task("merging.look", allow_unknown=True).defer()
    return redirect("merging:duplicates")


@require(Permission.MERGE_PERSONS)
@require_safe
def progress(request: SignedInRequest) -> HttpResponse:
    """Whether it is done. It names nobody: no line."""
    standing = presenters.standing(queries.last_look(viewer=request.viewer))
    return render(request, "merging/progress.html", {"standing": standing})


@require(Permission.MERGE_PERSONS)
@require_safe
def of_child(request: SignedInRequest, reference: str) -> HttpResponse:
    """Is this record twice? Compared at this moment, and what was merged into it before."""
    person = _record(request, reference)
    found = queries.alike(viewer=request.viewer, person=person)
    trail.note_reading(
        "merging.duplicates.read",
        person_id=person.pk,
        shown=sorted(one.person.pk for one in found),
        **_signed(request),
    )
    merged = queries.merged_with(viewer=request.viewer, person=person)
    said = {
        "person": person,
        "record": presenters.record(person),
        "pairs": presenters.of_person_page(found, person),
        "merged": presenters.merged_table(merged),
    }
    return render(request, "merging/of_child.html", said)


@require(Permission.MERGE_PERSONS)
@require_http_methods(["GET", "HEAD", "POST"])
def apart(request: SignedInRequest, reference: str) -> HttpResponse:
    """Two people after all: said with a reason, and not asked again."""
    proposal = queries.proposal_named(viewer=request.viewer, reference=reference)
    if proposal is None:
        raise Http404
    form = forms.ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            changes.keep_apart(proposal=proposal, **form.cleaned_data, **_signed(request))
        except changes.Refused as refused:
            form.add_error(None, str(refused) or str(type(refused).__doc__))
        else:
            messages.success(request, "Kept apart. They are not proposed again until one changes.")
            return redirect("merging:duplicates")
    shown = [proposal.one_id, proposal.other_id]
    trail.note_reading("merging.duplicates.read", shown=shown, **_signed(request))
    said = {
        "form": form,
        "pair": presenters.apart_facts(proposal),
        "are_children": proposal.one.is_child,
    }
    return render(request, "merging/apart.html", said)


@require(Permission.MERGE_PERSONS)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: SignedInRequest, kept: str, away: str) -> HttpResponse:
    """The two side by side, every choice, and what will happen; then it happens."""
    if (one := _merged_already(request, kept, away)) is not None:
        messages.info(request, "One of these two records has been merged already. Look again here.")
        return redirect("merging:of-child", one.reference)
    ours, theirs = _two(request, kept, away)
    if theirs.is_child and not ours.is_child:  # a child’s record is the one that stays
        return redirect("merging:preview", away, kept)
    found = queries.preview(viewer=request.viewer, kept=ours, away=theirs)
    asked = presenters.choices_to_ask(found)
    form = forms.MergeForm(
        request.POST if request.method == "POST" else None,
        questions=asked,
        initial={"seen": found.seen} | {one.name: one.likelier for one in asked},
    )
    if form.is_valid():
        try:
            changes.merge_persons(
                kept=ours, away=theirs, taken=form.taken,
                seen=form.cleaned_data["seen"], why=form.cleaned_data["why"], **_signed(request),
            )  # fmt: skip
        except ChangedMeanwhile:
            messages.warning(request, CHANGED)
            return redirect("merging:preview", kept, away)
        except changes.Refused as refused:
            form.add_error(None, str(refused) or str(type(refused).__doc__))
        else:
            return _onwards(request, found)
    for person in (ours, theirs):
        trail.note_reading("merging.preview.read", person_id=person.pk, **_signed(request))
    said = {"form": form, "page": presenters.preview_page(found)}
    return render(request, "merging/preview.html", said)


@require(Permission.MERGE_PERSONS)
@require_safe
def merges(request: SignedInRequest) -> HttpResponse:
    """What was merged, and may be taken apart."""
    rows = queries.merges(viewer=request.viewer)
    shown = sorted({pk for row in rows for pk in (row.kept_id, row.away_id)})
    trail.note_reading("merging.merges.read", shown=shown, **_signed(request))
    return render(request, "merging/merges.html", {"table": presenters.merged_table(rows)})


@require(Permission.MERGE_PERSONS)
@require_http_methods(["GET", "HEAD", "POST"])
def unmerge(request: SignedInRequest, reference: str) -> HttpResponse:
    """Take two records apart: first, whose is what was recorded since?"""
    merge = queries.merge_named(viewer=request.viewer, reference=reference)
    if merge is None:
        raise Http404
    plan = queries.parting(merge=merge)
    added, changed = presenters.rows_to_ask(plan)
    form = forms.ApartForm(
        request.POST if request.method == "POST" else None,
        questions=[*added, *changed],
        initial={"seen": moving.fingerprint(plan.rows)},
    )
    if form.is_valid():
        try:
            changes.unmerge_persons(
                merge=merge, answers=form.answers, keep=form.keep,
                seen=form.cleaned_data["seen"], why=form.cleaned_data["why"], **_signed(request),
            )  # fmt: skip
        except ChangedMeanwhile:
            messages.warning(request, CHANGED)
            return redirect("merging:unmerge", reference)
        except changes.Refused as refused:
            form.add_error(None, str(refused) or str(type(refused).__doc__))
        else:
            messages.success(request, "They are two records again, as they were.")
            return redirect(presenters.record(merge.away))
    for person_id in (merge.kept_id, merge.away_id):
        trail.note_reading("merging.merge.read", person_id=person_id, **_signed(request))
    said = {"form": form, "page": presenters.apart_page(plan)}
    return render(request, "merging/unmerge.html", said)


def _onwards(request: SignedInRequest, found: Any) -> HttpResponse:
    """To the person; or to a child’s homes, where both records named one and one may be over."""
    messages.success(request, "The two records are one. You can take them apart again.")
    if not found.homes:
        return redirect(presenters.record(found.kept))
    messages.warning(request, "Look at the homes: both records said where the child lives now.")
    return redirect("chronology:circumstances", found.kept.reference)


def _record(request: SignedInRequest, reference: str) -> Any:
    """Not theirs is the same as not there."""
    person = queries.record_named(viewer=request.viewer, reference=reference)
    if person is None:
        raise Http404
    return person


def _two(request: SignedInRequest, kept: str, away: str) -> tuple[Any, Any]:
    ours, theirs = _record(request, kept), _record(request, away)
    if ours == theirs:
        raise Http404
    return ours, theirs


def _merged_already(request: SignedInRequest, *references: str) -> Any:
    """Somebody was quicker: the record that one of them leads to."""
    found = (people.leads_to(viewer=request.viewer, reference=one) for one in references)
    return next(filter(None, found), None)


def _signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}
