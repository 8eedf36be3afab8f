"""A form sent twice is one record: a retry after a crash, a double press, a lost connection."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from methub.agencies import changes as agencies
from methub.agencies.models import Partnership
from methub.fittings import jobs
from methub.fittings.keys import new_key
from methub.fittings.models import Submission
from methub.fittings.once import OnceOnly, durable
from methub.foundation.actors import MET_HUB
from tests.fittings.page import NOW

pytestmark = pytest.mark.django_db

KEY = "6f1b1c7e-0d1c-4b7a-9a62-0d2f5f8f7a10"


def founding(request, **named) -> HttpResponse:
    """A view with one change, which is answered by a redirect; an empty name is asked about."""
    name = request.POST["name"]
    if not name:
        return HttpResponse("Enter the name")
    made = agencies.found_partnership(name=name, by=MET_HUB, at=request.at)
    if name == "Crash":
        raise RuntimeError
    return HttpResponseRedirect(f"/partnerships/{made.reference}/")


def send(
    name: str, *, key: str = KEY, user: int = 1, view: Callable = founding, path: str = "/"
) -> HttpResponse:
    request = RequestFactory().post(path, {"name": name, "_once": key})
    request.user = SimpleNamespace(pk=user, is_authenticated=bool(user))
    request.at = NOW
    answer = OnceOnly(lambda _: HttpResponse()).process_view(request, view, (), {})
    return view(request) if answer is None else answer


def test_the_same_form_sent_twice_is_one_record_and_leads_to_the_same_page():
    first, second = send("Hampshire"), send("Hampshire")

    assert Partnership.objects.filter(name="Hampshire").count() == 1
    assert first.url == second.url


def test_a_form_that_came_back_with_errors_may_be_put_right_and_sent_again():
    assert send("").content == b"Enter the name"
    assert send("Hampshire").status_code == 302
    assert Partnership.objects.filter(name="Hampshire").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_that_crashed_changed_nothing_and_may_be_sent_again():
    with pytest.raises(RuntimeError):
        send("Crash")
    assert not Partnership.objects.exists()
    assert not Submission.objects.exists()
    assert send("Hampshire").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_record():
    ready = Barrier(2)

    def press(_: int) -> str:
        try:
            ready.wait()
            return send("Hampshire").url
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        first, second = hands.map(press, range(2))

    assert Partnership.objects.filter(name="Hampshire").count() == 1
    assert first == second


def test_somebody_elses_key_is_no_key_of_theirs():
    key = send("Hampshire", user=1)
    other = send("Southampton", user=2)
    assert other.url not in ("/", key.url)


def test_other_words_sent_with_the_same_key_are_not_lost_as_if_they_had_been_saved():
    send("Hampshire")
    send("Southampton")
    assert Partnership.objects.filter(name="Southampton").exists()


def test_a_key_sent_to_another_page_is_another_sending():
    asked = []

    def counted(request) -> HttpResponse:
        asked.append(request.path)
        return HttpResponseRedirect("/done/")

    for path in ("/one/", "/two/", "/one/"):
        send("Hampshire", path=path, view=counted)
    assert asked == ["/one/", "/two/"]


def test_a_view_that_commits_before_it_answers_is_left_alone():
    @durable
    def keeping(request) -> HttpResponse:
        with transaction.atomic(durable=True):
            return founding(request)

    assert send("Hampshire", view=keeping).status_code == 302


@pytest.mark.parametrize("key", ["", "not a key", "1" * 10_000])
def test_a_form_without_a_key_is_still_sent(key):
    assert send("Hampshire", key=key).status_code == 302


def test_keys_are_forgotten_after_a_week():
    send("Hampshire")
    assert jobs.forget_submissions(at=NOW + timedelta(days=6)) == 0
    assert jobs.forget_submissions(at=NOW + timedelta(days=8)) == 1


def test_every_page_shows_a_new_key():
    assert uuid.UUID(new_key()) != uuid.UUID(new_key())
