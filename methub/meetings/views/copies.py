"""Minutes for somebody without an account: what they would contain is seen first, then written down
and made. Nothing about a child is sent from here: the hub’s own secure e-mail carries the file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.documents.changes import ask_document
from methub.documents.codes import Form
from methub.meetings import changes, forms, presenters, queries
from methub.meetings.codes import PaperKind
from methub.meetings.views.asking import meeting_or_404, one_or_404, reading, recorded, signed


@require(P.RUN_MEETING)
@require_http_methods(["GET", "POST"])
def copy(request: SignedInRequest, reference: str) -> HttpResponse:
    """For whom, why, of whom; then exactly what it contains; then it is made."""
    meeting, found = _issued(request, meeting_or_404(request, reference))
    form = forms.CopyForm(request.POST or None, items=presenters.copy_choices(found))
    made: list[Any] = []

    def record() -> None:
        asked = changes.Asked(seen=request.POST.get("seen", ""), **form.cleaned_data)
        made.append(changes.give_copy(meeting=meeting, asked=asked, **signed(request)))

    has_looked = bool(request.POST.get("seen"))
    said = "Written down. Fetch the file, and send it securely."
    if has_looked and recorded(request, form, record, said):
        return redirect("meetings:given", made[0].reference)
    chosen = form.cleaned_data.get("items", []) if form.is_bound and form.is_valid() else []
    shown = queries.for_outsider(viewer=request.viewer, found=found, ticked=chosen)
    kind = form.cleaned_data["kind"] if chosen else PaperKind.MINUTES
    page = presenters.copy_page(meeting, shown if chosen else None, kind)
    told = [item["child_id"] for item in found.shown.content["items"] if item["child_id"]]
    with reading(request, meeting, "A copy for somebody without an account", told):
        return render(request, "meetings/copy.html", {"page": page, "form": form})


@require(P.RUN_MEETING)
@require_safe
def given(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was given, to whom, why; and its files."""
    found = one_or_404(queries.copy_named(viewer=request.viewer, reference=reference))
    meeting, minutes = _issued(request, found.meeting)
    shown = queries.for_outsider(viewer=request.viewer, found=minutes, ticked=found.items)
    told = [item["child_id"] for item in shown.content["items"] if item["child_id"]]
    with reading(request, meeting, "A copy that was given", told):
        page = presenters.copy_page(meeting, shown, PaperKind(found.kind), given=found)
        facts = presenters.given_facts(found)
        return render(request, "meetings/given.html", {"page": page, "facts": facts})


@require(P.RUN_MEETING)
@require_POST
def file(request: SignedInRequest, reference: str, form: str) -> HttpResponse:
    """The file of a copy, made where nobody has to wait for it."""
    found = one_or_404(queries.copy_named(viewer=request.viewer, reference=reference))
    if form not in Form.values():
        raise Http404
    asked = ask_document(
        kind="meeting-copy", of=found.reference, form=Form(form), **signed(request)
    )
    return redirect("documents:document", asked.reference)


def _issued(request: SignedInRequest, meeting: Any) -> tuple[Any, queries.Issued]:
    """Only what was issued, and is whole, leaves."""
    found = queries.issued_whole(viewer=request.viewer, meeting=meeting)
    if found is None:
        raise Http404
    return meeting, found
