"""The Department's twenty rules about children missing from care: one small question each.

They are asked exactly as the validator that councils use asks them, which a test compares on files
made at random. Where it is blind this is stricter, and says so.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from methub.foundation.timekeeping import birthday
from methub.returns.codes import Table
from methub.returns.rules.checked import Absence, CareSpell, Period, Return

KINDS = ("M", "A")


@dataclass(frozen=True)
class Rule:
    """`fields`: what the message is about; `needs`: without these tables nobody can say."""

    code: str
    message: str
    fields: tuple[str, ...]
    is_broken: Callable[[Absence, Return], bool]
    needs: frozenset[Table] = frozenset()


@dataclass(frozen=True)
class Finding:
    """A rule, and the row that breaks it."""

    rule: Rule
    table: Table
    line: int
    child: str
    is_of_last_year: bool = False


def findings(sent: Return) -> Iterator[Finding]:
    """Every rule asked of every row, in the order of the rows."""
    asked = [rule for rule in RULES if rule.needs <= sent.tables]
    for row in sent.missing:
        for rule in asked:
            if rule.is_broken(row, sent):
                yield Finding(rule, Table.MISSING, row.line, row.child)
    if Table.EPISODES in sent.tables:
        yield from _left_care_at_eighteen(sent)
    yield from _not_heard_of_again(sent)


def _left_care_at_eighteen(sent: Return) -> Iterator[Finding]:
    by_child: dict[str, list[Absence]] = {}
    for row in sent.missing:
        if row.until and row.born and row.until == birthday(row.born, 18):
            by_child.setdefault(row.child, []).append(row)
    for child, rows in by_child.items():
        for spell in (sent.care or {}).get(child, ()):
            if any(_missed_its_reason(row, spell) for row in rows):
                yield Finding(REASON_AT_EIGHTEEN, Table.EPISODES, spell.line, child)


def _missed_its_reason(row: Absence, spell: CareSpell) -> bool:
    return spell.ends == row.until and spell.reason != "E8"


def _not_heard_of_again(sent: Return) -> Iterator[Finding]:
    """Stricter than the validator, which says nothing of a child with no row at all this year:
    that is the child nobody looked for again. The line is last year's."""
    for child, rows in sent.open_last_year.items():
        if child not in sent.earliest:
            for row in rows:
                yield Finding(
                    HEARD_OF_NO_MORE, Table.MISSING, row.line, child, is_of_last_year=True
                )


def _overlaps(row: Absence, sent: Return) -> bool:
    before = sent.before.get(row.line)
    if before is None or before.until is None:
        return before is not None
    return row.since is not None and row.since < before.until


def _outlives_its_placement(row: Absence, sent: Return) -> bool:
    return not row.end and any(
        spell.begins and spell.ends and row.since and spell.begins <= row.since <= spell.ends
        for spell in (sent.care or {}).get(row.child, ())
    )


def _starts_otherwise_than_last_year(row: Absence, sent: Return) -> bool:
    return sent.earliest.get(row.child) is row and any(
        last.since != row.since for last in sent.open_last_year.get(row.child, ())
    )


def _outside_every_period(
    row: Absence, sent: Return, is_outside: Callable[[Absence, Period], bool]
) -> bool:
    periods = sent.periods.get(row.child, ())
    has_been_looked_after = bool(periods) and row.since is not None
    return has_been_looked_after and all(is_outside(row, period) for period in periods)


def _open_or_ending_outside(row: Absence, period: Period) -> bool:
    assert row.since is not None
    if row.until is None:
        return period.ends is not None or row.since < period.begins
    return row.until < period.begins or (period.ends is not None and row.until > period.ends)


def _starting_outside(row: Absence, period: Period) -> bool:
    assert row.since is not None
    return row.since < period.begins or (period.ends is not None and row.since > period.ends)


def _in_no_episode(row: Absence, sent: Return) -> bool:
    spells = (sent.care or {}).get(row.child, ())
    return bool(spells) and not any(_is_within(row, spell) for spell in spells)


def _is_within(row: Absence, spell: CareSpell) -> bool:
    if row.since is None or spell.begins is None or row.since < spell.begins:
        return False
    return spell.ends is None or row.since <= spell.ends


def _born_otherwise(row: Absence, sent: Return) -> bool:
    said = (sent.header or {}).get(row.child, frozenset())
    return row.born is not None and any(born not in (None, row.born) for born in said)


_PERIOD = "missing/away from placement without authorisation period"
_WITH_CARE = frozenset({Table.EPISODES})
_WITH_HEADER = frozenset({Table.HEADER})

