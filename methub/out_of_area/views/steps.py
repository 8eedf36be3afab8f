"""Each step is one small question: done, taken back, meant, ended."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.children import queries as children
from methub.fittings.components import Link, SummaryRow
from methub.foundation.records import ChangedMeanwhile
from methub.out_of_area import changes, forms, presenters, queries
from methub.out_of_area.codes import Direction, StepKind
from methub.out_of_area.views.asking import (
    ask,
    placement_or_404,
    recorded,
    signed,
    to_placement,
    today,
    way_back,
)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest, reference: str, kind: str) -> HttpResponse:
    row = placement_or_404(request, reference)
    if kind not in StepKind.values():
        raise Http404
    step, way = StepKind(kind), Direction(row.direction)
    form = forms.STEPS[step][way](
        request.POST or None, initial={"done_at": today(request), "who_here": request.viewer.name}
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_step(
            placed_away=row, kind=step, **form.cleaned_data, **signed(request)
        ),
    ):
        return to_placement(request, row, f"{step.label}: recorded.")
    question = presenters.question(
        step.label, "Record it", row.child.person, way_back(row), about=(step, way)
    )
    return ask(request, row.child.person, form, question)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    step = queries.step_named(viewer=request.viewer, reference=reference).first()
    if step is None:
        raise Http404
    row = step.placed_away
    form = forms.WithdrawForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.withdraw_step(step=step, **form.cleaned_data, **signed(request)),
    ):
        return to_placement(request, row, "Taken back. It is kept, with your reason.")
    title = f"Recorded by mistake: {StepKind(step.kind).label.lower()}"
    question = presenters.question(title, "Take it back", row.child.person, way_back(row))
    return ask(request, row.child.person, form, question)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def risks(request: SignedInRequest, reference: str) -> HttpResponse:
    row = placement_or_404(request, reference)
    knows_where = children.may_know_where(viewer=request.viewer, child_id=row.child_id)
    form = forms.RisksForm(
        request.POST or None,
        initial={"exploitation": row.exploitation, "risks": row.risks, "version": row.version},
        may_know_where=knows_where,
    )
    standing: tuple[SummaryRow, ...] = ()
    try:
        if form.is_valid() and recorded(
            form,
            lambda: changes.record_risks(placed_away=row, **form.cleaned_data, **signed(request)),
        ):
            return to_placement(request, row, "Recorded.")
    except ChangedMeanwhile:
        form.open_at(row.version)
        standing = presenters.risks_standing(row, may_know_where=knows_where)
    question = presenters.question(
        "What is known of exploitation", "Record it", row.child.person, way_back(row),
        standing=standing,
    )  # fmt: skip
    return ask(request, row.child.person, form, question)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, reference: str) -> HttpResponse:
    row = placement_or_404(request, reference)
    form = forms.EndForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.end_placed_away(placed_away=row, **form.cleaned_data, **signed(request)),
    ):
        return to_placement(request, row, "Ended. What was agreed is kept.")
    question = presenters.question(
        "Nothing more is owed for this placement", "End it", row.child.person, way_back(row),
        help="Where the child lives is said on the child’s record: this ends only what two "
        "authorities owe each other.",
    )  # fmt: skip
    return ask(request, row.child.person, form, question)


@require(P.WRITE_HANDSHAKE)
@require_POST
def announce(request: SignedInRequest, reference: str) -> HttpResponse:
    """A letter that a notice waits; it says nothing about the child."""
    row = placement_or_404(request, reference)
    try:
        changes.send_notice(placed_away=row, **signed(request))
        messages.success(request, f"A letter to {row.other_authority.name} is on its way.")
    except changes.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("out_of_area:notice", reference)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def intend(request: SignedInRequest, reference: str) -> HttpResponse:
    """Our child is to be placed in another area."""
    child = children.child_named(viewer=request.viewer, reference=reference).first()
    if child is None:
        raise Http404
    known = queries.other_authorities(viewer=request.viewer)
    form = forms.IntendForm(
        request.POST or None, hosts=[(one.reference, one.name) for one in known]
    )
    made: list[queries.FoundPlacement] = []

    def meant() -> None:
        said = dict(form.cleaned_data)
        host = known.get(reference=said.pop("host"))
        made.append(
            changes.intend_placement(child=child, host_authority=host, **said, **signed(request))
        )

    if form.is_valid() and recorded(form, meant):
        return to_placement(request, made[0], "Recorded. What is owed before it is on Today.")
    back = Link(child.person.name, reverse("chronology:child", args=[reference]))
    question = presenters.question(
        "A planned placement in another area", "Record it", child.person, back,
        help="For a child of ours who is to move. Once they have moved, record the home on their "
        "record: the notice is then owed, and Today says by when.",
    )  # fmt: skip
    return ask(request, child.person, form, question)
