"""Another authority is told of an episode, answers, and says what came of its interview."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.fittings.components import Link
from methub.fittings.forms import HubForm
from methub.missing import queries as missing
from methub.missing.forms import TellForm
from methub.missing.queries import FoundEpisode
from methub.out_of_area import changes, forms, presenters
from methub.out_of_area.views.asking import ask, recorded, signed, today


@require(P.TELL_AUTHORITY)
@require_http_methods(["GET", "POST"])
def tell(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = _episode_or_404(request, reference)
    form = TellForm(request.POST or None)
    if form.is_valid() and recorded(
        form,
        lambda: changes.tell_of_episode(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return _to(episode)
    theirs = episode.responsible_authority
    help = f"{theirs.name} is responsible for this child and is told once of each episode. "
    help += f"Their contact: {theirs.contact_name or 'not recorded'} {theirs.contact_phone}"
    if theirs.out_of_hours:
        help += f"; out of hours {theirs.out_of_hours}"
    return _ask(request, episode, form, f"Telling {theirs.name}", help)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def confirmation(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = _episode_or_404(request, reference)
    form = forms.ConfirmationForm(request.POST or None, initial={"said_at": today(request)})
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_confirmation(
            episode=episode, **form.cleaned_data, **signed(request)
        ),
    ):
        return _to(episode)
    them = presenters.ring(episode.responsible_authority)
    help = f"{them} holds the return home interview of this episode."
    return _ask(request, episode, form, "Will they interview?", help)


@require(P.WRITE_HANDSHAKE)
@require_http_methods(["GET", "POST"])
def outcome(request: SignedInRequest, reference: str) -> HttpResponse:
    episode = _episode_or_404(request, reference)
    form = forms.OutcomeForm(request.POST or None, initial={"told_at": today(request)})
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_outcome(episode=episode, **form.cleaned_data, **signed(request)),
    ):
        return _to(episode)
    help = "What a child says in an interview must reach whoever looks for them next time."
    return _ask(request, episode, form, "What came of their interview", help)


def _ask(
    request: SignedInRequest, episode: FoundEpisode, form: HubForm, title: str, help: str
) -> HttpResponse:
    person = episode.child.person
    back = Link("Missing episode", reverse("missing:episode", args=[episode.reference]))
    question = presenters.question(title, "Record it", person, back, help=help)
    return ask(request, person, form, question)


def _to(episode: FoundEpisode) -> HttpResponse:
    return redirect("missing:episode", reference=episode.reference)


def _episode_or_404(request: SignedInRequest, reference: str) -> FoundEpisode:
    found = missing.episode_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found
