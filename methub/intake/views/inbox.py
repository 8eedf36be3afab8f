"""The inbox: what arrived, what was read in it, and whose news it is."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.children import queries as children
from methub.foundation.records import ChangedMeanwhile
from methub.intake import changes, forms, presenters, queries
from methub.intake.codes import NotificationState
from methub.intake.forms import Confirmation, SetAsideForm
from methub.intake.queries import Arrivals, Notified
from methub.intake.views.asking import children_of, notification_or_404, recorded, signed
from methub.intake.views.deciding import CHANGED, homes_of_pressed, is_decided


@require(P.READ_INBOX)
@require_safe
def inbox(request: SignedInRequest) -> HttpResponse:
    """What waits, with the first of it open."""
    is_waiting = request.GET.get("show") != "dealt-with"
    found = queries.arrivals(viewer=request.viewer, is_waiting=is_waiting, page=_page(request))
    if not (is_waiting and found.rows):
        return _show(request, found, is_waiting, None, {})
    row = notification_or_404(request, found.rows[0].reference)
    return _open(request, found, row, _form(request, row, _kind(request, row)), is_list=True)


@require(P.READ_INBOX)
@require_safe
def news(request: SignedInRequest) -> HttpResponse:
    """How many wait, for the navigation of every page. A number names nobody: no line."""
    waiting = queries.waiting_count(viewer=request.viewer)
    return render(request, "intake/news.html", {"waiting": waiting})


@require(P.READ_INBOX)
@require_http_methods(["GET", "POST"])
def notification(request: SignedInRequest, reference: str) -> HttpResponse:
    """One notification; and, for whoever may say so, whose it is."""
    row = notification_or_404(request, reference)
    form = _form(request, row, _kind(request, row))
    if request.method == "POST":
        if not request.viewer.may(P.ACCEPT_NOTIFICATION):
            raise PermissionDenied
        if is_decided(request, row, form):
            return _onwards(request, notification_or_404(request, reference))
        row = notification_or_404(request, reference)
    return _open(request, _around(request, row), row, form)


@require(P.READ_INBOX)
@require_safe
def of_message(request: SignedInRequest, message: str, child: str) -> HttpResponse:
    """From what is said in a child's record to the notification that said it."""
    row = queries.told_by(
        viewer=request.viewer, message_reference=message, child_reference=child
    ).first()
    if row is None:
        raise Http404
    return redirect("intake:notification", row.reference)


@require(P.ACCEPT_NOTIFICATION)
@require_POST
def set_aside(request: SignedInRequest, reference: str) -> HttpResponse:
    """Nothing to open, and why."""
    row = notification_or_404(request, reference)
    form = SetAsideForm(request.POST)
    try:
        if form.is_valid() and recorded(
            form,
            lambda: changes.set_aside(notification=row, **form.cleaned_data, **signed(request)),
        ):
            messages.success(request, "Set aside. It is kept, with your reason.")
            return redirect("intake:inbox")
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
    row = notification_or_404(request, reference)
    confirmation = _form(request, row, _kind(request, row), is_asked=False)
    return _open(request, _around(request, row), row, confirmation, aside=form)


def _open(
    request: SignedInRequest,
    found: Arrivals,
    row: Notified,
    form: Confirmation,
    aside: SetAsideForm | None = None,
    *,
    is_list: bool = False,
) -> HttpResponse:
    """Whoever decides sees children it may be; whoever only put it in sees that it arrived."""
    is_waiting = row.state == NotificationState.NEW
    may_decide = is_waiting and request.viewer.may(P.ACCEPT_NOTIFICATION)
    likely: tuple[queries.Candidate, ...] = ()
    if may_decide:
        likely = queries.candidates(
            viewer=request.viewer,
            said=form.described(row.read),
            police_reference=row.police_reference,
            asked=form.asked_for,
        )
    whole = queries.may_read_whole(viewer=request.viewer, notification=row)
    page = presenters.notification_page(
        row,
        kind=form.kind,
        beside=form.beside if may_decide else (),
        found=likely,
        files=_files(request, row) if whole else (),
        may_read_words=queries.may_read_words(viewer=request.viewer, notification=row),
        may_read_whole=whole,
        may_raise=request.viewer.may(P.RAISE_CONCERN) and request.viewer.may(P.READ_CHILD),
        may_read_first=queries.may_read_first(viewer=request.viewer, notification=row),
        notice_within_hours=found.notice_within_hours,
        at=request.at,
    )
    shown: dict[str, Any] = {
        "page": page,
        "confirmation": form if may_decide else None,
        "aside": (aside or SetAsideForm(initial={"version": row.version})) if may_decide else None,
        "may_decide": may_decide,
        "is_list": is_list,
        "reference": row.reference,
        "version": row.version,
        "action": f"{page.href}?as={form.kind}" if "as" in request.GET else page.href,
        "join": presenters.join(row, likely, refused=_chosen(request, form)),
    }
    wrong = next((one for one in (aside, form) if one and one.is_bound), None)
    if wrong is not None:
        shown["form"] = wrong
    seen = [*(one.child.pk for one in likely), *form.homes_of]
    return _show(request, found, is_waiting, row, shown, seen=seen)


