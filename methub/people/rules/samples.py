"""Data sets of invented persons, in the columns of the published ones (FEBRL), as the registry
would hold each person and as a notice would describe them."""

import csv
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from methub.people.rules.births import NOT_KNOWN, Birth
from methub.people.rules.described import Described
from methub.people.rules.matching import Candidate
from methub.people.rules.names import Named

# The identity number (`soc_sec_id`) is not read: a notice about a child seldom has one.
COLUMNS = ("rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb",
           "postcode", "date_of_birth")  # fmt: skip

_ADDRESS = ("street_number", "address_1", "address_2", "suburb")
_WHOLE = re.compile(r"(\d+)\.0", re.ASCII)  # a number, as a data frame writes one beside a gap
_YEARS = range(1900, 2100)


class NotASample(Exception):
    """The file is not such a data set; the message says what is missing."""


@dataclass(frozen=True)
class Sample:
    """One record of a data set."""

    rec_id: str
    described: Described
    candidate: Candidate


def samples(text: str) -> list[Sample]:
    """The records of a file; each person's number is its place in the file."""
    reader = csv.DictReader(StringIO(text), skipinitialspace=True)
    missing = set(COLUMNS) - set(reader.fieldnames or ())
    if missing:
        raise NotASample(f"no column {', '.join(sorted(missing))}")
    return [_sample(number, row) for number, row in enumerate(reader)]


def links(text: str, *, among: Collection[str]) -> list[tuple[str, str]]:
    """The true pairs: of each line the first two cells that name a record, so that a heading and
    a column of line numbers do no harm."""
    rows = csv.reader(StringIO(text), skipinitialspace=True)
    named = ([cell.strip() for cell in row if cell.strip() in among] for row in rows)
    return [(cells[0], cells[1]) for cells in named if len(cells) > 1]


def _sample(number: int, row: Mapping[str, str | None]) -> Sample:
    said = {column: _said(row.get(column)) for column in COLUMNS}
    read, proposed = _born(said["date_of_birth"])
    address = " ".join(said[part] for part in _ADDRESS)
    address = f"{address} {said['postcode'].zfill(4) if said['postcode'] else ''}".strip()
    described = Described(
        surname=said["surname"],
        forenames=said["given_name"],
        born_on=read,
        born_on_proposed=proposed,
        born_text=said["date_of_birth"][:4],
        addresses=(address,) if address else (),
    )
    candidate = Candidate(
        person_id=number,
        names=(Named(said["surname"], said["given_name"]),),
        birth=_birth(read or proposed, said["date_of_birth"]),
        addresses=described.addresses,
    )
    return Sample(said["rec_id"], described, candidate)


def _said(value: str | None) -> str:
    text = (value or "").strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else "" if text.lower() == "nan" else text


def _born(text: str) -> tuple[date | None, date | None]:
    """The date as read, and the one that is meant where day and month are the other way round."""
    figures = re.sub(r"\D", "", text)
    if len(figures) != 8:
        return None, None
    year, month, day = int(figures[:4]), int(figures[4:6]), int(figures[6:])
    return _date(year, month, day), None if _date(year, month, day) else _date(year, day, month)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _birth(day: date | None, text: str) -> Birth:
    if day:
        return Birth.on_day(day)
    year = text[:4]
    is_a_year = year.isdecimal() and int(year) in _YEARS
    return Birth.in_year(int(year)) if is_a_year else NOT_KNOWN
