"""What every request is given before any view sees it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from methub.agencies import queries as agencies
from methub.foundation.timekeeping import now


class FrontDesk:
    """Gives the request its one instant and, when somebody is signed in, says who is asking."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            viewer, actor = agencies.front_desk(user=request.user, at=request.at)  # type: ignore[attr-defined]
            request.viewer, request.actor = viewer, actor  # type: ignore[attr-defined]
        return self.get_response(request)
