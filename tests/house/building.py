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


def changes() -> Iterator[tuple[Path, ast.FunctionDef]]:
    """What can be done in a room: the public functions of `changes.py`; of a package, those that
    its `__init__` hands out. The rest are parts of them."""
    for path in furniture("changes"):
        handed_out = (
            _all_of(path.with_name("__init__.py")) if path.parent.name == "changes" else None
        )
        for node in public_functions(path):
            if handed_out is None or node.name in handed_out:
                yield path, node


def writes_a_line(function: ast.FunctionDef) -> bool:
    """It opens a page of the book, and not merely names one."""
    return any(
        isinstance(item.context_expr, ast.Call)
        and ast.unparse(item.context_expr.func).rpartition(".")[2] == "open_page"
        for node in ast.walk(function)
        if isinstance(node, ast.With)
        for item in node.items
    )


def _all_of(path: Path) -> list[str]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
