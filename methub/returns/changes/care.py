"""Rows of Episodes become episodes of care on the record, unless it knows them already."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from methub.children import changes as children
from methub.children.changes import PastCare, PastHome
from methub.children.models import CareRecord, Child
from methub.children.queries import hides_a_home
from methub.returns.changes.work import Work
from methub.returns.codes import Outcome, Table
from methub.returns.rules.care import Compared, HeldSpell, Spell, compared, overlapping, read_spell
from methub.returns.rules.layouts import Row


def load_care(work: Work, rows: Sequence[Row], unaccompanied: frozenset[str]) -> None:
    by_child = _read(work, rows)
    keys = {work.children[number].pk for number in by_child}
    held = _held(keys)
    hidden = set(Child.objects.filter(hides_a_home("pk"), pk__in=keys).values_list("pk", flat=True))
    new: list[PastCare] = []
    for number, spells in by_child.items():
        child_id = work.children[number].pk
        wrong = overlapping(spells)
        for spell in sorted(spells, key=lambda one: one.begins):
            if spell.line in wrong:
                _tell(work, spell, Outcome.REFUSED, "It overlaps another episode of this file.")
                continue
            found = compared(spell, held.get(child_id, ()), work.year)
            if found.what == "new":
                _tell(work, spell, Outcome.TAKEN)
                new.append(
                    _past(spell, child_id, number in unaccompanied, is_hidden=child_id in hidden)
                )
            else:
                _follow(work, spell, found)
    children.record_care_history(past=new, source=work.source, by=work.by, at=work.at)


def _read(work: Work, rows: Sequence[Row]) -> Mapping[str, list[Spell]]:
    found: dict[str, list[Spell]] = defaultdict(list)
    for row in rows:
        number = row.values[0].upper()
        spell = read_spell(row)
        if isinstance(spell, str):
            work.report.tell(Table.EPISODES, row.line, number, Outcome.REFUSED, spell)
        elif number not in work.children:
            work.report.tell(
                Table.EPISODES, row.line, number, Outcome.REFUSED, "CHILD is not a number."
            )
        else:
            found[number].append(spell)
    return found


def _held(child_ids: set[int]) -> Mapping[int, list[HeldSpell]]:
    found: dict[int, list[HeldSpell]] = defaultdict(list)
    rows = CareRecord.objects.filter(child__in=child_ids, status__startswith="in-care")
    for row in rows.order_by("from_on", "pk"):
        found[row.child_id].append(
            HeldSpell(row.pk, row.from_on, row.until_on, row.legal_status, row.ended_because)
        )
    return found


def _follow(work: Work, spell: Spell, found: Compared) -> None:
    if found.what == "same":
        _tell(work, spell, Outcome.SAME)
    elif found.what == "ended" and found.held is not None and spell.ends is not None:
        children.end_care_history(
            record=CareRecord.objects.get(pk=found.held.key),
            until_on=spell.ends,
            ended_because=spell.said["REC"],
            place_changed_because=spell.said["REASON_PLACE_CHANGE"],
            by=work.by,
            at=work.at,
        )
        _tell(work, spell, Outcome.CHANGED, "It was not ended before.")
    else:
        _tell(work, spell, Outcome.REFUSED, found.why)


def _tell(work: Work, spell: Spell, outcome: Outcome, why: str = "") -> None:
    work.report.tell(Table.EPISODES, spell.line, spell.child, outcome, why)


def _past(spell: Spell, child_id: int, is_unaccompanied: bool, *, is_hidden: bool) -> PastCare:
    """A home of a child who hides from somebody is protected, whatever the return left unsaid."""
    said = spell.said
    return PastCare(
        child_id=child_id,
        from_on=spell.begins,
        until_on=spell.ends,
        legal_status=said["LS"],
        need=said["CIN"],
        started_because=said["RNE"],
        ended_because=said["REC"],
        place_changed_because=said["REASON_PLACE_CHANGE"],
        home_postcode=said["HOME_POST"],
        home=PastHome(
            place_type=said["PLACE"],
            provider_type=said["PLACE_PROVIDER"],
            postcode=said["PL_POST"],
            urn=said["URN"],
            is_protected=is_hidden,
        ),
        is_unaccompanied=is_unaccompanied,
    )