def _show(
    request: SignedInRequest,
    found: Arrivals,
    is_waiting: bool,
    row: Notified | None,
    shown: dict[str, Any],
    seen: list[int] | None = None,
) -> HttpResponse:
    listing = presenters.listing(
        found,
        is_waiting=is_waiting,
        page=_page(request),
        here=row.reference if row else "",
        at=request.at,
    )
    may_receive = request.viewer.may(P.RECEIVE)
    with trail.reading(
        "intake.notification.read" if row else "intake.inbox.read",
        about=row,
        person_id=row.child_id if row else None,
        listed=[one.pk for one in found.rows],
        shown=sorted({*children_of(found.rows), *(seen or [])}),
        **signed(request),
    ):
        return render(
            request,
            "intake/inbox.html",
            {
                "listing": listing,
                "page": None,
                "is_list": True,
                "may_receive": may_receive,
                **shown,
            },
        )


def _around(request: SignedInRequest, row: Notified) -> Arrivals:
    """The list beside one that is open: of those that wait, or of those dealt with."""
    is_waiting = row.state == NotificationState.NEW
    return queries.arrivals(viewer=request.viewer, is_waiting=is_waiting, page=_page(request))


def _onwards(request: SignedInRequest, row: Notified) -> HttpResponse:
    """To what came of it."""
    messages.success(request, "Accepted.")
    if row.episode is not None:
        return redirect("missing:episode", row.episode.reference)
    return redirect("intake:notification", row.reference)


def _form(
    request: SignedInRequest, row: Notified, kind: str, *, is_asked: bool = True
) -> Confirmation:
    made = forms.FORMS[kind]
    known = agencies.authorities(viewer=request.viewer)
    named = [(one.reference, one.name) for one in known]
    choices: dict[str, Any] = {"authorities": named}
    if made is forms.PlacementConfirmation:
        choices["hosts"] = [(one.reference, one.name) for one in known if one.partnership_id]
        choices["districts"] = list(children.districts(viewer=request.viewer).items())
    if issubclass(made, forms.FromAHome):
        choices |= homes_of_pressed(request)
    return made(
        request.POST if is_asked and request.method == "POST" else None,
        initial={
            **forms.as_read(row.read, authorities=named, sent_at=row.message.sent_at),
            "version": row.version,
        },
        problems=presenters.problem_words(row.read_problems),
        **choices,
    )


def _chosen(request: SignedInRequest, form: Confirmation) -> str:
    """The child somebody chose, where that was refused."""
    is_refused = form.is_bound and bool(form.non_field_errors())
    return forms.pressed(request.POST).reference if is_refused else ""


def _files(request: SignedInRequest, row: Notified) -> Any:
    if not row.read.attachments:
        return ()
    return queries.attachments(viewer=request.viewer, notification=row)


def _kind(request: SignedInRequest, row: Notified) -> str:
    """What it is dealt with as: what a person says it is, or else what was read."""
    said = request.GET.get("as", "")
    return said if said in forms.FORMS else row.kind


def _page(request: SignedInRequest) -> int:
    said = request.GET.get("page", "")
    return max(1, int(said)) if said.isdecimal() and len(said) < 6 else 1
