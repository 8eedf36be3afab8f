"""`./hub check`: what can be said of the code without running it."""

from launcher import environment, packages, product
from launcher.locks import waiting
from launcher.places import HERE
from launcher.words import say

# What is checked, and how.
CHECKS = (
    ("format", ["-m", "ruff", "format", "--check", ".", "hub"]),
    ("lint", ["-m", "ruff", "check", ".", "hub"]),
    ("types", ["-m", "mypy"]),
    ("import contracts", [str(HERE.venv / "bin" / "lint-imports")]),
    ("missing migrations", ["manage.py", "makemigrations", "--check", "--dry-run"]),
)


def check() -> int:
    """Every check, even after one has failed: people mend several things at once."""
    HERE.make()
    with waiting("prepare"):
        packages.install("dev")
    env = {**environment.basic("check"), "MYPYPATH": str(HERE.root)}
    answers = []
    for name, command in CHECKS:
        say(f"Checking {name} …")
        answers.append((name, product.hand_over(command, env)))
    say("")
    for name, code in answers:
        say(f"{'FAILED' if code else 'passed'}  {name}")
    return 1 if any(code for _, code in answers) else 0
