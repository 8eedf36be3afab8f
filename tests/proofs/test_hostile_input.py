"""Whatever is typed into any field of any form, put into an address or sent as an e-mail: nothing
crashes, and no e-mail is lost."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from methub.config import urls as real
from tests.house.matrix import Cast
from tests.house.test_access_matrix import cast  # noqa: F401
from tests.proofs import hostile
from tests.proofs.conftest import Tally, sized
from tests.proofs.fuzzing import FORM, Sent, Target, request, send, targets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]

SEED = "a child comes first"
DOORS_WITH_A_FORM = 60
A_SAMPLE, THE_PROOF = 500, 80_000


def crashes(cast: Cast, target: Target, sent: Sent) -> str:  # noqa: F811
    """What went wrong, or nothing."""
    try:
        answer = send(cast, target, sent)
    except Exception as crash:
        wrong = f"{type(crash).__name__}: {crash}"
    else:
        wrong = f"answered {answer.status_code}" if answer.status_code >= 500 else ""
    typed = {name: [each[:60] for each in said] for name, said in sent.typed.items()}
    return wrong and f"{target.method} {target.door} as {target.who}: {wrong[:300]}\n   {typed}"


def attacked(
    cast: Cast,  # noqa: F811
    known: list[Target],
    tally: Tally,
    many: int,
) -> Iterator[str]:
    """Round after round of every door, until so many hostile values were sent."""
    chance = Random(SEED)
    while tally.tried["inputs"] < many:
        for target in chance.sample(known, len(known)):
            sent = request(target, chance)
            tally.adds("inputs", sent.inputs)
            tally.adds("requests")
            yield crashes(cast, target, sent)


@pytest.fixture(scope="module")
def known(cast: Cast) -> list[Target]:  # noqa: F811
    return list(targets(cast))


def doors_with_a_form(known: list[Target]) -> int:
    return sum(bool(target.names) for target in known if target.method == "POST")


@pytest.mark.parametrize(
    "many",
    [
        pytest.param(A_SAMPLE, id="a sample"),
        pytest.param(sized(THE_PROOF), id="all", marks=pytest.mark.proof),
    ],
)
def test_no_form_and_no_address_crashes(
    cast: Cast,  # noqa: F811
    known: list[Target],
    tally: Tally,
    many: int,
) -> None:
    tally.promises(inputs=many, forms=DOORS_WITH_A_FORM, planted=1)
    tally.adds("forms", doors_with_a_form(known))
    found = {wrong.split("\n")[0]: wrong for wrong in attacked(cast, known, tally, many) if wrong}
    if found:
        pytest.fail("\n".join(found.values()), pytrace=False)
    tally.adds("planted", bool(_planted(cast, known)))


@pytest.mark.proof
def test_ten_megabytes_in_every_field_crash_nothing(
    cast: Cast,  # noqa: F811
    known: list[Target],
    tally: Tally,
) -> None:
    tally.promises(fields=sized(200))
    fields = [
        (target, name) for target in known if target.method == "POST" for name in target.names
    ]
    for target, name in Random(SEED).sample(fields, sized(len(fields))):
        for sent in (words_of(target, name), part_of(target, name)):
            assert not crashes(cast, target, sent)
        tally.adds("fields")


def words_of(target: Target, name: str) -> Sent:
    return Sent(target.address, f"{name}={hostile.TEN_MEGABYTES}".encode(), FORM, 1, {})


def part_of(target: Target, name: str) -> Sent:
    """The same as one part of a form with files, which may be larger."""
    body = f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
    body += f"{hostile.TEN_MEGABYTES}\r\n--edge--\r\n"
    return Sent(target.address, body.encode(), "multipart/form-data; boundary=edge", 1, {})


def _planted(cast: Cast, known: list[Target]) -> str:  # noqa: F811
    """A door that trusts a number: the same fuzzer must find it."""

    def trusting(asked: object) -> HttpResponse:
        return HttpResponse(str(int(asked.POST.get("age", "1"))))  # type: ignore[attr-defined]

    trusting.open_because = "planted"  # type: ignore[attr-defined]
    opened: Callable[..., HttpResponse] = trusting
    patterns = type("planted", (), {"urlpatterns": [path("planted/", opened), *real.urlpatterns]})
    target = Target("planted", "POST", "hubs", "/planted/", names=["age"])
    chance = Random(SEED)
    with override_settings(ROOT_URLCONF=patterns):
        tries = (crashes(cast, target, request(target, chance)) for _ in range(50))
        return next((wrong for wrong in tries if wrong), "")
