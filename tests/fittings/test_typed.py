"""What somebody typed about a child is kept out of addresses, and is theirs alone."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from methub.fittings import typed

pytestmark = pytest.mark.django_db


def by(request, number):
    request.user = SimpleNamespace(pk=number)
    return request


def send(number=1, **said):
    return typed.put_by(by(RequestFactory().post("/children/", said), number), "name")["Location"]


def read(address, number=1):
    return typed.asked(by(RequestFactory().get(address), number), "name").dict()


def test_words_stay_here_and_the_rest_stands_in_the_address():
    address = send(name="Keeley Hollis", care="yes", csrfmiddlewaretoken="x", district="")
    path, _, query = address.partition("?")
    assert path == "/children/"
    assert "Keeley" not in address
    assert sorted(part.partition("=")[0] for part in query.split("&")) == ["care", "s"]
    asked = read(address)
    assert (asked["name"], asked["care"]) == ("Keeley Hollis", "yes")


def test_nothing_typed_makes_a_plain_address():
    assert send(name="  ", care="") == "/children/"


def test_a_key_opens_nothing_for_anybody_else():
    assert read(send(name="Keeley"), number=2) == {}


@pytest.mark.parametrize("key", ["", "x" * 100_000, "nobody's", "../../", "spaces here ", "\u0661"])
def test_a_key_of_nobodys_asks_nothing(key):
    request = by(RequestFactory().get("/children/", {"s": key, "care": "yes"}), 1)
    assert typed.asked(request, "name").dict() == {"care": "yes"}


def test_words_in_an_address_are_not_heard():
    assert read("/children/?name=Keeley&care=yes") == {"care": "yes"}


def test_what_is_typed_is_cut_before_an_address_grows_without_end():
    address = send(name="x" * 100_000, care="y" * 100_000)
    assert len(address) < 300
    assert len(read(address)["name"]) == typed.LONGEST
