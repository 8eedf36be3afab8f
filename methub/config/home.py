"""The front page leads on to where somebody's work is."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, everybody_signed_in
from methub.agencies.permissions import Permission

# The first that their role opens.
LANDINGS = (
    (Permission.SEE_TODAY, "worklist:today"),
    (Permission.READ_AGENCIES, "agencies:index"),
)


@everybody_signed_in("It only leads on to a page with a lock of its own.")
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    landing = next((page for need, page in LANDINGS if request.viewer.may(need)), "mfa_index")
    return redirect(landing)
