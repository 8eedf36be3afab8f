"""Which child each number of a return is; whoever nobody knows comes on to the record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from methub.children import changes as children
from methub.children.models import Child
from methub.foundation.many import insert_many
from methub.people.changes import Numbered
from methub.people.codes import IdentifierKind, Sex
from methub.people.models import PersonIdentifier
from methub.returns.changes.refusals import MergedMeanwhile
from methub.returns.changes.work import Work
from methub.returns.codes import Outcome, Table
from methub.returns.models import ReturnNumber
from methub.returns.rules.days import read_day
from methub.returns.rules.layouts import COLUMNS, Sheet
from methub.returns.rules.plausible import refuse_other_authority

AT_ONCE = 5_000
_SEX = {"1": Sex.MALE, "2": Sex.FEMALE, "M": Sex.MALE, "F": Sex.FEMALE}
_LONGEST = 20


@dataclass(frozen=True)
class Described:
    """What the files say of one child."""

    number: str
    line: int
    table: Table
    born_on: date | None = None
    sex: Sex = Sex.UNKNOWN
    upn: str = ""


@dataclass(frozen=True)
class Found:
    """Whom the numbers are already, and which of them were known by a pupil number alone."""

    children: dict[str, Child]
    by_upn: list[str]


def find_children(work: Work, sheets: Sequence[Sheet]) -> None:
    """Every number of the files: known by it, known by a pupil number and the same birthday, or
    new. Nothing less than that is certain, and two children made one is worse than one made two:
    the queue of duplicates proposes the rest."""
    described = _described(sheets)
    found = _held(work, described)
    work.children |= found.children
    for number in found.by_upn:
        one = described[number]
        work.report.tell(one.table, one.line, number, Outcome.NOTED,
                         "Known by the pupil number and the date of birth.")  # fmt: skip
    _note_other_birthdays(work, described)
    _register(work, [one for number, one in described.items() if number not in work.children])
    _keep_numbers(work)


def is_a_number(text: str) -> bool:
    return text.isascii() and text.isalnum() and len(text) <= _LONGEST


def _described(sheets: Sequence[Sheet]) -> dict[str, Described]:
    """The table of children says most; any other says at least a number, most a birthday."""
    found: dict[str, Described] = {}
    for sheet in sorted(sheets, key=lambda one: one.table is not Table.HEADER):
        columns = COLUMNS[sheet.table]
        for row in sheet.rows:
            said = dict(zip(columns, row.values, strict=True))
            number = said["CHILD"].upper()
            if number in found or not is_a_number(number):
                continue
            found[number] = Described(
                number=number,
                line=row.line,
                table=sheet.table,
                born_on=read_day(said.get("DOB", "")),
                sex=_SEX.get(said.get("SEX", "").upper(), Sex.UNKNOWN),
                upn=said.get("UPN", "").upper(),
            )
    return found


def _held(work: Work, described: Mapping[str, Described]) -> Found:
    """Looked for, held, and looked for again. A number leads to one record of two until the
    moment they are merged or taken apart: a row written on the strength of what was so before
    would stand in the wrong child's record."""
    before = _found(work, described)
    merged_away = Child.objects.hold({child.pk for child in before.children.values()})
    found = _found(work, described)
    if merged_away or found != before:
        raise MergedMeanwhile
    return found


def _found(work: Work, described: Mapping[str, Described]) -> Found:
    known = _by_return_number(work, described)
    known |= _by_identifier(work, [number for number in described if number not in known])
    unknown = [one for number, one in described.items() if number not in known]
    by_upn = _by_pupil_number(work, unknown)
    return Found(known | by_upn, sorted(by_upn))


def _chunks(numbers: Iterable[str]) -> Iterator[list[str]]:
    waiting = list(numbers)
    for first in range(0, len(waiting), AT_ONCE):
        yield waiting[first : first + AT_ONCE]


def _by_return_number(work: Work, numbers: Iterable[str]) -> dict[str, Child]:
    return {
        row.number: _as_it_stands(row.child)
        for some in _chunks(numbers)
        for row in ReturnNumber.objects.filter(
            authority=work.authority, number__in=some
        ).select_related("child__person")
    }


def _by_identifier(work: Work, numbers: Iterable[str]) -> dict[str, Child]:
    """Somebody typed the number into the record, or the hub gave its own reference in a return."""
    found: dict[str, Child] = {}
    ours = Child.objects.filter(responsible_authority=work.authority).select_related("person")
    for some in _chunks(numbers):
        for child in ours.filter(person__reference__in=some):
            found[child.person.reference] = _as_it_stands(child)
        typed = PersonIdentifier.objects.filter(kind=IdentifierKind.SSDA903, value__in=some)
        people = {row.person_id: row.value for row in typed}
        for child in ours.filter(pk__in=people):
            found[people[child.pk]] = _as_it_stands(child)
    return found


def _by_pupil_number(work: Work, unknown: Sequence[Described]) -> dict[str, Child]:
    asked = {one.upn: one for one in unknown if _is_upn(one.upn) and one.born_on}
    found: dict[str, Child] = {}
    for some in _chunks(asked):
        same = PersonIdentifier.objects.filter(
            kind=IdentifierKind.UPN, value__in=some, person__partnership=work.authority.partnership
        )
        upn_of = {row.person_id: row.value for row in same}
        for child in Child.objects.filter(pk__in=upn_of).select_related("person"):
            one = asked[upn_of[child.pk]]
            if child.person.born_on == one.born_on:
                found[one.number] = _as_it_stands(child)
    return found


def _as_it_stands(child: Child) -> Child:
    """A record that was merged into another leads to that one: nothing is written where nobody
    would find it."""
    while child.person.merged_into_id is not None:
        child = Child.objects.select_related("person").get(pk=child.person.merged_into_id)
    return child


def _note_other_birthdays(work: Work, described: dict[str, Described]) -> None:
    refuse_other_authority(
        child.person.born_on == described[number].born_on
        for number, child in work.children.items()
        if child.person.born_on and described[number].born_on
    )
    for number, child in work.children.items():
        one = described[number]
        held = child.person.born_on
        if held and one.born_on and held != one.born_on:
            work.report.tell(
                one.table, one.line, number, Outcome.NOTED,
                f"The record says that this child was born on {held:%d/%m/%Y}. It was left so.",
            )  # fmt: skip


def _register(work: Work, new: Sequence[Described]) -> None:
    for first in range(0, len(new), AT_ONCE):
        some = new[first : first + AT_ONCE]
        made = children.register_numbered_children(
            authority=work.authority,
            numbered=[_numbered(one) for one in some],
            by=work.by,
            at=work.at,
        )
        work.children |= {one.number: child for one, child in zip(some, made, strict=True)}
        work.registered |= {one.number for one in some}
        work.progress("Children", first + len(some), len(new))


def _numbered(one: Described) -> Numbered:
    numbers = [(IdentifierKind.SSDA903, one.number)]
    if _is_upn(one.upn):
        numbers.append((IdentifierKind.UPN, one.upn))
    return Numbered(
        called=f"Child {one.number} (name not known)",
        numbers=tuple(numbers),
        born_on=one.born_on,
        sex=one.sex,
    )


def _is_upn(text: str) -> bool:
    return len(text) == 13 and text[0].isalpha() and text[1:12].isdigit() and text[12].isalnum()


def _keep_numbers(work: Work) -> None:
    known = set(_by_return_number(work, work.children))
    insert_many(
        ReturnNumber,
        [
            {"number": number, "child_id": child.pk}
            for number, child in work.children.items()
            if number not in known
        ],
        authority_id=work.authority.pk,
        recorded_at=work.at,
    )
