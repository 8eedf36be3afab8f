"""What every answer tells the browser, errors and style sheets included."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from methub.agencies.access import anybody
from methub.config.urls import urlpatterns as real

pytestmark = pytest.mark.django_db


@anybody("A planted page that breaks.")
def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Tom Example lives at 1 Secret Street")


class Town:
    """The real addresses, and one page that breaks."""

    urlpatterns = [*real, path("breaks/", breaks)]
    handler400 = "methub.config.errors.bad_request"
    handler403 = "methub.config.errors.forbidden"
    handler404 = "methub.config.errors.not_found"
    handler500 = "methub.config.errors.server_error"


ANSWERS = {
    "a page": ("/healthz", 200),
    "a redirect": ("/my-account/", 302),
    "nothing there": ("/nowhere/", 404),
    "a crash": ("/breaks/", 500),
    "a NUL": ("/sign-in/?next=%00", 400),
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("kind", ANSWERS)
@override_settings(ROOT_URLCONF=Town)
def test_every_answer_carries_the_rules(browser: Client, kind: str) -> None:
    address, status = ANSWERS[kind]
    answer = browser.get(address)

    assert answer.status_code == status
    assert HEADERS.items() <= dict(answer.items()).items()
    assert answer["Cache-Control"] == "no-store"
    assert "camera=()" in answer["Permissions-Policy"]
    policy = answer["Content-Security-Policy"]
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert rule in policy
    assert "unsafe" not in policy


def test_a_style_sheet_carries_the_rules_and_may_be_kept(browser: Client, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("b{}")
    with override_settings(STATICFILES_DIRS=[tmp_path], STATICFILES_FINDERS=[
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]):  # fmt: skip
        from django.contrib.staticfiles import finders

        finders.get_finder.cache_clear()
        answer = Client().get("/static/a.css")
        answer.close()
        finders.get_finder.cache_clear()

    assert answer.status_code == 200
    assert HEADERS.items() <= dict(answer.items()).items()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" not in answer["Cache-Control"]


@override_settings(ROOT_URLCONF=Town)
def test_a_crash_shows_a_reference_and_nothing_else(
    browser: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = browser.get("/breaks/")

    shown = answer.content.decode()
    assert "Secret Street" not in shown
    assert "Traceback" not in shown
    logged = next(r for r in caplog.records if r.name == "django.request")
    assert re.search(rf"\b{logged.request.number}\b", shown)  # type: ignore[attr-defined]
