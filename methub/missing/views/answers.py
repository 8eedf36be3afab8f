"""What was owed is done: the authority told, the meeting convened and held or not needed, the
trigger plan written, the care plan reviewed, the handover accepted."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.missing import changes, forms
from methub.missing.codes import Convenor, ToldPurpose
from methub.missing.views.asking import (
    Question,
    ask,
    back_to,
    episode_or_404,
    recorded,
    signed,
    threshold_or_404,
)


@require(P.TELL_AUTHORITY)
@require_http_methods(["GET", "POST"])
def tell_convenor(request: SignedInRequest, reference: str) -> HttpResponse:
    threshold = threshold_or_404(request, reference)
    episode = threshold.episode
    form = forms.TellForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.tell_authority(
            episode=episode, purpose=ToldPurpose.STRATEGY, **form.cleaned_data, **signed(request)
        ),
    ):
        return back_to(episode)
    theirs = episode.responsible_authority
    about = f"{theirs.name} must convene the meeting. Tell them by e-mail and by telephone: both "
    about += "are recorded before the promise is kept."
    return ask(
        request, episode, form, Question(f"Asking {theirs.name} to convene", "Record it", about)
    )


@require(P.CONVENE_MEETING)
@require_http_methods(["GET", "POST"])
def convene(request: SignedInRequest, reference: str) -> HttpResponse:
    threshold = threshold_or_404(request, reference)
    is_ours = threshold.convenor == Convenor.ALLOCATED_WORKER
    form = forms.ConveneForm(request.POST or None, is_ours=is_ours)
    if form.is_valid() and recorded(
        form,
        lambda: changes.convene_meeting(
            threshold=threshold, **form.cleaned_data, **signed(request)
        ),
    ):
        return back_to(threshold.episode)
    about = "The MET Hub is invited to every strategy meeting. The meeting stays owed until held."
    question = Question("Strategy meeting convened", "Record it", about)
    return ask(request, threshold.episode, form, question)


@require(P.CONVENE_MEETING)
@require_http_methods(["GET", "POST"])
def held(request: SignedInRequest, reference: str) -> HttpResponse:
    threshold = threshold_or_404(request, reference)
    meeting = threshold.meeting
    if meeting is None:
        raise Http404
    form = forms.HeldForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_meeting_held(
            meeting=meeting, **form.cleaned_data, **signed(request)
        ),
    ):
        return back_to(threshold.episode)
    question = Question("Strategy meeting held", "Record it")
    return ask(request, threshold.episode, form, question)


@require(P.OVERRIDE_THRESHOLD)
@require_http_methods(["GET", "POST"])
def override(request: SignedInRequest, reference: str) -> HttpResponse:
    threshold = threshold_or_404(request, reference)
    form = forms.OverrideForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.override_threshold(
            threshold=threshold, **form.cleaned_data, **signed(request)
        ),
    ):
        return back_to(threshold.episode)
    about = "The facts stay as they are. What changes is that nobody owes a meeting for them."
    question = Question("Override this threshold", "Override", about)
    return ask(request, threshold.episode, form, question)


@require(P.RECORD_TRIGGER_PLAN)
@require_http_methods(["GET", "POST"])
def trigger_plan(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.TriggerPlanForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_trigger_plan(
            episode=episode, **form.cleaned_data, **signed(request)
        ),
    ):
        return back_to(episode)
    about = "What everybody does at once if the child goes missing again."
    if not episode.is_ours:
        about += f" {episode.responsible_authority.name} writes it: record what they sent."
    return ask(request, episode, form, Question("Trigger plan", "Record the plan", about))


@require(P.REVIEW_CARE_PLAN)
@require_http_methods(["GET", "POST"])
def care_plan_review(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.CarePlanForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.review_care_plan(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return back_to(episode)
    return ask(request, episode, form, Question("Care plan review", "Record the review"))


@require(P.WRITE_EPISODE, P.REVIEW_CARE_PLAN)
@require_http_methods(["GET", "POST"])
def adult_handover(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = episode_or_404(request, reference)
    form = forms.HandoverForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.hand_over_to_adults(
            episode=episode, **form.cleaned_data, **signed(request)
        ),
    ):
        return back_to(episode)
    about = "Nobody is found by a birthday: they stay on Today until they are found."
    question = Question("Handing over to adult services", "Record the handover", about)
    return ask(request, episode, form, question)
