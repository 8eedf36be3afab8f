"""A person presses whose news it is: which change that is, and what is said when it is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest
from methub.children import presenters as childhood
from methub.children import queries as children
from methub.children.queries import partnership_of
from methub.foundation.records import ChangedMeanwhile
from methub.intake import changes, forms
from methub.intake.codes import NotificationKind
from methub.intake.forms import NOT_LISTED, Act, Confirmation, Pressed
from methub.intake.queries import Notified
from methub.intake.views.asking import recorded, signed
from methub.missing import queries as missing

CHANGED = "Somebody else has changed this since you opened it. Open it again, then decide."

# Which change each kind of news is. `whose`: the child, the version and the signature.
Accept = Callable[[SignedInRequest, Any, dict[str, Any]], object]


def _missing(request: SignedInRequest, form: Any, whose: dict[str, Any]) -> object:
    report = form.missing_report
    report.facts["home"] = _home(request, form, whose)
    return changes.accept_missing(report=report, **whose)


def _found(request: SignedInRequest, form: Any, whose: dict[str, Any]) -> object:
    report = replace(form.found_report, home=_home(request, form, whose))
    return changes.accept_found(report=report, **whose)


def _home(request: SignedInRequest, form: Any, whose: dict[str, Any]) -> Any:
    """Which of their homes somebody chose; nothing where it was not asked."""
    chosen = form.cleaned_data.get("home")
    homes = _situation(request, whose["child"]).placements if chosen else ()
    return next((one for one in homes if one.reference == chosen), None)


def _risk(request: SignedInRequest, form: Any, whose: dict[str, Any]) -> object:
    return changes.accept_risk_change(change=form.change, **whose)


def _placement(request: SignedInRequest, form: Any, whose: dict[str, Any]) -> object:
    host = agencies.authorities(viewer=request.viewer).get(reference=form.cleaned_data["host"])
    notice = changes.PlacementNotice(host_authority=host, **form.notice)
    return changes.accept_placement_notice(notice=notice, **whose)


def _other_news(request: SignedInRequest, form: Any, whose: dict[str, Any]) -> object:
    return changes.accept_other_news(**whose)


ACCEPT: dict[str, Accept] = {
    NotificationKind.MISSING_REPORTED: _missing,
    NotificationKind.FOUND: _found,
    NotificationKind.RISK_CHANGED: _risk,
    NotificationKind.PLACEMENT_NOTICE: _placement,
    NotificationKind.UNREAD: _other_news,
}


def homes_of_pressed(request: SignedInRequest) -> dict[str, Any]:
    """Where the child lives whom somebody pressed, if in more than one home: what the form of a
    child who is missing, or was, has to offer then."""
    what = forms.pressed(request.POST)
    child = children.child_named(viewer=request.viewer, reference=what.reference).first()
    if what.act is not Act.CHILD or child is None:
        return {}
    homes = _situation(request, child).placements
    if len(homes) < 2:
        return {}
    knows = children.may_know_where(viewer=request.viewer, child_id=child.pk)
    return {
        "homes": [(one.reference, childhood.home_in_words(one, knows)) for one in homes],
        "homes_of": child.pk,
    }


def is_decided(request: SignedInRequest, row: Notified, form: Confirmation) -> bool:
    """Whether it is dealt with now. If not, the form says what is wanting or why it was refused."""
    what = forms.pressed(request.POST)
    if what.act is Act.LOOK:
        form.look()
        return False
    try:
        return _ACTS[what.act](request, row, form, what)
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return False


def _accept(request: SignedInRequest, row: Notified, form: Confirmation, what: Pressed) -> bool:
    found = children.child_named(viewer=request.viewer, reference=what.reference).first()
    if found is None:
        raise Http404
    if not form.is_valid() or _home_is_wanting(request, form, found):
        return False
    return _recorded(request, row, form, found)


def _home_is_wanting(request: SignedInRequest, form: Any, child: Any) -> bool:
    """The child lives in more than one home, the report names none, and nobody has said which:
    the newest would be a guess, and the search would begin at the wrong door."""
    if not form.lacks_a_home():
        return False
    said = form.cleaned_data.get("missing_from", "")
    if _situation(request, child).home_named(said) is not None:
        return False
    episodes = missing.episodes_of(viewer=request.viewer, child_id=child.pk)
    if not form.begins_an_episode(episodes):
        return False
    form.add_error(
        "home", f"{child.person.name} lives in more than one home. Say which, then press again."
    )
    return True


def _situation(request: SignedInRequest, child: Any) -> Any:
    return children.situation(viewer=request.viewer, child=child)


def _register(request: SignedInRequest, row: Notified, form: Confirmation, what: Pressed) -> bool:
    if not (form.is_valid() and form.describes_a_newcomer()):
        return False
    chosen = form.cleaned_data["authority"]
    known = agencies.authorities(viewer=request.viewer)
    newcomer = changes.NewChild(
        partnership=partnership_of(viewer=request.viewer),
        authority=form.cleaned_data["authority_name"]
        if chosen == NOT_LISTED
        else known.get(reference=chosen),
        **form.newcomer,
    )
    return _recorded(request, row, form, newcomer)


def _join(request: SignedInRequest, row: Notified, form: Confirmation, what: Pressed) -> bool:
    episode = missing.episode_named(viewer=request.viewer, reference=what.reference).first()
    if episode is None:
        raise Http404
    form.look()
    return recorded(
        form,
        lambda: changes.join_episode(
            notification=row,
            episode=episode,
            version=form.cleaned_data.get("version", row.version),
            **signed(request),
        ),
    )


def _recorded(request: SignedInRequest, row: Notified, form: Confirmation, child: object) -> bool:
    whose = {
        "notification": row,
        "child": child,
        "version": form.cleaned_data["version"],
        **signed(request),
    }
    return recorded(form, lambda: ACCEPT[form.kind](request, form, whose))


_ACTS: dict[Act, Callable[[SignedInRequest, Notified, Confirmation, Pressed], bool]] = {
    Act.CHILD: _accept,
    Act.NEW: _register,
    Act.JOIN: _join,
}
