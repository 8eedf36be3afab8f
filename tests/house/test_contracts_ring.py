"""Every import contract is broken once on purpose: a contract that cannot fail is decoration."""

import shutil
import subprocess
import sys

import pytest

from tests.house.building import CONTRACTS, ROOT

# contract id → (file, line that breaks it)
BREACHES = {
    "house": ("methub/clocks/rules.py", "import methub.missing.codes"),
    "room": ("methub/missing/rules_and_more.py", '"""A junk drawer."""'),
    "views-ask-queries": ("methub/missing/forms.py", "import methub.missing.models"),
    "readers-never-write": ("methub/chronology/queries.py", "import methub.missing.changes"),
    "rules-are-pure": ("methub/clocks/rules.py", "import django.db"),
    "no-cycles": ("methub/foundation/codes.py", "import methub.foundation.cycle"),
    **{
        contract["id"]: (
            f"methub/config/{contract['id'].replace('-', '_')}.py",
            f"import {contract['protected_modules'][0]}",
        )
        for contract in CONTRACTS
        if contract["type"] == "protected"
    },
}


def test_every_contract_has_a_planted_breach():
    assert {contract["id"] for contract in CONTRACTS} == set(BREACHES)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(
        ROOT / "methub",
        copy / "methub",
        ignore=shutil.ignore_patterns("static", "templates", "__pycache__", "migrations"),
    )
    return copy


def _lint(copy, contract):
    return subprocess.run(
        [
            sys.executable, "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache", "--contract", contract,
        ],
        cwd=copy,
        capture_output=True,
        text=True,
    )  # fmt: skip


@pytest.mark.parametrize("contract", BREACHES)
def test_the_contract_rings_when_it_is_broken(copy, contract):
    name, line = BREACHES[contract]
    path = copy / name
    kept = path.read_text() if path.exists() else None
    if contract == "no-cycles":
        (copy / "methub/foundation/cycle.py").write_text("import methub.foundation.codes\n")
    try:
        path.write_text((kept or "") + f"\n{line}\n")
        assert _lint(copy, contract).returncode == 1
    finally:
        path.unlink() if kept is None else path.write_text(kept)
        (copy / "methub/foundation/cycle.py").unlink(missing_ok=True)


def test_the_house_as_it_stands_keeps_every_contract(copy):
    for contract in CONTRACTS:
        result = _lint(copy, contract["id"])
        assert result.returncode == 0, result.stdout
