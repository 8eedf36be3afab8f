"""What every proof has in common: how large it is, and the count it must reach.

`PROOF_SCALE=0.1 ./hub prove` runs a tenth of each. A proof that tried fewer cases than it promised
fails even when each of them was right; what each tried is printed at the end.
"""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

SCALE = float(os.environ.get("PROOF_SCALE", "1"))
TOLD = pytest.StashKey[list[str]]()


def sized(full: int) -> int:
    """How many of these at the scale that was asked for."""
    return max(1, round(full * SCALE))


@dataclass
class Tally:
    """What a proof tried, by kind, and the fewest of each that prove anything."""

    name: str
    fewest: dict[str, int] = field(default_factory=dict)
    tried: Counter[str] = field(default_factory=Counter)

    def promises(self, **fewest: int) -> None:
        self.fewest |= fewest

    def adds(self, kind: str, many: int = 1) -> None:
        self.tried[kind] += many

    @property
    def shortfall(self) -> list[str]:
        return [
            f"{kind}: {self.tried[kind]} of at least {fewest}"
            for kind, fewest in self.fewest.items()
            if self.tried[kind] < fewest
        ]

    def __str__(self) -> str:
        counts = ", ".join(f"{many:,} {kind}" for kind, many in sorted(self.tried.items()))
        return f"{self.name}: {counts or 'nothing'}"


@pytest.fixture
def quiet() -> Iterator[None]:
    """A hundred thousand refusals, each with where it was refused, would fill the memory."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Iterator[Tally]:
    """Printed whatever happens; too few is a failure."""
    counted = Tally(request.node.name)
    yield counted
    request.config.stash.setdefault(TOLD, []).append(str(counted))
    assert counted.fewest, "a proof says how many cases it owes"
    assert not counted.shortfall


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for line in config.stash.get(TOLD, []):
        terminalreporter.write_line(f"tried  {line}")
