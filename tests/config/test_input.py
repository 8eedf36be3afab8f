"""Hostile or impossible input gets a plain page, never a crash."""

import pytest
from django.conf import settings
from django.test import Client

from methub.config.middleware.input import WRAPPER

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/sign-in/?next=%00", "/sign-in/?%00=1", "/child/%00/"])
def test_a_nul_in_an_address_is_turned_away(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 400


def test_a_nul_in_a_form_is_turned_away(browser: Client) -> None:
    answer = browser.post("/sign-in/", {"login": "a\x00@example.org", "password": "x"})

    assert answer.status_code == 400


def test_a_nul_in_a_cookie_is_turned_away(browser: Client) -> None:
    browser.cookies["session"] = "\x00" * 32

    assert browser.get("/my-account/").status_code == 400


def test_too_many_words_are_turned_away_with_the_right_name(browser: Client) -> None:
    words = b"password=" + b"a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    answer = browser.post("/sign-in/", words, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 413


def test_too_large_a_file_is_turned_away_with_the_right_name(browser: Client) -> None:
    answer = browser.generic(
        "POST",
        "/sign-in/",
        b"x" * (settings.HUB_LARGEST_UPLOAD + WRAPPER + 1),
        content_type="multipart/form-data; boundary=b",
    )

    assert answer.status_code == 413


def test_files_of_exactly_the_largest_size_pass_with_their_wrapper(browser: Client) -> None:
    wrapped = b"--b\r\n" + b"x" * settings.HUB_LARGEST_UPLOAD + b"\r\n--b--\r\n"

    answer = browser.generic(
        "POST", "/sign-in/", wrapped, content_type="multipart/form-data; boundary=b"
    )

    assert answer.status_code != 413


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=\u00e9",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=nonsense",
    ],
)
def test_a_form_nobody_could_send_does_not_crash(browser: Client, content_type: str) -> None:
    assert browser.generic("POST", "/sign-in/", b"\xff\xfe", content_type).status_code < 500


def test_more_fields_than_any_form_has(browser: Client) -> None:
    many = "&".join(f"f{i}=1" for i in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))

    answer = browser.post(
        "/sign-in/", many.encode(), content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 400
