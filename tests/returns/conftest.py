"""A town with two authorities, files to bring in, and children built through changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from methub.agencies.models import Authority
from methub.children import changes as children
from methub.children.codes import CareStatus, LegalStatus, LivingKind
from methub.foundation.actors import MET_HUB
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.returns.changes import ask_load, read_load
from methub.returns.codes import Table
from methub.returns.models import Load
from methub.returns.rules.written import file_of
from tests import town as the_town
from tests.copies import again
from tests.town import Town

FOUNDED = datetime(2024, 1, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
HEADER = [("C1", "F", "01/05/2010", "WBRI", "A123456789012", "0", ""),
          ("C2", "M", "02/06/2011", "BCRB", "UN4", "", "")]  # fmt: skip
CARE = [
    ("C1", "01/02/2024", "S", "C2", "N1", "U4", "PR1", "10/09/2025", "X1", "CARPL", "PE1 1AA",
     "PE2 2BB", "SC123456"),
    ("C1", "10/09/2025", "P", "C2", "N1", "K2", "PR4", "", "", "", "PE1 1AA", "PE3 3CC",
     "SC654321"),
    ("C2", "03/03/2025", "S", "V2", "N8", "U6", "PR4", "20/12/2025", "E4A", "", "PE4 4DD",
     "PE5 5EE", "SC222222"),
]  # fmt: skip
MISSING = [
    ("C1", "01/05/2010", "M", "10/06/2025", "12/06/2025"),
    ("C1", "01/05/2010", "A", "12/06/2025", "12/06/2025"),
    ("C2", "02/06/2011", "M", "01/07/2025", "03/07/2025"),
]


@pytest.fixture
def town(db: None) -> Town:
    return again("returns", _founded)


def _founded() -> Town:
    town = the_town.found(at=FOUNDED)
    for name, profile in (("Cambridgeshire", "cambridgeshire"), ("Peterborough", "peterborough")):
        adopt_policy(
            authority=town.authorities[name],
            profile_text=shipped_profiles()[profile],
            from_on=date(2020, 1, 1),
            by=MET_HUB,
            at=FOUNDED,
        )
    Authority.objects.filter(name="Peterborough").update(gss_code="E06000031")
    return town


@pytest.fixture
def peterborough(town: Town) -> Authority:
    return town.authorities["Peterborough"]


def csv(table: Table, rows: list[tuple[str, ...]]) -> tuple[str, bytes]:
    return f"{table.value}.csv", file_of(table, rows)


def counted(load: Load, table: Table = Table.MISSING) -> dict[str, int]:
    """What became of the rows of one table."""
    return load.counts.get(table.value, {})


def whole() -> list[tuple[str, bytes]]:
    return [csv(Table.HEADER, HEADER), csv(Table.EPISODES, CARE), csv(Table.MISSING, MISSING)]


@pytest.fixture
def bring_in(peterborough: Authority) -> Callable[..., Load]:
    """Files of Peterborough's return are brought in."""

    def bringing(
        *files: tuple[str, bytes], year: int = 2026, is_trial: bool = False, at: datetime = NOW
    ) -> Load:
        load = ask_load(
            authority=peterborough, year=year, files=files, is_trial=is_trial, by=MET_HUB, at=at
        )
        return read_load(load=load, by=MET_HUB, at=at)

    return bringing


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str, dict[str, bytes]], list[Path]]:
    def filling(name: str, files: dict[str, bytes]) -> list[Path]:
        (tmp_path / name).mkdir()
        for file, content in files.items():
            (tmp_path / name / file).write_bytes(content)
        return [tmp_path / name / file for file in files]

    return filling


@pytest.fixture
def keeley_in_care(peterborough: Authority) -> Callable[..., Episode]:
    """A child in care with one absence that is known to the minute."""

    def living(since: str, until: str | None = None, *, is_protected: bool = False) -> Episode:
        said = {"by": MET_HUB, "at": NOW}
        assert peterborough.partnership is not None
        child = children.register_child(
            partnership=peterborough.partnership, responsible_authority=peterborough,
            surname="Hollis", forenames="Keeley", born_on=date(2010, 5, 1), **said,
        )  # fmt: skip
        home = children.record_placement(
            child=child, kind=LivingKind.FOSTER, from_on=date(2024, 1, 1), postcode="PE7 7QQ",
            is_protected=is_protected, **said,
        )  # fmt: skip
        children.record_care_status(
            child=child, status=CareStatus.IN_CARE_ORDER, legal_status=LegalStatus.C2,
            from_on=date(2024, 1, 1), placement=home, **said,
        )  # fmt: skip
        begun = datetime.fromisoformat(since).replace(tzinfo=UTC)
        episode = missing.open_episode(
            child=child, missing_since=begun, told_hub_at=begun, by=MET_HUB, at=begun
        )
        if until:
            found = datetime.fromisoformat(until).replace(tzinfo=UTC)
            missing.record_found(
                episode=episode, found_at=found, told_at=found, by=MET_HUB, at=found
            )
        return episode

    return living
