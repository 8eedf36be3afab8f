"""What a plan's form begins with, and what stands beside it after somebody else's change."""

from typing import Any

from methub.children.codes import LivingKind
from methub.fittings.components import SummaryRow
from methub.foundation import spoken
from methub.plans.codes import PlanKind
from methub.plans.queries import Known
from methub.plans.rules import WITHHELD, in_words


def beginning(kind: PlanKind, before: Any, known: Known) -> dict[str, Any]:
    """The version before, without what is withheld from its writer; for a first trigger plan, what
    the record knows already. A protected home is never put into what many people will hold."""
    if before is not None:
        kept = {code: said for code, said in before.answers.items() if said != WITHHELD}
        return {**kept, "version": before.number}
    first: dict[str, Any] = {"version": 0}
    if kind is PlanKind.TRIGGER:
        first |= {
            "aliases": ", ".join(known.known_as),
            "addresses": "\n".join(_homes(known)),
            "legal": known.situation.care_status.label if known.situation.care_status else "",
            "places": "\n".join(dict.fromkeys(_found_before(known))),
        }
    return first


FEARED = {PlanKind.SAFETY: "worries", PlanKind.REDUCTION: "risks", PlanKind.INTERIM: "arrival"}
"""Where a plan says what is feared."""


def from_concern(kind: PlanKind, concern: Any) -> dict[str, Any]:
    """What was seen, where a first plan is begun from a concern. The words of somebody who asked
    to be protected are put into nothing that many people will hold."""
    first = {"why": f"A concern was raised, {spoken.instant(concern.told_at)}."}
    if kind in FEARED and not concern.is_source_protected:
        first[FEARED[kind]] = concern.seen
    return first


def standing(plan: Any) -> tuple[SummaryRow, ...]:
    return tuple(SummaryRow(words, said) for words, said in in_words(plan.kind, plan.answers))


def _homes(known: Known) -> list[str]:
    if known.is_hidden:
        return []
    return [
        f"{where} ({LivingKind(home.kind).label})"
        for home in known.situation.placements
        if not home.is_protected
        for where in [", ".join(filter(None, [home.name, home.address, home.postcode]))]
        if where
    ]


def _found_before(known: Known) -> list[str]:
    """Where the child was found before is where one looks first."""
    if known.is_hidden:
        return []
    return [one.found_where for one in known.episodes if one.found_where]
