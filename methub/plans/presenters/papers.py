"""A paper drawn from the trigger plan: for the night desk, for the police, for the shift."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.children.codes import CarerKind, LivingKind
from methub.fittings.components import SummaryRow
from methub.foundation import spoken
from methub.plans import rules
from methub.plans.codes import Paper, PlanKind
from methub.plans.queries import Known

NOT_SAID = "Not known"


@dataclass(frozen=True)
class PaperPage:
    title: str
    purpose: str
    name: str
    version: str
    photograph_href: str
    photograph_note: str
    facts: tuple[SummaryRow, ...]
    sections: tuple[tuple[str, tuple[SummaryRow, ...]], ...]
    blanks: tuple[str, ...]
    back_href: str


def paper_page(paper: Paper, plan: Any, known: Known) -> PaperPage:
    sheet, person = rules.SHEETS[paper], known.child.person
    photo = known.photograph
    return PaperPage(
        title=paper.label,
        purpose=sheet.purpose,
        name=person.name,
        version=f"Trigger plan, version {plan.number} of {spoken.instant(plan.recorded_at)}",
        photograph_href=reverse("children:photograph", args=[person.reference]) if photo else "",
        photograph_note=f"Taken {spoken.short_day(photo.taken_on)}"
        if photo and photo.taken_on
        else "Nobody said when it was taken",
        facts=tuple(_facts(known)),
        sections=tuple((heading, tuple(_rows(plan, codes))) for heading, codes in sheet.sections),
        blanks=sheet.blanks,
        back_href=reverse("plans:of-child", args=[person.reference]),
    )


def _rows(plan: Any, codes: Iterable[str]) -> Iterable[SummaryRow]:
    """On paper a question nobody could answer says so: a gap would look like an oversight."""
    table = {one.code: one for one in rules.SHAPES[PlanKind.TRIGGER].questions}
    for code in codes:
        said = plan.answers.get(code, "")
        yield SummaryRow(table[code].words, table[code].said(said) or NOT_SAID)


def _facts(known: Known) -> Iterable[SummaryRow]:
    """Who the child is, from the record itself. A protected home is on no paper."""
    person, now = known.child.person, known.situation
    yield SummaryRow("Born", spoken.day(person.born_on) if person.born_on else NOT_SAID)
    if known.known_as:
        yield SummaryRow("Known as", ", ".join(known.known_as))
    home = now.home
    if home is not None:
        where = ", ".join(filter(None, [home.name, home.address, home.postcode]))
        is_kept = home.is_protected or known.is_hidden
        kind = LivingKind(home.kind).label
        yield SummaryRow("Lives", f"Address protected ({kind})" if is_kept else where or kind)
    yield SummaryRow("Care", now.care_status.label if now.care_status else NOT_SAID)
    if now.worker is not None:
        yield SummaryRow("Worker", ", ".join(filter(None, [now.worker.name, now.worker.phone])))
    for carer in now.carers:
        yield SummaryRow(CarerKind(carer.kind).label, _carer(carer))
    yield SummaryRow("Missing before", _before(known))


def _carer(carer: Any) -> str:
    """Whoever reads this at night must not ring somebody who may not be told; and a number leads
    to the door of a protected home."""
    is_kept = carer.keeps_numbers(knows_homes=False)
    said = [
        carer.name,
        "telephone protected" if carer.phone and is_kept else carer.phone,
        "" if carer.is_to_be_notified else "not to be told",
        f"Contact: {carer.contact_limits}" if carer.contact_limits else "",
    ]
    return " · ".join(filter(None, said))


def _before(known: Known) -> str:
    count = len(known.episodes)
    if not count:
        return "Not in this record"
    last = known.episodes[0]
    found = "" if known.is_hidden else last.found_where
    often = "once" if count == 1 else f"{count} times"
    where = f"; found at {found}" if found else ""
    return f"{often}, last from {last.known('missing_since').in_words}{where}"
