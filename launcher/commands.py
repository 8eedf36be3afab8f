"""What `./hub` understands."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from launcher import checking, database, demo, locks, product, ready, serving, testing
from launcher.words import Refusal, say

HELP = """MET Hub.

  ./hub demo [--port 8000] [--fresh]   everything on this machine, with invented children
  ./hub stop                           stop the demonstration
  ./hub test [pytest's arguments]      every test, the browser's included
  ./hub check                          format, lint, types, import contracts, migrations
  ./hub prove [pytest's arguments]     the large proofs
  ./hub bench [arguments]              speed, measured
  ./hub manage COMMAND …               the product's own commands
  ./hub serve [--port 8000] [--workers 2] [--check]
                                       for real: see docs/running.md
"""

# Django's commands that change the shape of tables.
OWNERS_COMMANDS = ("migrate",)


def port(said: str) -> int:
    """A number a program can listen at."""
    number = int(said) if said.isdecimal() and len(said) < 6 else 0
    if not 0 < number < 65_536:
        raise argparse.ArgumentTypeError(f"{said} is not a port; choose one from 1 to 65535")
    return number


def demonstrate(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./hub demo")
    parser.add_argument("--port", type=port, default=8000)
    parser.add_argument("--fresh", action="store_true", help="throw the old demonstration away")
    chosen = parser.parse_args(arguments)
    demo.demo(port=chosen.port, fresh=chosen.fresh)
    return 0


def stop(arguments: Sequence[str]) -> int:
    demo.stop()
    return 0


def check(arguments: Sequence[str]) -> int:
    return checking.check()


def serve(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./hub serve")
    parser.add_argument("--port", type=port, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--check", action="store_true", help="only say what is wrong")
    chosen = parser.parse_args(arguments)
    return serving.serve(port=chosen.port, workers=chosen.workers, check=chosen.check)


def manage(arguments: Sequence[str]) -> int:
    """In the database that DATABASE_URL names, or else in the demonstration's."""
    owner = {"HUB_AS_OWNER": "1"} if arguments and arguments[0] in OWNERS_COMMANDS else {}
    ready.machine()
    if "DATABASE_URL" in os.environ:
        return product.command(*arguments, env=owner)
    cluster = ready.demo_cluster()
    with locks.using(cluster):
        env = database.prepared(cluster)
        if running := locks.holder_of("demo"):
            env["HUB_ORIGIN"] = running["address"]
        return product.command(*arguments, env=env | owner)


def show_help(arguments: Sequence[str]) -> int:
    print(HELP)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demonstrate,
    "stop": stop,
    "test": testing.test,
    "check": check,
    "prove": testing.prove,
    "bench": testing.bench,
    "manage": manage,
    "serve": serve,
    "help": show_help,
    "--help": show_help,
    "-h": show_help,
}


def main(words: Sequence[str]) -> int:
    """Run one command; say in one sentence what a person can put right."""
    # Dozens of processes of one program: where Python keeps nothing of what it has compiled, each
    # of them compiles all of it again, and a demonstration starts a third later.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    name, arguments = (words[0], words[1:]) if words else ("help", [])
    if name not in COMMANDS:
        say(f"MET Hub has no command “{name}”; ./hub help lists them.")
        return 1
    try:
        return COMMANDS[name](arguments)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as wrong:
        print(f"MET Hub could not go on: {wrong}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
