"""What every answer tells the browser, errors and style sheets included."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from methub.foundation.records import new_reference

Next = Callable[[HttpRequest], HttpResponse]

NOT_NEEDED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
OUR_OWN_PAGES = ("publickey-credentials-get", "publickey-credentials-create")
RULES = {
    # nobody else's page may frame, load or point at ours
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": ", ".join(
        [f"{feature}=()" for feature in NOT_NEEDED] + [f"{own}=(self)" for own in OUR_OWN_PAGES]
    ),
}


class BrowserRules:
    """Headers that no view can forget. Outermost, so that errors and static files carry them."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.number = new_reference()  # type: ignore[attr-defined]  # ties an error page to its log line
        response = self.get_response(request)
        for name, value in RULES.items():
            response.headers.setdefault(name, value)
        return response


class NeverStored:
    """No page is kept by a browser or a proxy: the next person at the desk presses Back."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        return response
