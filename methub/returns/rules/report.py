"""What became of the rows of a load: counted by table, and told where somebody should look."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from methub.returns.codes import Outcome, Table

_TOLD = frozenset({Outcome.CHANGED, Outcome.REFUSED, Outcome.NOTED})


@dataclass(frozen=True, slots=True)
class Told:
    """One row somebody should look at. `rule` is the Department's, where one was broken."""

    table: str
    line: int
    child: str
    outcome: str
    rule: str
    message: str


@dataclass
class Report:
    counted: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    told: list[Told] = field(default_factory=list)

    def tell(
        self, table: Table, line: int, child: str, outcome: Outcome, message: str = "",
        rule: str = "",
    ) -> None:  # fmt: skip
        """Counted once a row; a note is not another row."""
        if outcome is not Outcome.NOTED:
            self.counted[table.value][outcome.value] += 1
        if outcome in _TOLD:
            self.told.append(Told(table.value, line, child, outcome.value, rule, message))

    def refuse(self, table: Table, line: int, child: str, reasons: Mapping[str, str]) -> None:
        """One row may break several rules: it is refused once, and every reason is told."""
        self.counted[table.value][Outcome.REFUSED.value] += 1
        for rule, message in reasons.items():
            self.told.append(Told(table.value, line, child, Outcome.REFUSED.value, rule, message))

    def forget(self) -> None:
        """Nothing was done after all."""
        self.counted.clear()
        self.told.clear()

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        return {table: dict(counted) for table, counted in self.counted.items()}

    @property
    def lines(self) -> list[dict[str, Any]]:
        ordered = sorted(self.told, key=lambda one: (one.table, one.line))
        return [asdict(one) for one in ordered]
