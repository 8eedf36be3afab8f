"""Whoever owns the database falsifies the sealed book a thousand times: every time is found."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from methub.audit import seals
from tests.audit import tampering
from tests.proofs.conftest import Tally, sized

pytestmark = pytest.mark.proof

TAMPERINGS, LINES = sized(1_000), 300
AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
SEED = 20_261_121


def test_every_tampering_is_found(tally: Tally, transactional_db: None) -> None:
    tally.promises(tamperings=TAMPERINGS)
    with tampering.as_owner():
        chance = Random(SEED)
        tampering.write_book(LINES, at=AT, chance=chance)
        copied = tampering.copied_out()
        assert seals.check(known=copied).wrong is None, "an honest book is whole"
        missed = _missed(tally, chance, copied)
    assert missed == Counter()


def test_the_proof_notices_seals_that_do_not_cover_a_column(
    tally: Tally, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: marks that leave out who it was."""
    tally.promises(planted=1)
    blind = tuple(name for name in seals.SEALED if name != "actor_name")
    monkeypatch.setattr(seals, "SEALED", blind)
    with tampering.as_owner():
        chance = Random(SEED)
        tampering.write_book(60, at=AT, chance=chance)
        missed = _missed(Tally("planted"), chance, tampering.copied_out(), many=200)
    assert set(missed) == {"changed"}
    tally.adds("planted")


def _missed(
    tally: Tally, chance: Random, copied: dict[int, str], many: int = TAMPERINGS
) -> Counter[str]:
    """How many of each kind were not found."""
    missed: Counter[str] = Counter()
    kinds = list(tampering.KINDS)
    for number in range(many):
        kind = kinds[number % len(kinds)]
        missed[kind] += not tampering.was_found(tampering.KINDS[kind], chance, copied=copied)
        tally.adds(kind)
        tally.adds("tamperings")
    return +missed
