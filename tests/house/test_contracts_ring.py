"""Every import contract is broken once on purpose: a contract that cannot fail is decoration."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.house.building import CONTRACTS, ROOT

# contract id → (file, line that breaks it)
ONE_BY_ONE = {
    "house": ("methub/clocks/rules.py", "import methub.missing.codes"),
    "room": ("methub/missing/rules_and_more.py", '"""A junk drawer."""'),
    "views-ask-queries": ("methub/missing/forms.py", "import methub.missing.models"),
    "readers-never-write": ("methub/chronology/queries.py", "import methub.missing.changes"),
    "rules-are-pure": ("methub/clocks/rules.py", "import django.db"),
    "no-cycles": ("methub/foundation/codes.py", "import methub.foundation.cycle"),
}
# Each of these keeps the screens of one room to itself, so none can ring for another's breach.
SCREENS = {
    contract["id"]: (
        f"methub/config/{contract['id'].replace('-', '_')}.py",
        f"import {contract['protected_modules'][0]}",
    )
    for contract in CONTRACTS
    if contract["type"] == "protected"
}
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}
Breaches = Sequence[tuple[str, str]]


def test_every_contract_has_a_planted_breach() -> None:
    assert set(NAMES) == {*ONE_BY_ONE, *SCREENS}
    assert len({contract["protected_modules"][0] for contract in CONTRACTS
                if contract["type"] == "protected"}) == len(SCREENS)  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(
        ROOT / "methub",
        copy / "methub",
        ignore=shutil.ignore_patterns("static", "templates", "__pycache__", "migrations"),
    )
    return copy


def _broken(copy: Path) -> set[str]:
    """The contracts that ring. What the linter has read is kept: reading takes it a second."""
    said = subprocess.run(
        [
            sys.executable, "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
        ],
        cwd=copy, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    assert all(name in said for name in NAMES.values()), said
    return {key for key, name in NAMES.items() if f"{name} BROKEN" in said}


@contextmanager
def _planted(copy: Path, breaches: Breaches) -> Iterator[None]:
    files = [copy / name for name, _ in breaches] + [copy / "methub/foundation/cycle.py"]
    kept = {file: file.read_text() if file.exists() else None for file in files}
    (copy / "methub/foundation/cycle.py").write_text("import methub.foundation.codes\n")
    try:
        for name, line in breaches:
            (copy / name).write_text(f"{kept[copy / name] or ''}\n{line}\n")
        yield
    finally:
        for file, text in kept.items():
            file.unlink() if text is None else file.write_text(text)


def test_the_house_as_it_stands_keeps_every_contract(copy: Path) -> None:
    assert _broken(copy) == set()


@pytest.mark.parametrize("contract", ONE_BY_ONE)
def test_the_contract_rings_when_it_is_broken(copy: Path, contract: str) -> None:
    with _planted(copy, [ONE_BY_ONE[contract]]):
        assert contract in _broken(copy)


def test_the_screens_of_every_room_are_its_own(copy: Path) -> None:
    with _planted(copy, list(SCREENS.values())):
        assert _broken(copy) == set(SCREENS)
