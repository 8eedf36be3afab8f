"""Who works where; and, for whoever manages access, letting people in and out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies import changes, presenters, queries
from methub.agencies.access import SignedInRequest, require
from methub.agencies.codes import AgencyKind
from methub.agencies.forms import (
    AgencyForm,
    AuthorityForm,
    InviteForm,
    PlaceForm,
    SearchForm,
    TeamForm,
)
from methub.agencies.permissions import Permission
from methub.agencies.roles import Role
from methub.fittings import typed
from methub.fittings.forms import HubForm
from methub.foundation.timekeeping import london_day

ask_or_answer = require_http_methods(["GET", "HEAD", "POST"])
REFUSED: dict[type[Exception], str] = {
    changes.AlreadyKnown: "Somebody with this e-mail address already has an account.",
    changes.AlreadyInRole: "They already work in this team in this role.",
    changes.WrongPlace: "Nobody holds this role in an agency of this kind. Choose another.",
    changes.AlreadyEnded: "This role has already ended.",
    changes.NameTaken: "There is one of this name already.",
    changes.AccountClosed: "This account is closed.",
    changes.OwnAccount: "This is your own account: another administrator has to do this.",
}
REFUSALS = tuple(REFUSED)


@require(Permission.READ_AGENCIES)
@ask_or_answer
def index(request: SignedInRequest) -> HttpResponse:
    """Authorities and agencies; or, once something is asked, the people who fit."""
    if request.method == "POST":
        return typed.put_by(request, "q")
    query = typed.asked(request, "q")
    form = SearchForm(query)
    asked = presenters.asked(query)
    page: dict[str, Any] = {"form": form, "search": None, "houses": None, "outside": None}
    if asked.is_anything:
        found = queries.working(
            viewer=request.viewer, text=asked.text, agency_reference=asked.agency
        )
        page["search"] = presenters.people(found, asked)
    else:
        page["houses"] = presenters.houses(queries.houses(viewer=request.viewer))
        page["outside"] = presenters.outside(queries.authorities(viewer=request.viewer))
    page["may_manage"] = request.viewer.may(Permission.MANAGE_USERS)
    return render(request, "agencies/index.html", page)


@require(Permission.READ_AGENCIES)
@require_safe
def roles(request: SignedInRequest) -> HttpResponse:
    """What each role is for and what it opens, for whoever has to answer for that."""
    held = queries.people_in_each_role(viewer=request.viewer)
    page = {"duties": presenters.duties(held), "openings": presenters.openings()}
    return render(request, "agencies/roles.html", page)


@require(Permission.READ_AGENCIES)
@require_safe
def user(request: SignedInRequest, reference: str) -> HttpResponse:
    """Somebody's work address, and where they work, worked and will work."""
    known = get_object_or_404(queries.known_users(viewer=request.viewer), reference=reference)
    held = queries.memberships(viewer=request.viewer).filter(user=known)
    manages = request.viewer.may(Permission.MANAGE_USERS) and known.pk != request.actor.id
    page = presenters.person(known, held, at=request.at, manages=manages)
    return render(request, "agencies/user.html", {"page": page})


@require(Permission.MANAGE_USERS)
@ask_or_answer
def invite(request: SignedInRequest) -> HttpResponse:
    """An account, a role and the letter with the way in."""
    form = InviteForm(**_places(request))
    if form.is_valid():
        person = {name: form.cleaned_data[name] for name in ("name", "email", "phone")}
        place = _place(request, form)
        try:
            known = changes.welcome(**person, **place, by=request.actor, at=request.at)
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            messages.success(request, f"A letter with the way in goes to {known.email}.")
            return redirect("agencies:user", known.reference)
    return render(request, "agencies/invite.html", {"form": form})


@require(Permission.MANAGE_USERS)
@ask_or_answer
def begin(request: SignedInRequest, reference: str) -> HttpResponse:
    """Another role, or the same in another team."""
    known = get_object_or_404(queries.known_users(viewer=request.viewer), reference=reference)
    form = PlaceForm(**_places(request))
    if form.is_valid():
        place = _place(request, form)
        try:
            changes.begin_membership(user=known, **place, by=request.actor, at=request.at)
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            messages.success(request, "The role is given.")
            return redirect("agencies:user", reference)
    page = {"form": form, "name": known.name, "reference": reference}
    return render(request, "agencies/begin.html", page)


@require(Permission.MANAGE_USERS)
@ask_or_answer
def end(request: SignedInRequest, reference: str) -> HttpResponse:
    """From today on they do not work there in that role."""
    held = get_object_or_404(queries.memberships(viewer=request.viewer), reference=reference)
    if request.method != "POST":
        return render(request, "agencies/confirm.html", {"page": presenters.ending(held)})
    ended = partial(
        changes.end_membership,
        membership=held,
        until_on=london_day(request.at),
        by=request.actor,
        at=request.at,
    )
    return _done(request, held.user.reference, ended, "The role has ended.")


