"""Something is put in by hand, or taken down on the telephone; and what came is given out again,
only ever as a download."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.children.queries import partnership_of
from methub.fittings.once import durable
from methub.fittings.scanning import Harmful, NotScanned, refuse_harmful
from methub.intake import changes, forms, presenters, queries, rules
from methub.intake.queries import Notified
from methub.intake.views.asking import children_of, notification_or_404, signed
from methub.post.codes import Channel


@durable
@require(P.RECEIVE)
@require_http_methods(["GET", "POST"])
def receive(request: SignedInRequest) -> HttpResponse:
    """E-mail files. The form's key goes with each: they are kept and committed before they are
    read. Sent again after a crash, a file is one message; put in anew, it is recognised."""
    form = forms.ReceiveForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if not form.is_valid():
        return render(request, "intake/receive.html", {"form": form})
    kept = [
        _received(request, raw, Channel.UPLOAD, form.once(raw))
        for raw in map(_whole, form.cleaned_data["emails"])
    ]
    query = urlencode({"message": [reference for rows in kept for reference in rows]}, doseq=True)
    return redirect(f"{reverse('intake:received')}?{query}")


@require(P.RECEIVE)
@require_safe
def received(request: SignedInRequest) -> HttpResponse:
    """What each message that was put in became."""
    wanted = request.GET.getlist("message")[: queries.A_PAGE]
    rows = queries.received(viewer=request.viewer, message_references=wanted)
    with _reading(request, rows):
        return render(request, "intake/received.html", {"rows": presenters.received(rows)})


@durable
@require(P.RECEIVE)
@require_http_methods(["GET", "POST"])
def telephone(request: SignedInRequest) -> HttpResponse:
    """What a caller says, kept and read like an e-mail. Sent twice, it is one call."""
    form = forms.TelephoneForm(request.POST or None)
    if not form.is_valid():
        return render(request, "intake/telephone.html", {"form": form})
    key = str(form.cleaned_data["key"])
    known = queries.call(viewer=request.viewer, key=key).first()
    if known is not None:
        return redirect("intake:notification", known.reference)
    raw = rules.telephone_message(form.said(), taken_by=request.actor.name, key=key, at=request.at)
    _received(request, raw, Channel.TELEPHONE, key)
    made = queries.call(viewer=request.viewer, key=key).first()
    return redirect("intake:notification", made.reference) if made else redirect("intake:inbox")


@require(P.READ_INBOX)
@require_safe
def original(request: SignedInRequest, reference: str) -> HttpResponse:
    """The message exactly as it came."""
    row = _whole_or_404(request, reference)
    with trail.reading("intake.original.downloaded", about=row, **_whose(row), **signed(request)):
        raw = queries.original(viewer=request.viewer, notification=row)
        return _given_out(request, row, raw, "message/rfc822", f"message-{row.reference}.eml")


@require(P.READ_INBOX)
@require_safe
def attachment(request: SignedInRequest, reference: str, index: int) -> HttpResponse:
    """One attached file, under its own name. Never opened here."""
    row = _whole_or_404(request, reference)
    with trail.reading(
        "intake.attachment.downloaded", about=row, index=index, **_whose(row), **signed(request)
    ):
        found = queries.attachment(viewer=request.viewer, notification=row, index=index)
        if found is None:
            raise Http404
        return _given_out(request, row, found.content, "application/octet-stream", found.name)


def _whole(file: Any) -> bytes:
    return bytes(file.read())


def _received(request: SignedInRequest, raw: bytes, channel: Channel, once: str) -> list[str]:
    """The reference of the message it is kept as."""
    made = changes.receive(
        raw=raw,
        channel=channel,
        partnership=partnership_of(viewer=request.viewer),
        once=once,
        **signed(request),
    )
    return [made[0].message.reference]


def _given_out(
    request: SignedInRequest, row: Notified, content: bytes, kind: str, name: str
) -> HttpResponse:
    """Evidence is kept whatever is in it. It leaves only with the scanner's word."""
    try:
        refuse_harmful(content)
    except (Harmful, NotScanned) as refusal:
        page = {"words": str(refusal), "reference": row.reference}
        return render(request, "intake/kept_back.html", page, status=409)
    return _download(content, kind, name)


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    """For the disk, not for the browser: a hostile file finds nothing here to run in."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _whole_or_404(request: SignedInRequest, reference: str) -> Notified:
    row = notification_or_404(request, reference)
    if not queries.may_read_whole(viewer=request.viewer, notification=row):
        raise Http404
    return row


def _whose(row: Notified) -> dict[str, Any]:
    return {"person_id": row.child_id}


def _reading(request: SignedInRequest, rows: list[Notified]) -> Any:
    return trail.reading(
        "intake.received.read",
        listed=[row.pk for row in rows],
        shown=children_of(rows),
        **signed(request),
    )
