"""Who read what and why; whether the book is whole; whether emergency access was right."""

from contextlib import AbstractContextManager

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.fittings import typed
from methub.fittings.workbook import MEDIA_TYPE, workbook
from methub.governance import changes, presenters, queries
from methub.governance.forms import BookForm, ReviewForm
from methub.people.codes import ReviewOutcome

WHO = "who"
TYPED = (WHO, "child", "what")  # free text, in which somebody may type a name
REFUSED: dict[type[Exception], str] = {
    changes.OwnAccess: "This was your own access: somebody else has to review it.",
    changes.AlreadyReviewed: "Somebody reviewed this while you were writing. Nothing was changed.",
    changes.NoReason: "Say why.",
}


@require(Permission.READ_BOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: SignedInRequest) -> HttpResponse:
    """A page of the book. Whoever reads it stands in it."""
    if request.method == "POST":
        return typed.put_by(request, *TYPED)
    form = BookForm(typed.asked(request, WHO))
    if not form.is_valid():
        return render(request, "governance/book.html", {"form": form, "page": None})
    with _reading(request, "governance.book.read", form):
        page = presenters.book(_found(request, form), _address(request))
        return render(request, "governance/book.html", {"form": form, "page": page})


@require(Permission.READ_BOOK)
@require_safe
def seals(request: SignedInRequest) -> HttpResponse:
    """Is the book whole? It says how much was written, and names nobody."""
    found = queries.wholeness(viewer=request.viewer)
    return render(request, "governance/seals.html", {"page": presenters.wholeness(found)})


@require(Permission.READ_BOOK)
@require_safe
def letters(request: SignedInRequest) -> HttpResponse:
    """Whom no letter reached, so that somebody telephones. It says nothing about a child."""
    found = queries.undelivered(viewer=request.viewer)
    return render(request, "governance/letters.html", {"table": presenters.letters(found)})


@require(Permission.READ_BOOK)
@require_safe
def sheet(request: SignedInRequest) -> HttpResponse:
    """The page of the book as it is shown, as an Excel file; of one child, everything."""
    form = BookForm(typed.asked(request, WHO))
    if not form.is_valid():
        return render(request, "governance/book.html", {"form": form, "page": None})
    with _reading(request, "governance.book.exported", form):
        written = workbook(
            sheet="Audit book",
            columns=presenters.SHEET_COLUMNS,
            rows=presenters.sheet_rows(_found(request, form, whole_of_a_child=True)),
        )
    named = {"Content-Disposition": 'attachment; filename="audit-book.xlsx"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=named)


@require(Permission.REVIEW_ACCESS)
@require_safe
def access(request: SignedInRequest) -> HttpResponse:
    """What waits for this reviewer, and what came of the last reviews."""
    waiting = list(queries.access_to_review(viewer=request.viewer))
    reviewed = list(queries.access_reviewed(viewer=request.viewer))
    trail.note_reading(
        "governance.access.read",
        by=request.actor,
        at=request.at,
        shown=sorted({opened.sight.person_id for opened in (*waiting, *reviewed)}),
    )
    page = {"page": presenters.access(waiting, reviewed, at=request.at)}
    return render(request, "governance/access.html", page)


@require(Permission.REVIEW_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedInRequest, reference: str) -> HttpResponse:
    """One opening of one record: who, why, for how long; and what somebody else thinks of it."""
    waiting = queries.access_to_review(viewer=request.viewer)
    opened = get_object_or_404(waiting, reference=reference)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            changes.review_access(
                opened=opened,
                outcome=ReviewOutcome(form.cleaned_data["outcome"]),
                note=form.cleaned_data["note"],
                by=request.actor,
                at=request.at,
            )
        except tuple(REFUSED) as refused:
            form.add_error(None, REFUSED[type(refused)])
        else:
            messages.success(request, "The review is written in the audit book.")
            return redirect("governance:access")
    trail.note_reading(
        "governance.access.read",
        by=request.actor,
        at=request.at,
        person_id=opened.sight.person_id,
        about=opened,
    )
    page = {"form": form, "facts": presenters.facts(opened, at=request.at)}
    return render(request, "governance/review.html", page)


def _found(
    request: SignedInRequest, form: BookForm, *, whole_of_a_child: bool = False
) -> queries.Found:
    said = form.cleaned_data
    asked = queries.Asked(
        child_reference=said["child"],
        who=said["who"],
        colleague_reference=said["colleague"],
        what=said["what"],
        kind=presenters.kind(said["kind"]),
        from_on=said["from_on"],
        until_on=said["until_on"],
    )
    if whole_of_a_child and asked.child_reference:
        return queries.lines(viewer=request.viewer, asked=asked, most=queries.A_FILE)
    return queries.lines(viewer=request.viewer, asked=asked, before_id=said["before"])


def _address(request: SignedInRequest) -> dict[str, str]:
    """What was asked, as its address may say it."""
    known = {*BookForm.base_fields, typed.KEY} - {WHO}
    return {name: str(said) for name, said in request.GET.items() if name in known}


def _reading(request: SignedInRequest, what: str, form: BookForm) -> AbstractContextManager[None]:
    """The line with the filter, committed before the page is read."""
    asked = presenters.query(form.cleaned_data)
    return trail.reading(what, by=request.actor, at=request.at, filter=asked)
