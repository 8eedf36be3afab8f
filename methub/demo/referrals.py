"""Services in the demonstration: what is offered, who was referred, advice, and what is missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from methub.demo.life import Life
from methub.foundation.timekeeping import london_day
from methub.referrals import changes
from methub.referrals.codes import Benefits, ServiceKind, StepKind
from methub.referrals.models import Referral, Service

SENIOR = "Samira Whitby"
EARLY_HELP = "Cambridgeshire early help"
K = ServiceKind
OFFERED: tuple[tuple[str, ServiceKind, str, str], ...] = (
    ("SAFE", K.DIRECT_WORK, "", "Children at significant risk of criminal exploitation"),
    ("Which Way", K.MENTORING, EARLY_HELP, "Children aged 10 to 17 on the edge of it"),
    ("Willow direct work", K.DIRECT_WORK, "", "Children exploited, or about to be"),
    ("Consultation", K.CONSULTATION, "", "Any colleague: half an hour, the same week"),
    ("Therapeutic support", K.THERAPY, "Community paediatrics", "After harm, with a referral"),
    ("Early help", K.EARLY_HELP, EARLY_HELP, "Families who ask for support"),
    ("Youth offending service", K.YOUTH_JUSTICE, "", "Children known to the courts"),
)


@dataclass(frozen=True)
class Told:
    """One request, days before now, and what became of it after so many more."""

    days: float
    who: int
    service: str
    needs: str
    hoped: str
    steps: tuple[tuple[StepKind, float, str], ...] = ()
    benefits: Benefits = Benefits.CHILD
    whom: str = ""


S = StepKind
STORY = (
    Told(90, 3, "SAFE", "Owes money to older boys.", "Somebody to ring at night.",
         ((S.ACCEPT, 2, "Ama Boateng"), (S.START, 6, ""), (S.WORKER, 40, "Joe Bright"))),
    Told(80, 11, "Which Way", "Out of school by day.", "A full week at school.",
         ((S.ACCEPT, 3, "Kit Larsen"), (S.START, 7, ""),
          (S.END, 70, "Three weeks at school without a gap; football twice a week."))),
    Told(60, 8, "Therapeutic support", "Sleeps badly since she was hurt.", "Sleeps.",
         ((S.DECLINE, 9, "No therapist until the spring."),)),
    Told(33, 5, "Early help", "Her parents do not know what to look out for.",
         "Parents see it coming.", ((S.ACCEPT, 4, "Sol Bennington"), (S.START, 8, "")),
         Benefits.PARENT, "Both parents"),
    Told(3, 14, "Willow direct work", "Gifts from adults online.", "Knows whom to trust."),
)  # fmt: skip


def lived(life: Life) -> None:
    """The services there are, and each request at its own time."""
    life.after(life.begins, 1, lambda at: _offer(life, at))
    for one in STORY:
        life.at(life.now - timedelta(days=one.days), partial(_ask, life, one))
    life.at(life.now - timedelta(days=12), lambda at: _advise(life, at))
    life.at(life.now - timedelta(days=30), lambda at: _miss(life, at))


def _offer(life: Life, at: datetime) -> None:
    for name, kind, agency, for_whom in OFFERED:
        changes.offer_service(
            offered=changes.Offered(name, kind, life.town.agencies.get(agency), for_whom),
            partnership=life.town.partnership, **_signed(life, at),
        )  # fmt: skip


def _ask(life: Life, told: Told, at: datetime) -> None:
    names = sorted(life.residents)
    referral = changes.request_service(
        asked=changes.Asked(
            service=Service.objects.get(name=told.service, partnership=life.town.partnership),
            child=life.residents[names[told.who % len(names)]].child, benefits=told.benefits,
            who=told.whom, needs=told.needs, hoped=told.hoped, risk_before="Moderate",
        ),
        partnership=life.town.partnership, **_signed(life, at),
    )  # fmt: skip
    for version, (kind, days, words) in enumerate(told.steps, start=1):
        life.after(at, days * 24, partial(_step, life, referral, version, kind, words))


def _step(
    life: Life, referral: Referral, version: int, kind: StepKind, words: str, at: datetime
) -> None:
    said: dict[str, Any] = {
        S.ACCEPT: {"worker": words}, S.WORKER: {"worker": words}, S.DECLINE: {"said": words},
        S.END: {"achieved": words, "risk_after": "Emerging"},
    }.get(kind, {})  # fmt: skip
    changes.record_step(
        referral=referral, kind=kind, done_on=london_day(at), version=version, **said,
        **_signed(life, at),
    )  # fmt: skip


def _advise(life: Life, at: datetime) -> None:
    names = sorted(life.residents)
    changes.record_consultation(
        advised=changes.Advised(
            held_on=london_day(at), asked_by="Ruth Calder, Fenland Academy", given_by=SENIOR,
            asked="A pupil comes to school with new things every week. Whom do I tell?",
            advice="Ask what happened and not who gave it; keep a dated note; raise a concern.",
            child=life.residents[names[20 % len(names)]].child,
            service=Service.objects.get(name="Consultation", partnership=life.town.partnership),
        ),
        partnership=life.town.partnership, **_signed(life, at),
    )  # fmt: skip


def _miss(life: Life, at: datetime) -> None:
    for need, place, children, answer in (
        ("Therapy after sexual harm, without a wait of months", "Everywhere", 9, ""),
        ("A safe place to stay for one night", "Wisbech", 4, "Two foster homes are asked."),
    ):
        gap = changes.record_gap(
            noticed=changes.Noticed(need, children, "Grace Adeyemi", london_day(at), place),
            partnership=life.town.partnership, **_signed(life, at),
        )  # fmt: skip
        if answer:
            changes.answer_gap(
                gap=gap, children=children, owner="Grace Adeyemi", answer=answer, is_filled=False,
                version=1, **_signed(life, at),
            )  # fmt: skip


def _signed(life: Life, at: datetime) -> dict[str, Any]:
    return {"by": life.town.actor(SENIOR), "at": at}
