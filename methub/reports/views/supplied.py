"""Figures that agencies supply: which there are, who gives them, and each as it was given."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.reports import changes, forms, presenters, queries
from methub.reports.views.writing import ask, recorded, signed


@require(P.READ_FIGURES, P.GIVE_FIGURES)
@require_safe
def supplied(request: SignedInRequest) -> HttpResponse:
    """Which figures there are, and every return: what was said, and what is missing."""
    given = queries.returns_of(viewer=request.viewer)
    may_keep = request.viewer.may(P.KEEP_SUPPLIED)
    rows = queries.supplied(viewer=request.viewer)
    page = {
        "measures": presenters.measures_table(rows, given, may_keep=may_keep),
        "returns": presenters.supplied_table(given),
        "may_keep": may_keep,
    }
    return render(request, "reports/supplied.html", page)


@require(P.KEEP_SUPPLIED)
@require_http_methods(["GET", "POST"])
def name_supplied(request: SignedInRequest) -> HttpResponse:
    """An agency is to supply a figure."""
    authorities = {one.reference: one for one in queries.authorities(viewer=request.viewer)}
    form = _form(request, [(key, one.name) for key, one in authorities.items()], {"version": 1})
    if form.is_valid() and recorded(
        form,
        lambda: changes.name_measure(
            supplied=_said(request, form),
            authority=authorities[form.cleaned_data["authority"]],
            **signed(request),
        ),
    ):
        messages.success(request, "It is asked for once the month, quarter or year is over.")
        return redirect("reports:supplied")
    return ask(request, form, presenters.about_supplied("Name a figure", "Name it"))


@require(P.KEEP_SUPPLIED)
@require_http_methods(["GET", "POST"])
def change_supplied(request: SignedInRequest, reference: str) -> HttpResponse:
    """It is given by somebody else, called otherwise, or asked for no longer."""
    row = queries.supplied_named(viewer=request.viewer, reference=reference).first()
    if row is None:
        raise Http404
    giver = queries.givers(viewer=request.viewer).filter(
        user=row.giver, team__agency=row.agency
    ).first()  # fmt: skip
    kept = {
        name: getattr(row, name)
        for name in ("name", "meaning", "topic", "every", "from_on", "until_on", "version")
    }
    form = _form(request, [], kept | {"giver": giver.reference if giver else ""})
    if form.is_valid() and recorded(
        form,
        lambda: changes.change_measure(
            measure=row, supplied=_said(request, form), version=form.cleaned_data["version"],
            **signed(request),
        ),
        row.version,
    ):  # fmt: skip
        messages.success(request, "Kept.")
        return redirect("reports:supplied")
    return ask(request, form, presenters.about_supplied(row.name, "Keep it"))


@require(P.READ_FIGURES, P.GIVE_FIGURES)
@require_safe
def supplied_return(request: SignedInRequest, reference: str) -> HttpResponse:
    """One figure of one month, quarter or year: what was said, by whom, from what; and before."""
    asked = _asked(request, reference)
    with trail.reading("reports.supplied.read", about=asked, **signed(request)):
        answers = list(asked.answers.order_by("-number"))
        given = queries.Given(asked, answers[0] if answers else None)
        may_give = queries.may_give(viewer=request.viewer, asked=asked)
        page = presenters.return_page(given, answers, may_give=may_give)
        return render(request, "reports/supplied_return.html", {"page": page})


@require(P.GIVE_FIGURES)
@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest, reference: str) -> HttpResponse:
    """Said, and attested, for one's own agency."""
    asked = _asked(request, reference)
    if not queries.may_give(viewer=request.viewer, asked=asked):
        raise PermissionDenied
    before = asked.answers.order_by("-number").first()
    form = forms.AnswerForm(
        request.POST or None,
        is_correction=before is not None,
        initial={"version": before.number if before else 0},
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.give_answer(asked=asked, **_answer(form), **signed(request)),
        before.number if before else 0,
    ):
        messages.success(request, "Given. Thank you.")
        return redirect("reports:supplied-return", reference)
    return ask(request, form, presenters.about_return(queries.Given(asked, before)))


def _asked(request: SignedInRequest, reference: str) -> Any:
    found = queries.return_named(viewer=request.viewer, reference=reference)
    if found is None:
        raise Http404
    return found


def _form(request: SignedInRequest, authorities: Any, kept: dict[str, Any]) -> forms.SuppliedForm:
    givers = queries.givers(viewer=request.viewer)
    return forms.SuppliedForm(
        request.POST or None,
        authorities=authorities,
        givers=[(one.reference, f"{one.user.name}, {one.team.agency.name}") for one in givers],
        initial=kept,
    )


def _said(request: SignedInRequest, form: forms.SuppliedForm) -> changes.Supplied:
    said = {
        name: value
        for name, value in form.cleaned_data.items()
        if name not in ("authority", "giver", "version")
    }
    chosen = queries.givers(viewer=request.viewer).get(reference=form.cleaned_data["giver"])
    return changes.Supplied(**said, giver=chosen.user, agency=chosen.team.agency)


def _answer(form: forms.AnswerForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    version = said.pop("version")
    said.pop("attests")
    count = said.pop("count")
    answer = changes.Answer(**said, count=int(count) if count is not None else None)
    return {"answer": answer, "version": version}
