"""Before the child is spoken to: attempts, who is asked, what the parent or carer was offered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from methub.children.codes import CarerKind, LivingKind
from methub.fittings.components import Cell, Column, SideItem, Table, Tag, Tone
from methub.foundation import spoken
from methub.interviews.codes import (
    AttemptMethod,
    AttemptResult,
    ConsentGiven,
    Interviewer,
    Route,
)
from methub.interviews.queries import Before, Carer, Consent, Episode, Interview, Placement

_TONES: dict[ConsentGiven, Tone] = {ConsentGiven.YES: "ok", ConsentGiven.NO: "late"}


@dataclass(frozen=True)
class Asked:
    """One person to be asked before the interview: how they stand, and any limit on contact."""

    who: str
    limits: str
    answer: Tag
    share_with: str
    href: str


def attempts(before: Before) -> Table:
    return Table(
        "Attempts to reach the child and the family",
        (Column("When and how"), Column("What came of it"), Column("Who")),
        tuple(
            (
                Cell(spoken.instant(row.tried_at), note=AttemptMethod(row.method).label),
                Cell(AttemptResult(row.result).label, note=row.note),
                Cell(row.recorded_by_name),
            )
            for row in before.attempts
        ),
        "No attempt is recorded yet. Record each one, also when nobody answers.",
    )


def offers(before: Before) -> Table:
    return Table(
        "What the parent or carer was offered",
        (Column("When"), Column("Who"), Column("Took it up"), Column("What they said")),
        tuple(
            (
                Cell(spoken.instant(row.offered_at)),
                Cell(row.carer.name if row.carer else "Somebody else"),
                Cell("Yes" if row.took_it_up else "No"),
                Cell(row.said, note=row.advice),
            )
            for row in before.parent_offers
        ),
        "Nobody has been offered a say and advice yet. It is owed with every interview.",
    )


def asked(interview: Interview, before: Before, child: str) -> tuple[Asked, ...]:
    """The child first; then each parent or carer, with what limits contact with them."""
    reference = interview.reference
    return (
        _asked(child, "", before.of_child, reverse("interviews:consent", args=[reference])),
        *(
            _asked(
                carer_words(carer),
                _reached(carer),
                before.of_carer(carer),
                reverse("interviews:consent-of-carer", args=[reference, carer.reference]),
            )
            for carer in before.carers
        ),
    )


def whereabouts(homes: Iterable[Placement]) -> tuple[SideItem, ...]:
    """Where to find the child. A protected address stands on no page but the child's own."""
    return tuple(
        SideItem(
            "Address protected: ask the hub"
            if home.is_protected
            else ", ".join(filter(None, (home.name, home.address, home.postcode)))
            or "No address is recorded: ask the hub",
            note=LivingKind(home.kind).label,
        )
        for home in homes
    )


def override(interview: Interview) -> str:
    """The senior's exception, where there is one: who, when and why."""
    if not hasattr(interview, "consent_override"):
        return ""
    row = interview.consent_override
    return f"{row.recorded_by_name}, {spoken.instant(row.recorded_at)}: {row.reason}"


def interviewer(interview: Interview) -> Interviewer:
    """Who most likely holds it: whoever it is routed to."""
    is_commissioned = interview.route == Route.COMMISSIONED
    return Interviewer.COMMISSIONED if is_commissioned else Interviewer.HUB_WORKER


def episode_choices(episodes: list[Episode]) -> list[tuple[str, str]]:
    return [(e.reference, f"Missing from {e.known('missing_since').in_words}") for e in episodes]


def carer_choices(carers: list[Carer]) -> list[tuple[str, str]]:
    return [(carer.reference, carer_words(carer)) for carer in carers]


def carer_words(carer: Carer) -> str:
    """ "Dawn Hollis, parent". The home is named only where its address is not protected."""
    home = carer.placement
    where = f", {home.name}" if home and home.name and not home.is_protected else ""
    return f"{carer.name}, {CarerKind(carer.kind).label.lower()}{where}"


def _reached(carer: Carer) -> str:
    """How to reach them, and what limits it; no telephone of somebody who is not to be rung, nor
    one that leads to a home which nobody may be told."""
    if not carer.is_to_be_notified:
        return f"Not to be contacted. {carer.contact_limits}".strip()
    is_kept = carer.phone and carer.keeps_numbers(knows_homes=False)
    phone = "Telephone protected: ask the hub" if is_kept else carer.phone
    return ". ".join(filter(None, (phone, carer.contact_limits)))


def _asked(who: str, limits: str, consent: Consent | None, href: str) -> Asked:
    if consent is None:
        return Asked(who, limits, Tag("not asked yet", "soon"), "", href)
    given = ConsentGiven(consent.given)
    return Asked(
        who,
        limits,
        Tag(f"{given.label}, {spoken.instant(consent.asked_at)}", _TONES.get(given, "calm")),
        consent.share_with,
        href,
    )
