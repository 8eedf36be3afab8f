"""The colours of the style sheet, for what is drawn without one: written once, read here."""

import re
from pathlib import Path

_SHEET = Path(__file__).parent.parent / "styles" / "_colours.scss"
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", _SHEET.read_text("utf-8")))
