"""The building as the house tests see it: its rooms, storeys and source files."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "methub"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
STOREYS: list[str] = next(c["layers"] for c in CONTRACTS if c["id"] == "house")
HEIGHT = {
    room: -depth for depth, storey in enumerate(STOREYS) for room in re.findall(r"\w+", storey)
}


def sources() -> list[Path]:
    """Every Python file of the product that a person wrote."""
    return sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)


def furniture(name: str) -> list[Path]:
    """Files of one kind of furniture: `changes.py`, or the modules of a package `changes/`."""
    return sorted(
        [*PACKAGE.glob(f"*/{name}.py"), *PACKAGE.glob(f"*/{name}/*.py")],
    )


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
