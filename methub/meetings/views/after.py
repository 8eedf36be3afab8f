"""Actions and escalations: agreed, done, acknowledged, answered."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.fittings.forms import HubForm
from methub.meetings import changes, forms, presenters, queries
from methub.meetings.codes import Sort
from methub.meetings.views.asking import (
    Question,
    ask,
    item_or_404,
    one_or_404,
    recorded,
    running,
    signed,
)
from methub.places import queries as places


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who does what, by when."""
    item = item_or_404(request, reference)
    running(request, item.meeting)
    people = queries.owners(viewer=request.viewer)
    is_response = item.meeting.sort == Sort.MAPPING and item.child is None
    form = forms.ActionForm(
        request.POST or None, people=presenters.people_choices(people), is_response=is_response
    )

    def record() -> object:
        said: dict[str, Any] = dict(form.cleaned_data)
        owner = people.get(reference=said.pop("owner"))
        named = said.pop("place", "").strip().upper()
        place = places.place_named(viewer=request.viewer, reference=named).first()
        if named and place is None:
            raise changes.NoSuchPlace
        return changes.agree_action(item=item, owner=owner, place=place, **said, **signed(request))

    if recorded(request, form, record, "Agreed. It stands on their Today."):
        return redirect("meetings:item", reference)
    question = Question("An action", "Agree it", presenters.title_of(item), cancel=_to(item))
    return ask(request, item, form, question)


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def action(request: SignedInRequest, reference: str) -> HttpResponse:
    """One action; and for whoever owes it or runs the meeting, what became of it."""
    found = one_or_404(queries.action_named(viewer=request.viewer, reference=reference))
    if not queries.may_end(viewer=request.viewer, action=found):
        raise PermissionDenied
    form = forms.EndActionForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.end_action(action=found, **form.cleaned_data, **signed(request)),
        "Recorded.",
    ):
        return redirect("meetings:list")
    question = Question(
        "Action of a meeting", "Record it", facts=presenters.action_facts(found),
        cancel=reverse("meetings:list"),
    )  # fmt: skip
    return ask(request, found, form, question)


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def escalate(request: SignedInRequest, reference: str) -> HttpResponse:
    """To a senior manager, by name."""
    item = item_or_404(request, reference)
    running(request, item.meeting)
    people = queries.seniors(viewer=request.viewer)
    form = forms.EscalateForm(request.POST or None, people=presenters.people_choices(people))

    def record() -> object:
        to = people.get(reference=form.cleaned_data["to"])
        why = form.cleaned_data["why"]
        return changes.escalate(item=item, to=to, why=why, **signed(request))

    if recorded(request, form, record, "They have to say that they know of it, and answer."):
        return redirect("meetings:item", reference)
    question = Question(
        "Take it to a senior manager", "Take it to them", presenters.title_of(item),
        cancel=_to(item),
    )  # fmt: skip
    return ask(request, item, form, question)


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def escalation(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was taken to somebody: they say that they know of it, then they answer."""
    found = one_or_404(queries.escalation_named(viewer=request.viewer, reference=reference))
    mine = {"escalation": found, "user_id": request.viewer.user_id, **signed(request)}
    if found.acknowledged_at is None:
        form: HubForm = HubForm(request.POST or None)
        if recorded(
            request, form, lambda: changes.acknowledge_escalation(**mine), "You know of it."
        ):
            return redirect("meetings:escalation", reference)
        words = "I know of it, and answer for the risk"
    else:
        form = forms.AnswerForm(request.POST or None)
        if recorded(
            request,
            form,
            lambda: changes.answer_escalation(**mine, **form.cleaned_data),
            "Answered. The next meeting reads it.",
        ):
            return redirect("meetings:list")
        words = "Answer"
    is_theirs = found.to_id == request.viewer.user_id and found.answered_at is None
    question = Question(
        "Taken to a senior manager", words if is_theirs else "",
        facts=presenters.escalation_facts(found), cancel=reverse("meetings:list"),
    )  # fmt: skip
    return ask(request, found, form, question)


def _to(item: Any) -> str:
    return reverse("meetings:item", args=[item.reference])
