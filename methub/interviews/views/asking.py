"""What every page of an interview does: find it or 404, write the reading down, run one change and
say in words what it refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from methub.agencies.access import SignedInRequest
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import queries as children
from methub.fittings.forms import HubForm
from methub.foundation.records import ChangedMeanwhile
from methub.interviews import queries
from methub.interviews.changes import Refused, SectionChangedMeanwhile, Unfinished
from methub.interviews.presenters import head as heads
from methub.interviews.presenters import pages
from methub.interviews.queries import Interview
from methub.policies import queries as policies
from methub.policies.rules import Policy

READERS = (Permission.READ_INTERVIEW, Permission.READ_ASSIGNED)
Row = TypeVar("Row", bound=Any)


@dataclass(frozen=True)
class Question:
    """A page that asks one thing: its heading, how to go about it, and the button's words."""

    heading: str
    words: str
    advice: str = ""


def found(request: SignedInRequest, reference: str) -> Interview:
    """The interview, or the same 404 whether it is not there or not theirs to know of."""
    return get_object_or_404(queries.interview_named(viewer=request.viewer, reference=reference))


def may_know_where(request: SignedInRequest, interview: Interview) -> bool:
    """The place of an interview may be a protected home: it is for people named for it, and for
    whoever has to go there."""
    return interview.assigned_to_id == request.viewer.user_id or children.may_know_where(
        viewer=request.viewer, child_id=interview.child_id
    )


def chosen(rows: QuerySet[Row], reference: str) -> Row:
    """The record a list on the page named."""
    return get_object_or_404(rows, reference=reference)


def among(rows: list[Row], reference: str) -> Row:
    """The same, from rows already at hand."""
    for row in rows:
        if row.reference == reference:
            return row
    raise Http404


def done(
    request: SignedInRequest,
    form: HubForm,
    change: Callable[[], object],
    *,
    said: str = "Saved.",
) -> bool:
    """Run the change of a form that was sent and makes sense, and say what happened on the page
    that follows. What is refused stands above the form, with everything typed still in it."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        change()
    except Unfinished as unfinished:
        for lack in unfinished.lacks:
            form.add_error(lack.field if lack.field in form.fields else None, lack.words)
    except Refused as refused:
        form.add_error(form.moment if refused.is_about_time else None, str(refused))
    except SectionChangedMeanwhile:
        raise  # both texts have a page of their own
    except ChangedMeanwhile:
        form.add_error(
            None,
            "Somebody else changed this interview since you opened the page. Nothing was "
            "overwritten: read it again, then decide.",
        )
    if said and not form.errors:
        messages.success(request, said)
    return not form.errors


def sent(request: SignedInRequest) -> Any:
    """What was posted, or nothing: a form opened with a GET is empty."""
    return request.POST if request.method == "POST" else None


def signed(request: SignedInRequest) -> dict[str, Any]:
    """Who, and when: what every change takes."""
    return {"by": request.actor, "at": request.at}


def policy(request: SignedInRequest, interview: Interview) -> Policy:
    return policies.policy_for(authority=interview.authority, at=request.at)


def head(request: SignedInRequest, interview: Interview) -> heads.Head:
    return heads.head(
        interview, at=request.at, may_read_child=request.viewer.may(Permission.READ_CHILD)
    )


def ask(
    request: SignedInRequest, interview: Interview, form: HubForm, question: Question
) -> HttpResponse:
    """Show a form about one interview; what the page shows of the child is written down first."""
    with trail.reading(
        "interviews.interview.read",
        by=request.actor,
        at=request.at,
        person_id=interview.child_id,
        about=interview,
        page=question.heading,
    ):
        page = {
            "head": head(request, interview),
            "question": question,
            "form": form,
            "back": reverse("interviews:interview", args=[interview.reference]),
            "helplines": pages.helplines(policy(request, interview).lists.helplines),
        }
        return render(request, "interviews/ask.html", page)


def where(request: SignedInRequest, interview: Interview, place: str) -> str:
    """A place, to whoever may know where the child can be found."""
    return place if may_know_where(request, interview) else ""
