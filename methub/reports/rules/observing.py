"""What the figures of a month support saying: each observation from a count that anybody can check.

All that reach the count are listed, however little they stand out: whether it matters is for a
person to say, who knows the home and the school."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from methub.reports.codes import Notice
from methub.reports.rules import chance

LEAST = 3
"""Fewer than three are children, and no pattern."""
BEFORE = 6
NOTHING_BEFORE = "Nothing is on record before it to compare with."


@dataclass(frozen=True)
class Told:
    """One home, school, district, type or reason, month by month, the last the month itself.
    `counts`: what makes it an observation; `apart`: what chance is judged by, because episodes of
    one child do not come by themselves."""

    value: str
    words: str
    counts: tuple[int, ...]
    apart: tuple[int, ...]


@dataclass(frozen=True)
class Rule:
    """`things`: what was looked at. `is_rise`: only where there is more than usual. `counted` and
    `apart`: one and many of what is counted."""

    things: str
    says: str
    counted: tuple[str, str]
    apart: tuple[str, str] = ("child", "children")
    is_rise: bool = False


_CHILDREN = ("child", "children")
_LEVELS = ("level", "levels")
_INTERVIEWS = ("interview", "interviews")
RULES: dict[Notice, Rule] = {
    Notice.HOME: Rule(
        "children’s homes", "{counted} of {apart} who lived at {words}",
        ("missing episode", "missing episodes"),
    ),
    Notice.SCHOOL: Rule("schools", "{counted} at {words} went missing", _CHILDREN),
    Notice.SCHOOL_LEVEL: Rule(
        "schools", "{counted} at {words} with a new or a higher level of exploitation", _CHILDREN
    ),
    Notice.DISTRICT: Rule(
        "districts", "{counted} went missing in {words}, more than usual", _CHILDREN, is_rise=True
    ),
    Notice.TYPE: Rule(
        "types", "{words}: {counted} new or risen, more than usual", _LEVELS, _LEVELS, is_rise=True
    ),
    Notice.REASON: Rule(
        "main reasons", "“{words}”: the main reason in {counted}, more than usual",
        _INTERVIEWS, _INTERVIEWS, is_rise=True,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Noticed:
    """An observation that the figures propose. `key` stays the same while the figures move."""

    key: str
    notice: Notice
    value: str
    says: str
    evidence: tuple[str, ...]
    chance: float


def noticed(notice: Notice, told: Sequence[Told], *, share: Fraction) -> list[Noticed]:
    """Whatever reaches the count, what chance shows least first. `share`: how much of what came in
    all the months could have come in this one: of their days, or of their interviews."""
    looked_at = [one for one in told if any(one.counts)]
    if not any(any(one.counts[:-1]) for one in looked_at):
        share = Fraction(1)  # the hub has just begun: three would be unheard of, and mean nothing
    rule = RULES[notice]
    found = [
        _noticed(notice, one, looked_at=len(looked_at), share=share)
        for one in looked_at
        if one.value and one.counts[-1] >= LEAST and (not rule.is_rise or _has_risen(one))
    ]
    return sorted(found, key=lambda one: (one.chance, one.says))


def key_of(notice: Notice, value: str) -> str:
    """Names no home and no school: it stands in addresses."""
    return f"{notice}-{hashlib.sha256(value.encode()).hexdigest()[:12]}"


def _has_risen(one: Told) -> bool:
    *before, now = one.counts
    return now * len(before) > sum(before)


def _noticed(notice: Notice, one: Told, *, looked_at: int, share: Fraction) -> Noticed:
    rule = RULES[notice]
    *before, now = one.apart
    likely = chance.at_least(now, before=sum(before), share=share)
    says = rule.says.format(
        words=one.words,
        counted=how_many(one.counts[-1], rule.counted),
        apart=how_many(now, rule.apart),
    )
    return Noticed(
        key=key_of(notice, one.value),
        notice=notice,
        value=one.value,
        says=says[:1].upper() + says[1:],
        evidence=tuple(_evidence(rule, one, likely, looked_at)),
        chance=1.0 if likely is None else likely,
    )


def _evidence(rule: Rule, one: Told, likely: float | None, looked_at: int) -> Iterator[str]:
    *before, _ = one.counts
    yield f"Usual: {usual(before)} a month ({sum(before):,} in the {len(before)} months before)."
    if likely is None:
        yield NOTHING_BEFORE
        return
    judged = "" if rule.apart == rule.counted else f", judged by {rule.apart[1]}"
    yield f"{chance.in_words(likely)}{judged}."
    yield f"{chance.among(likely, looked_at, rule.things)}."


def usual(before: Iterable[int]) -> str:
    """The mean of the months before, to one figure after the point."""
    counts = list(before)
    return f"{sum(counts) / len(counts):.1f}" if counts else "nothing"


def how_many(count: int, words: tuple[str, str]) -> str:
    """ "1 child", "3 children"."""
    return f"{count:,} {words[0] if count == 1 else words[1]}"
