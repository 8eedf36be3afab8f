"""A log line says where and what kind. It says nothing about anybody."""

import json
import logging
import sys

from django.http import HttpRequest

from methub.config.logs import WithoutPersons

CHILD = "Tom Example, 1 Secret Street"


def line(logger: str, message: str, *args: object, **extra: object) -> str:
    record = logging.getLogger(logger).makeRecord(
        logger, logging.ERROR, __file__, 1, message, args, extra.pop("exc_info", None), extra=extra
    )
    return WithoutPersons().format(record)


def test_a_crash_is_found_again_without_its_words() -> None:
    request = HttpRequest()
    request.method, request.path = "POST", f"/child/{CHILD}/"
    request.number = "K3VTWN79PA"  # type: ignore[attr-defined]
    try:
        raise ValueError(CHILD)
    except ValueError:
        written = line(
            "django.request", "%s: %s", "Internal Server Error", request.path,
            request=request, status_code=500, exc_info=sys.exc_info(),
        )  # fmt: skip

    said = json.loads(written)
    assert CHILD not in written
    assert said["reference"] == "K3VTWN79PA"
    assert said["exception"] == "ValueError"
    assert said["where"][0].endswith("test_a_crash_is_found_again_without_its_words")


def test_other_peoples_finished_sentences_are_left_out() -> None:
    assert CHILD not in line("somebody.else", f"could not store {CHILD}")


def test_our_own_sentences_are_kept() -> None:
    assert json.loads(line("methub.post", "%s letters sent", 3))["message"] == "3 letters sent"
