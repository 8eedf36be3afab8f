"""The browser that walks the journeys: Chromium from the npm package `@sparticuz/chromium`.

The package carries Chromium, the libraries it needs, a software renderer and a font, compressed.
They are unpacked here into a folder named after the version. No browser of the machine is used.
"""

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from launcher.node import node
from launcher.places import HERE
from launcher.tools import run
from launcher.words import step

# The archive in the package, and the folder its contents belong in ("." is beside the browser).
ARCHIVES = (
    ("al2023.tar.br", "."),
    ("swiftshader.tar.br", "."),
    ("fonts.tar.br", "."),
)

INFLATE = """
const [from, to] = process.argv.slice(1);
const fs = require("node:fs"), zlib = require("node:zlib");
require("node:stream").pipeline(
  fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to),
  (wrong) => { if (wrong) throw wrong; });
"""

# The bundled font first, then whatever other alphabets the machine can write.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


class LaunchOptions(TypedDict):
    """What Playwright's `chromium.launch` is given."""

    executable_path: str
    args: list[str]
    env: dict[str, str | float | bool]


@dataclass(frozen=True)
class Browser:
    """An unpacked Chromium."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """What the tests are told: the browser, its libraries and fonts, and axe."""
        return {
            "HUB_CHROMIUM": str(self.folder / "chromium"),
            "HUB_CHROMIUM_LIBS": str(self.folder / "lib"),
            "HUB_CHROMIUM_FONTS": str(self.folder),
            "HUB_AXE": str(HERE.node_modules / "axe-core" / "axe.min.js"),
        }


def launch_options(environ: Mapping[str, str] = os.environ) -> LaunchOptions:
    """For a test: `playwright.chromium.launch(**launch_options())`."""
    return {
        "executable_path": environ["HUB_CHROMIUM"],
        "args": ["--no-sandbox"],
        "env": {
            **environ,
            "LD_LIBRARY_PATH": environ["HUB_CHROMIUM_LIBS"],
            "FONTCONFIG_PATH": environ["HUB_CHROMIUM_FONTS"],
        },
    }


def prepare() -> Browser:
    """Unpack the browser, unless this version already is."""
    package = HERE.node_modules / "@sparticuz" / "chromium"
    version = json.loads((package / "package.json").read_text())["version"]
    browser = Browser(HERE.var / f"chromium-{version}")
    if not browser.folder.is_dir():
        with step("Unpacking the browser for the tests"):
            unpack(package / "bin", browser.folder)
    return browser


def unpack(archives: Path, folder: Path) -> None:
    """Unpack beside the final place and move it there whole: half a browser is never found."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="chromium-unpacking-") as made:
        half = Path(made) / "chromium"
        half.mkdir()
        inflate(archives / "chromium.br", half / "chromium")
        (half / "chromium").chmod(0o755)
        for archive, target in ARCHIVES:
            plain = Path(made) / archive.removesuffix(".br")
            inflate(archives / archive, plain)
            with tarfile.open(plain) as tar:
                extract(tar, half / target)
        (half / "fonts.conf").write_text(FONTS)
        shutil.move(half, folder)


def extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Plain files only. (Python 3.11's first releases have no extraction filters to ask for.)"""
    for member in tar:
        content = tar.extractfile(member)
        if content is not None and ".." not in Path(member.name).parts:
            target = folder / member.name.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())
            target.chmod(0o755 if member.mode & 0o100 else 0o644)


def inflate(compressed: Path, plain: Path) -> None:
    """Python has no Brotli; Node does."""
    run("unpack the browser", [node(), "-e", INFLATE, compressed, plain])
