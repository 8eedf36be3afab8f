"""What happened to a child we know, recorded by a person: missing, found or back, put right."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.children import presenters as childhood
from methub.children import queries as children
from methub.fittings.components import SummaryRow
from methub.fittings.forms import HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day
from methub.intake import changes, forms
from methub.intake.views.asking import recorded, signed
from methub.missing import changes as missing_changes
from methub.missing import queries as missing_queries
from methub.missing.codes import AuthorityStatus
from methub.missing.forms import CorrectionForm
from methub.missing.presenters import standing
from methub.missing.queries import FoundEpisode


@require(P.WRITE_EPISODE)
@require_http_methods(["GET", "POST"])
def missing(request: SignedInRequest, reference: str) -> HttpResponse:
    """A child we know is missing, or was, and nobody told the hub then."""
    child = children.child_named(viewer=request.viewer, reference=reference).first()
    if child is None:
        raise Http404
    homes = children.situation(viewer=request.viewer, child=child).placements
    knows = children.may_know_where(viewer=request.viewer, child_id=child.pk)
    named = [(one.reference, childhood.home_in_words(one, knows)) for one in homes]
    form = forms.MissingForm(request.POST or None, homes=named)
    made: list[FoundEpisode] = []

    def record() -> None:
        chosen = form.cleaned_data.get("home")
        home = next((one for one in homes if one.reference == chosen), None)
        made.append(_record_missing(request, child, form, home))

    if form.is_valid() and recorded(form, record):
        return _recorded(made[0])
    cancel = reverse("chronology:child", args=[reference])
    return _ask(
        request, child, form, "Report missing", "Open the episode", cancel,
        template="intake/missing.html",
    )  # fmt: skip


@require(P.WRITE_EPISODE)
@require_http_methods(["GET", "POST"])
def found(request: SignedInRequest, reference: str) -> HttpResponse:
    """The child is found, or back, or both."""
    episode = _episode_or_404(request, reference)
    is_found = episode.found_at is not None
    is_away = episode.status_at(request.at) is AuthorityStatus.AWAY  # nobody has to find them
    today = [short_day(london_day(request.at)), ""]  # most are told of on the day
    form = forms.FoundForm(
        request.POST or None,
        is_found=is_found,
        initial={"returned_at" if is_found or is_away else "found_at": today},
    )
    if form.is_valid() and recorded(form, lambda: _record_found(request, episode, form)):
        return _recorded(episode)
    title = "Returned" if episode.found_at else "Found or returned"
    return _ask(request, episode.child, form, title, "Record it", _page_of(episode))


@require(P.WRITE_EPISODE)
@require_http_methods(["GET", "POST"])
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    """Facts put right; what was said before is kept, and the hours that ran from them move."""
    episode = _episode_or_404(request, reference)
    initial = {name: getattr(episode, name) for name in CorrectionForm.base_fields if name != "why"}
    form = CorrectionForm(
        request.POST or None,
        initial=initial,
        may_see_the_place=missing_queries.may_see_the_place(viewer=request.viewer, episode=episode),
    )
    beside: tuple[SummaryRow, ...] = ()
    try:
        if form.is_valid() and recorded(form, lambda: _record_correction(request, episode, form)):
            messages.success(request, "Put right. What was said before is kept.")
            return _recorded(episode)
    except ChangedMeanwhile:
        form.open_at(episode.version)
        beside = standing(episode)
    title = "Correct what was recorded"
    return _ask(request, episode.child, form, title, "Put it right", _page_of(episode), beside)


def _record_missing(
    request: SignedInRequest, child: Any, form: forms.MissingForm, home: Any
) -> FoundEpisode:
    report, found = form.missing_report, form.found_report
    report.facts["home"] = home
    if found is not None:
        return changes.child_was_missing(
            child=child, report=report, found=found, told_at=request.at, **signed(request)
        )
    return missing_changes.open_episode(
        child=child,
        missing_since=report.missing_since,
        reported_at=report.reported_at,
        grade=report.grade,
        told_hub_at=request.at,
        **report.facts,
        **signed(request),
    )


def _record_found(request: SignedInRequest, episode: FoundEpisode, form: forms.FoundForm) -> None:
    said = form.cleaned_data
    if said.get("found_at") is None:
        changes.child_returned(
            episode=episode,
            returned_at=said["returned_at"],
            returned_to=said["returned_to"],
            **signed(request),
        )
        return
    changes.child_found(
        episode=episode,
        told_at=request.at,
        prevention=form.prevention,
        **{name: said[name] for name in form.ALWAYS},
        **signed(request),
    )


def _record_correction(
    request: SignedInRequest, episode: FoundEpisode, form: CorrectionForm
) -> None:
    changes.correct_episode(
        episode=episode,
        changes=form.facts(),
        why=form.cleaned_data["why"],
        version=form.cleaned_data["version"],
        **signed(request),
    )


def _ask(
    request: SignedInRequest,
    child: Any,
    form: HubForm,
    title: str,
    words: str,
    cancel: str,
    beside: tuple[SummaryRow, ...] = (),
    template: str = "intake/question.html",
) -> HttpResponse:
    person = child.person
    with trail.reading(
        "intake.question.read", person_id=person.pk, question=title, **signed(request)
    ):
        page = {
            "form": form,
            "title": title,
            "words": words,
            "name": person.name,
            "cancel": cancel,
            "standing": beside,
        }
        return render(request, template, page)


def _episode_or_404(request: SignedInRequest, reference: str) -> FoundEpisode:
    episode = missing_queries.episode_named(viewer=request.viewer, reference=reference).first()
    if episode is None:
        raise Http404
    return episode


def _recorded(episode: FoundEpisode) -> HttpResponse:
    return redirect(_page_of(episode))


def _page_of(episode: FoundEpisode) -> str:
    return reverse("missing:episode", args=[episode.reference])