RULES = (
    Rule(
        "564",
        "Child was missing or away from placement without authorisation and the date started is "
        "blank.",
        ("MISSING", "MIS_START"),
        lambda row, sent: row.kind in KINDS and not row.start,
    ),
    Rule(
        "565",
        "The date that the child started to be missing or away from placement without "
        "authorisation has been completed but whether the child was missing or away from "
        "placement without authorisation has not been completed.",
        ("MISSING", "MIS_START"),
        lambda row, sent: bool(row.start) and not row.kind,
    ),
    Rule(
        "566",
        "The date that the child's episode of being missing or away from placement without "
        "authorisation ended has been completed but whether the child was missing or away without "
        "authorisation has not been completed.",
        ("MISSING", "MIS_END"),
        lambda row, sent: bool(row.end) and not row.kind,
    ),
    Rule(
        "567",
        "The date that the missing episode or episode that the child was away from placement "
        "without authorisation ended is before the date that it started.",
        ("MIS_START", "MIS_END"),
        lambda row, sent: bool(row.since and row.until and row.since > row.until),
    ),
    Rule(
        "570",
        "The date that the child started to be missing or away from placement without "
        "authorisation is after the end of the collection year.",
        ("MIS_START",),
        lambda row, sent: bool(row.since and row.since > sent.year.last),
    ),
    Rule(
        "571",
        "The date that the child ceased to be missing or away from placement without "
        "authorisation is before the start or after the end of the collection year.",
        ("MIS_END",),
        lambda row, sent: bool(row.until and not sent.year.holds(row.until)),
    ),
    Rule(
        "574",
        f"A new {_PERIOD} cannot start when the previous {_PERIOD} is still open. Missing/away "
        "from placement without authorisation periods should also not overlap.",
        ("MIS_START", "MIS_END"),
        _overlaps,
    ),
    Rule(
        "575",
        "If the placement from which the child goes missing/away from placement without "
        f"authorisation ends, the {_PERIOD} in the missing module must also have an end date.",
        ("MIS_END",),
        _outlives_its_placement,
        _WITH_CARE,
    ),
    Rule(
        "576",
        f"There is an open {_PERIOD} in last year’s return and there is no corresponding period "
        "recorded at the start of this year.",
        ("CHILD",),
        _starts_otherwise_than_last_year,
    ),
    Rule(
        "577",
        f"Child ceased to be looked after but there is a {_PERIOD} without an end date.",
        ("MIS_END",),
        lambda row, sent: _outside_every_period(row, sent, _open_or_ending_outside),
        _WITH_CARE,
    ),
    Rule(
        "578",
        "The date that the child started to be missing is after the child ceased to be looked "
        "after.",
        ("MIS_START",),
        lambda row, sent: _outside_every_period(row, sent, _starting_outside),
        _WITH_CARE,
    ),
    Rule(
        "581",
        "Child is missing but has not yet started to be looked after.",
        ("MIS_START",),
        _in_no_episode,
        _WITH_CARE,
    ),
    Rule(
        "586",
        "Dates of missing periods are before child’s date of birth.",
        ("MIS_START",),
        lambda row, sent: bool(row.since and row.born and row.since <= row.born),
    ),
    Rule(
        "1004",
        "The start date of the missing episode or episode that the child was away from placement "
        "without authorisation is not a valid date.",
        ("MIS_START",),
        lambda row, sent: row.since is None,
    ),
    Rule(
        "1005",
        "The end date of the missing episode or episode that the child was away from placement "
        "without authorisation is not a valid date.",
        ("MIS_END",),
        lambda row, sent: bool(row.end) and row.until is None,
    ),
    Rule(
        "1006",
        "Missing type invalid.",
        ("MISSING",),
        lambda row, sent: row.kind not in ("", *KINDS),
    ),
    Rule(
        "1012",
        "No other data should be returned for OC3 children who had no episodes in the current year",
        ("CHILD",),
        lambda row, sent: row.child not in (sent.care or {}),
        _WITH_CARE,
    ),
    Rule(
        "INT04",
        "Internal Check: Child in Missing does not exist in Header.",
        ("CHILD",),
        lambda row, sent: row.child not in (sent.header or {}),
        _WITH_HEADER,
    ),
    Rule(
        "INT13",
        "Internal Check: DOB in Missing is different to DOB in Header.",
        ("DOB",),
        _born_otherwise,
        _WITH_HEADER,
    ),
)
REASON_AT_EIGHTEEN = Rule(
    "580",
    "Child is missing when cease being looked after but reason episode ceased not ‘E8’.",
    ("REC",),
    lambda row, sent: False,
    _WITH_CARE,
)
HEARD_OF_NO_MORE = next(rule for rule in RULES if rule.code == "576")
ALL_RULES: tuple[Rule, ...] = (*RULES, REASON_AT_EIGHTEEN)


def refusing(found: Iterable[Finding]) -> dict[int, list[Finding]]:
    """By line of Missing: why the row is left out. Rule 576 speaks of last year's row, and 580 of
    how care ended: neither makes this absence untrue."""
    lines: dict[int, list[Finding]] = {}
    for one in found:
        if one.table is Table.MISSING and one.rule.code != "576":
            lines.setdefault(one.line, []).append(one)
    return lines
