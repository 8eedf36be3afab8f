"""What a person says about an episode: updates, grade, status, prevention interview, cause."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.fittings.components import SummaryRow
from methub.foundation.records import ChangedMeanwhile
from methub.missing import changes, forms, presenters, queries
from methub.missing.views.asking import (
    Question,
    ask,
    back_to,
    episode_or_404,
    recorded,
    signed,
)


@require(P.WRITE_EPISODE)
@require_http_methods(["GET", "POST"])
def update(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.UpdateForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.add_update(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return back_to(episode)
    return ask(request, episode, form, Question("Add an update", "Add to the log"))


@require(P.GRADE_EPISODE)
@require_http_methods(["GET", "POST"])
def grade(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.GradeForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_grade(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return back_to(episode)
    about = "The police decide the grade. The grades before it are kept."
    return ask(request, episode, form, Question("Police grade", "Record the grade", about))


@require(P.WRITE_EPISODE)
@require_http_methods(["GET", "POST"])
def status(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.StatusForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_status(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return back_to(episode)
    about = "The authority’s own view, apart from the police grade. Away: it is known where the "
    about += "child is, and not agreed."
    return ask(request, episode, form, Question("Authority’s status", "Record the status", about))


@require(P.RECORD_PREVENTION)
@require_http_methods(["GET", "POST"])
def prevention(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.PreventionForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_prevention(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return back_to(episode)
    about = "What the police learned when they spoke to the child after they were found. Leave "
    about += "empty whatever was not asked or not said."
    return ask(request, episode, form, Question("Prevention interview", "Record it", about))


@require(P.WRITE_EPISODE)
@require_http_methods(["GET", "POST"])
def cause(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.CauseForm(request.POST or None, initial={"version": episode.version})
    standing: tuple[SummaryRow, ...] = ()
    try:
        if form.is_valid() and recorded(
            form,
            lambda: changes.record_cause(episode=episode, **form.cleaned_data, **signed(request)),
        ):
            return back_to(episode)
    except ChangedMeanwhile:
        form.open_at(episode.version)
        may_see = queries.may_see_the_place(viewer=request.viewer, episode=episode)
        standing = presenters.standing(episode, may_see_the_place=may_see)
    return ask(request, episode, form, Question("What was behind it", "Record it"), standing)
