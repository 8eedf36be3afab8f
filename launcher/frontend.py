"""The style sheet and the scripts that pages load, made from the locked npm packages."""

import shutil

from launcher import node
from launcher.places import HERE
from launcher.stamps import Stamps, digest
from launcher.tools import run
from launcher.words import step

STYLES = HERE.root / "methub" / "fittings" / "styles"
BUILT = HERE.root / "methub" / "fittings" / "static" / "build"

# What is served as it came: (file or folder in node_modules, name under static/build).
COPIES = (
    ("govuk-frontend/dist/govuk/govuk-frontend.min.js", "govuk-frontend.min.js"),
    ("govuk-frontend/dist/govuk/govuk-frontend.min.js.map", "govuk-frontend.min.js.map"),
    ("htmx.org/dist/htmx.min.js", "htmx.min.js"),
)


def build() -> None:
    """Compile and copy, when a style or a package changed."""
    inputs = digest(
        [*STYLES.rglob("*.scss"), HERE.root / "package-lock.json"],
        repr(COPIES),
    )
    stamps = Stamps(BUILT)
    if stamps.has(".built", inputs):
        return
    with step("Building the style sheet"):
        shutil.rmtree(BUILT, ignore_errors=True)
        BUILT.mkdir(parents=True)
        copy()
        compile_styles()
    stamps.put(".built", inputs)


def copy() -> None:
    """Put scripts and images where the web server finds them."""
    for source, target in COPIES:
        found = HERE.node_modules / source
        if found.is_dir():
            shutil.copytree(found, BUILT / target)
        else:
            shutil.copyfile(found, BUILT / target)


def compile_styles() -> None:
    """Sass to CSS. Warnings about the official packages' own styles are theirs to mend."""
    run(
        "build the style sheet",
        [
            node.node(),
            HERE.node_modules / "sass" / "sass.js",
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            f"--load-path={HERE.node_modules}",
            f"--load-path={HERE.root}",  # the MOJ's styles name theirs from here
            STYLES / "hub.scss",
            BUILT / "hub.css",
        ],
    )
