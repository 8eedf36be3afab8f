"""Postcodes as people type them and as they are kept."""

import re

_SHAPE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")


def normalised(said: str) -> str:
    """Capitals and figures without spaces: how a postcode is kept and found."""
    return re.sub(r"[^A-Z0-9]", "", said.upper())


def as_written(postcode: str) -> str:
    """PE1 1AA, with the space people expect. What has not the shape of one stays as it is."""
    kept = normalised(postcode)
    return f"{kept[:-3]} {kept[-3:]}" if _SHAPE.fullmatch(kept) else postcode.strip()


def area_of(postcode: str) -> str:
    """The letters it begins with: "PE" of PE1 1AA. Asked of millions at once: no pattern is."""
    return postcode[: 2 if postcode[1:2].isalpha() else 1] if postcode[:1].isalpha() else ""


def chosen(areas: set[str], said: list[str]) -> tuple[set[str], list[str]]:
    """The areas meant, and what means none. A letter that is no area itself is every area that
    begins with it: there is no area P, so P is PA, PE, PH, PL, PO and PR."""
    wanted, unknown = set(), []
    for one in map(str.upper, said):
        meant = {one} & areas or {area for area in areas if area.startswith(one)}
        wanted |= meant
        unknown += [] if meant else [one]
    return wanted, unknown
