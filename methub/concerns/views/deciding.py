"""Which child it is about, where it leads, and what whoever raised it is told."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.children import queries as children
from methub.concerns import changes, forms, presenters
from methub.concerns.views.asking import ask, concern_or_404, recorded, signed, to_concern, today
from methub.people.rules.described import Described


@require(P.DECIDE_CONCERN)
@require_http_methods(["GET", "POST"])
def which(request: SignedInRequest, reference: str) -> HttpResponse:
    """The children it may be about, found by the words it was raised with or by others."""
    row = concern_or_404(request, reference)
    look = forms.LookForm(request.POST if "look" in request.POST else None)
    words = look.cleaned_data["words"] if look.is_valid() else ""
    described = Described(forenames=row.child_name, born_text=row.child_born)
    found = (
        children.found(viewer=request.viewer, text=words, limit=20)
        if words
        else list(children.similar(viewer=request.viewer, described=described).children.values())
    )
    sent = request.POST.get("child", "")
    named = children.child_named(viewer=request.viewer, reference=sent).first() if sent else None
    offered = {
        one.pk: one
        for one in (*found, *([named] if named else []))
        if one.person.partnership_id == row.partnership_id  # nobody elsewhere reads the concern
    }
    trail.note_reading("concerns.candidates.read", shown=sorted(offered), **signed(request))
    form = forms.WhichForm(
        request.POST if "choose" in request.POST else None,
        children=presenters.choices(offered.values()),
        initial={"version": row.version},
    )
    if (
        form.is_valid()
        and named is not None
        and recorded(
            form,
            lambda: changes.identify_child(
                concern=row, child=named, version=form.cleaned_data["version"], **signed(request)
            ),
            row.version,
        )
    ):
        return to_concern(request, reference, "The concern is about this child from now on.")
    question = presenters.question("Which child is it about?", "This is the child", row)
    return ask(
        request, row, form, question, "concerns/which.html",
        look=look, described=presenters.described(row), is_found=bool(offered),
    )  # fmt: skip


@require(P.DECIDE_CONCERN)
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest, reference: str) -> HttpResponse:
    row = concern_or_404(request, reference)
    form = forms.DecideForm(
        request.POST or None,
        initial={
            "decided_by": request.viewer.name,
            "decided_at": today(request),
            "version": row.version,
        },
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.decide(concern=row, **form.cleaned_data, **signed(request)),
        row.version,
    ):
        return to_concern(request, reference, "Decided. Whoever raised it is to be told.")
    question = presenters.question(
        "Where does this concern lead?", "Decide", row, facts=presenters.described(row)
    )
    return ask(request, row, form, question)


@require(P.DECIDE_CONCERN)
@require_http_methods(["GET", "POST"])
def tell(request: SignedInRequest, reference: str) -> HttpResponse:
    row = concern_or_404(request, reference)
    form = forms.TellForm(
        request.POST or None, initial={"told_at": today(request), "version": row.version}
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.give_feedback(concern=row, **form.cleaned_data, **signed(request)),
        row.version,
    ):
        return to_concern(request, reference, "Recorded. An e-mail counts once it has left.")
    question = presenters.question(
        "What are they told?", "Tell them", row, help=presenters.whom(row)
    )
    return ask(request, row, form, question)
