"""One child's page: the line in the audit book first, then the page."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.assessments import queries as assessments
from methub.audit import trail
from methub.children import queries as children
from methub.children.codes import FactKind
from methub.chronology import presenters, queries
from methub.chronology.forms import asked
from methub.chronology.presenters import Page
from methub.chronology.queries import Header
from methub.concerns import queries as concerns
from methub.fittings.components import SideItem
from methub.meetings import queries as meetings
from methub.missing import queries as missing_queries
from methub.out_of_area import queries as out_of_area
from methub.people import queries as people
from methub.places import queries as places

NEWEST = 8
Content = Callable[[Header], dict[str, Any]]
"""The rest of a page, for the viewer as they stand beside this child."""


@require(Permission.READ_CHILD)
@require_safe
def summary(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who they are and what matters now, on one screen."""

    def content(header: Header) -> dict[str, Any]:
        newest = queries.story(
            viewer=header.viewer,
            child=header.child,
            may_know_where=header.may_know_where,
            size=NEWEST,
        )
        owed = queries.owed_now(viewer=header.viewer, child=header.child)
        return {
            "entries": presenters.entries(newest.happenings, header.child, viewer=header.viewer),
            "owed": presenters.owed(owed, at=request.at),
            "placed_away": presenters.placed_away(
                out_of_area.handshakes_of(viewer=header.viewer, child=header.child)
            ),
            "ninety": presenters.ninety_days(header.episodes, at=request.at),
            "changes": presenters.changes_to_make(reference, viewer=header.viewer),
            "may_read_plans": header.viewer.may(Permission.READ_PLAN),
            "may_read_assessments": header.viewer.may(Permission.READ_ASSESSMENT),
            "levels": [*_fears(header, owed), *_levels(header, owed)],
        }

    return _page(request, reference, Page.SUMMARY, "chronology/summary.html", content)


def _fears(header: Header, owed: Iterable[Any]) -> list[SideItem]:
    if not header.viewer.may(Permission.READ_CONCERN):
        return []
    return presenters.fears(concerns.still_open(viewer=header.viewer, owed=owed))


def _levels(header: Header, owed: Iterable[Any]) -> list[SideItem]:
    viewer, key = header.viewer, header.child.pk
    if not viewer.may(Permission.READ_ASSESSMENT):
        return []
    rows = assessments.standings(viewer=viewer, child_ids=[key]).get(key, [])
    if not rows:
        return []
    on = assessments.on_tracker(viewer=viewer, child_ids=[key]).get(key, [])
    return presenters.levels(rows, {step.subject for step in on}, owed, at=viewer.at)


@require(Permission.READ_CHILD)
@require_safe
def story(request: SignedInRequest, reference: str) -> HttpResponse:
    """Everything that happened, newest first."""
    group, page = asked(request.GET)

    def content(header: Header) -> dict[str, Any]:
        told = queries.story(
            viewer=header.viewer,
            child=header.child,
            may_know_where=header.may_know_where,
            group=group,
            page=page,
        )
        return {
            "page": presenters.story_page(
                told,
                header.child,
                viewer=header.viewer,
                groups=queries.groups_open_to(viewer=header.viewer),
                here=group,
                page=page,
            )
        }

    return _page(request, reference, Page.STORY, "chronology/story.html", content)


@require(Permission.READ_CHILD)
@require_safe
def circumstances(request: SignedInRequest, reference: str) -> HttpResponse:
    """Care, homes, school, services and background: what is true, and what was."""

    def content(header: Header) -> dict[str, Any]:
        said = children.circumstances(viewer=header.viewer, child=header.child)
        young = children.young_of_concern(
            viewer=header.viewer, among=said.facts[FactKind.ASSOCIATE]
        )
        shown = presenters.circumstances_page(
            said, young=young, reference=reference, viewer=header.viewer
        )
        return {"page": shown}

    return _page(request, reference, Page.CIRCUMSTANCES, "chronology/circumstances.html", content)


