"""A protected address, a restricted child and another partnership's child: no word of them reaches
anybody who may not read it, through any page, search, export, letter or log."""

import logging

import pytest
from django.db import transaction
from django.urls import reverse

from methub.children.models import Placement
from methub.foundation.timekeeping import now
from methub.people.models import PersonAddress
from methub.post.models import Letter
from tests.house.matrix import PEOPLE, Cast
from tests.house.test_access_matrix import cast  # noqa: F401
from tests.proofs.canaries import Aviary, pages, planted, shown, sightings
from tests.proofs.conftest import SCALE, Tally

pytestmark = [pytest.mark.proof, pytest.mark.django_db]


@pytest.fixture
def aviary(cast: Cast) -> Aviary:  # noqa: F811
    return planted(cast, at=now())


def seen(cast: Cast, aviary: Aviary, tally: Tally) -> list[str]:  # noqa: F811
    """Where somebody read a word that is not for them."""
    found: list[str] = []
    for number, (method, address, said) in enumerate(pages(cast, aviary)):
        if number % round(1 / min(SCALE, 1)):
            continue
        for who in PEOPLE:
            page = shown(cast, who, method, address, said)
            typed = [word for word in aviary.words if word in f"{address}{said}"]
            forbidden = [word for word in aviary.not_for(who) if word not in typed]
            found += [f"{who} at {address}: {word}" for word in sightings(forbidden, page)]
            tally.adds("pages")
            tally.adds("words read", len(sightings(list(aviary.words), page)))
    return found


def test_no_canary_is_seen_by_anybody_it_is_not_for(
    cast: Cast,  # noqa: F811
    aviary: Aviary,
    tally: Tally,
    caplog: pytest.LogCaptureFixture,
) -> None:
    tally.promises(words=35, pages=int(6_000 * SCALE), planted=1)
    tally.adds("words", len(aviary.words))
    with caplog.at_level(logging.INFO):
        found = seen(cast, aviary, tally)
    said = "".join(record.getMessage() for record in caplog.records)
    letters = "".join(str(row) for row in Letter.objects.values_list())
    found += [f"in the log: {word}" for word in aviary.words if word in said]
    found += [f"in a letter: {word}" for word in aviary.words if word in letters]
    if found:
        pytest.fail("\n".join(dict.fromkeys(found[:60])), pytrace=False)
    assert tally.tried["words read"], "nobody read any of them: the pages prove nothing"
    tally.adds("planted", bool(_unprotected(cast, aviary)))


def _unprotected(cast: Cast, aviary: Aviary) -> list[str]:  # noqa: F811
    """The planted fault: the mark that a home is protected is lost."""
    with transaction.atomic():
        Placement.objects.update(is_protected=False)
        PersonAddress.objects.update(is_protected=False)
        child = aviary.stories["county"].child
        page = shown(
            cast, "hubw", "GET", reverse("chronology:child", args=[child.person.reference]), {}
        )
        transaction.set_rollback(True)
    return sightings(aviary.not_for("hubw"), page)
