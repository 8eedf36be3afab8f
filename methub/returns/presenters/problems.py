"""What a person should put right, or know, before the return is sent. The Department's rules about
missing are kept by how the rows are made; these are what the record does not say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from methub.returns.queries import InReturn, WholeReturn
from methub.returns.rules.days import written


@dataclass(frozen=True)
class Problem:
    number: str
    child_id: int
    words: str
    episode_id: int = 0


Lacks = Callable[[InReturn], bool]
LACKS: tuple[tuple[str, Lacks], ...] = (
    ("No return number: the hub’s own reference is used.", lambda one: not one.has_number),
    ("The date of birth is not known.", lambda one: one.child.person.born_on is None),
    ("The legal status is not recorded (LS).", lambda one: any(
        not one.care[spell.key].legal_status for spell in one.rows.care)),
    ("The category of need is not recorded (CIN).", lambda one: any(
        not one.care[spell.key].need for spell in one.rows.care)),
    ("The kind of placement is not recorded (PLACE).", lambda one: any(
        _place_type(one, spell.key) == "" for spell in one.rows.care)),
    ("The pupil number, or why there is none, is not recorded (UPN).", lambda one: not (
        one.upn or (one.background and one.background.upn_unknown))),
    ("Protected: postcodes are left out. Fill them in from the authority’s own system.",
     lambda one: one.hides),
)  # fmt: skip


def problems(whole: WholeReturn) -> Iterator[Problem]:
    for one in whole.children:
        for words, lacks in LACKS:
            if lacks(one):
                yield Problem(one.number, one.child.pk, words)
        yield from _untold(one, whole)


def _place_type(one: InReturn, key: int) -> str:
    home = one.care[key].placement
    return home.place_type if home else ""


def _untold(one: InReturn, whole: WholeReturn) -> Iterator[Problem]:
    told = {piece.key for piece in one.rows.absences}
    for away in one.absences:
        ends = away.until or whole.year.last
        is_of_the_year = away.since <= whole.year.last and ends >= whole.year.first
        if is_of_the_year and away.key not in told:
            yield Problem(
                one.number, one.child.pk, f"Missing from {written(away.since)}, and not told: the "
                "record does not say that the child was looked after then.", away.key,
            )  # fmt: skip