@require(Permission.MANAGE_USERS)
@ask_or_answer
def close(request: SignedInRequest, reference: str) -> HttpResponse:
    """Somebody has left: their next request finds the door closed."""
    known = get_object_or_404(queries.known_users(viewer=request.viewer), reference=reference)
    if request.method != "POST":
        return render(request, "agencies/confirm.html", {"page": presenters.closing(known)})
    closed = partial(changes.close_account, user=known, by=request.actor, at=request.at)
    return _done(request, reference, closed, "The account is closed.")


@require(Permission.MANAGE_USERS)
@require_POST
def invite_again(request: SignedInRequest, reference: str) -> HttpResponse:
    """The first letter was lost, or its hour has passed."""
    known = get_object_or_404(queries.known_users(viewer=request.viewer), reference=reference)
    sent = partial(changes.send_invitation, user=known, by=request.actor, at=request.at)
    return _done(request, reference, sent, f"Another letter goes to {known.email}.")


@require(Permission.MANAGE_USERS)
@ask_or_answer
def add_authority(request: SignedInRequest) -> HttpResponse:
    """An authority that decides here, or one whose children are placed here."""
    form = AuthorityForm(_sent(request))

    def register(belongs: str, **said: Any) -> None:
        here = queries.partnerships(viewer=request.viewer).first() if belongs == "here" else None
        changes.register_authority(partnership=here, **said, by=request.actor, at=request.at)

    return _added(request, form, register, "Add an authority")


@require(Permission.MANAGE_USERS)
@ask_or_answer
def add_agency(request: SignedInRequest) -> HttpResponse:
    """An organisation that works with children here."""
    ours = queries.authorities(viewer=request.viewer).exclude(partnership=None)
    form = AgencyForm(_sent(request), authorities=presenters.choices(ours))

    def register(name: str, kind: str, authority: str) -> None:
        changes.register_agency(
            name=name,
            kind=AgencyKind(kind),
            partnership=queries.partnerships(viewer=request.viewer)[:1].get(),
            authority=ours.filter(reference=authority).first(),
            by=request.actor,
            at=request.at,
        )

    return _added(request, form, register, "Add an agency")


@require(Permission.MANAGE_USERS)
@ask_or_answer
def add_team(request: SignedInRequest) -> HttpResponse:
    """A team of an agency: people work in teams."""
    ours = queries.agencies(viewer=request.viewer)
    form = TeamForm(_sent(request), agencies=presenters.choices(ours))

    def register(name: str, agency: str) -> None:
        changes.form_team(
            name=name, agency=ours.get(reference=agency), by=request.actor, at=request.at
        )

    return _added(request, form, register, "Add a team")


def _added(
    request: SignedInRequest, form: HubForm, register: Callable[..., None], title: str
) -> HttpResponse:
    """The page with the question; or back to the list, where the new one stands."""
    if form.is_valid():
        try:
            register(**form.cleaned_data)
        except REFUSALS as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            messages.success(request, f"{form.cleaned_data['name']} is added.")
            return redirect("agencies:index")
    return render(request, "agencies/add.html", {"form": form, "title": title})


def _sent(request: SignedInRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _done(
    request: SignedInRequest, reference: str, change: Callable[[], None], words: str
) -> HttpResponse:
    """Back to the person with what was done; or a page with why it was not."""
    try:
        change()
    except REFUSALS as refused:
        page = {"words": REFUSED[type(refused)], "reference": reference}
        return render(request, "agencies/refused.html", page)
    messages.success(request, words)
    return redirect("agencies:user", reference)


def _places(request: SignedInRequest) -> dict[str, Any]:
    """What a form about a place of work is made of: only the viewer's own partnership."""
    return {
        "data": _sent(request),
        "teams": presenters.team_choices(queries.teams(viewer=request.viewer)),
        "managers": presenters.choices(queries.colleagues(viewer=request.viewer)),
        "today": london_day(request.at),
    }


def _place(request: SignedInRequest, form: PlaceForm) -> dict[str, Any]:
    """What was chosen, as the change wants it. The form has refused whatever is not on offer."""
    said = form.cleaned_data
    managers = queries.colleagues(viewer=request.viewer).filter(reference=said["manager"])
    return {
        "team": queries.teams(viewer=request.viewer).get(reference=said["team"]),
        "role": Role(said["role"]),
        "manager": managers.first(),
        "from_on": said["from_on"],
    }