@require(Permission.READ_EPISODE)
@require_safe
def missing(request: SignedInRequest, reference: str) -> HttpResponse:
    def content(header: Header) -> dict[str, Any]:
        return {"table": presenters.missing_table(header.episodes, at=request.at)}

    return _page(request, reference, Page.MISSING, "chronology/list.html", content)


@require(Permission.READ_INTERVIEW)
@require_safe
def interviews(request: SignedInRequest, reference: str) -> HttpResponse:
    def content(header: Header) -> dict[str, Any]:
        rows = queries.interviews(viewer=header.viewer, child=header.child)
        return {"table": presenters.interview_table(rows, at=request.at)}

    return _page(request, reference, Page.INTERVIEWS, "chronology/list.html", content)


@require(Permission.READ_INTERVIEW)
@require_safe
def interview_of_episode(request: SignedInRequest, reference: str) -> HttpResponse:
    """A part of the episode's page: the interview is of a room that the episode knows nothing
    of."""
    episode = missing_queries.episode_named(viewer=request.viewer, reference=reference).first()
    if episode is None:
        raise Http404
    with trail.reading(
        "chronology.child.read",
        by=request.actor,
        at=request.at,
        person_id=episode.child_id,
        about=episode,
        page="Return home interview of the episode",
    ):
        found = queries.interview_of(viewer=request.viewer, episode=episode)
        block = presenters.interview_block(found, episode, at=request.at)
        return render(request, "chronology/interview.html", {"interview": block})


@require(Permission.READ_PLACES)
@require_safe
def at_place(request: SignedInRequest, reference: str) -> HttpResponse:
    """A part of a place's page: places know nothing of children."""
    place = places.place_named(viewer=request.viewer, reference=reference).first()
    if place is None:
        raise Http404
    stays = queries.stays_at(viewer=request.viewer, place=place)
    trail.note_reading(
        "chronology.place.read",
        by=request.actor,
        at=request.at,
        about=place,
        shown=sorted({stay.child_id for stay in stays}),
    )
    return render(request, "chronology/at_place.html", {"table": presenters.stays_table(stays)})


@require(Permission.READ_CHILD)
@require_safe
def sharing(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who may see this child, and why."""

    def content(header: Header) -> dict[str, Any]:
        rows = queries.sights(viewer=header.viewer, child=header.child)
        return {
            "table": presenters.sharing_table(rows, reference=reference, viewer=header.viewer),
            "outside": presenters.outside_table(
                meetings.told_outside(viewer=header.viewer, person_id=header.child.pk)
            ),
            "restrictions": presenters.restriction_table(
                queries.restrictions(viewer=header.viewer, child=header.child)
            ),
            "links": presenters.sharing_links(header, viewer=header.viewer),
        }

    return _page(request, reference, Page.SHARING, "chronology/sharing.html", content)


@require(Permission.READ_CHILD)
@require_safe
def history(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the record said before."""

    def content(header: Header) -> dict[str, Any]:
        said = queries.history(viewer=header.viewer, child=header.child)
        return {
            "page": presenters.history_page(said, header),
            "changes": presenters.changes_to_make(reference, viewer=header.viewer),
        }

    return _page(request, reference, Page.HISTORY, "chronology/history.html", content)


def _page(
    request: SignedInRequest,
    reference: str,
    here: Page,
    template: str,
    content: Content,
) -> HttpResponse:
    """Not theirs is the same as not there. No line in the book, no page."""
    child = queries.child(viewer=request.viewer, reference=reference)
    if child is None:
        return _onward(request, reference)
    with trail.reading(
        "chronology.child.read",
        by=request.actor,
        at=request.at,
        person_id=child.pk,
        page=here.label,
    ):
        header = queries.header(viewer=request.viewer, child=child)
        top = presenters.top(header, viewer=header.viewer, here=here)
        return render(request, template, {"top": top, "here": here.label, **content(header)})


def _onward(request: SignedInRequest, reference: str) -> HttpResponse:
    """An address that somebody kept of a record that was merged: it leads to the other."""
    one = people.leads_to(viewer=request.viewer, reference=reference)
    if one is None:
        raise Http404
    messages.info(request, "That record was merged into this one: it is the same child.")
    return redirect("chronology:child", one.reference)
