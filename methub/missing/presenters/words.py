"""Facts of an episode as people read them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from methub.fittings.components import SummaryRow, Tag, Tone
from methub.foundation.codes import Code
from methub.foundation.spoken import day, instant
from methub.missing import rules
from methub.missing.codes import AuthorityStatus, PoliceGrade, SpokenHow, YesNo

NOT_KNOWN = "Not recorded"
_CODES: dict[str, str] = {code.value: code.label for code in (*YesNo, *SpokenHow)}
_GRADE_TONES: dict[str, Tone] = {PoliceGrade.HIGH: "late", PoliceGrade.MEDIUM: "soon"}

# The name of each fact, in the order the page shows them.
FACTS = {
    "missing_since": "Missing since",
    "missing_from": "Missing from",
    "last_seen_at": "Last seen",
    "last_seen": "Last seen by, and where",
    "reported_at": "Reported to the police",
    "reported_by": "Reported by",
    "told_hub_at": "Hub told",
    "circumstances": "Circumstances",
    "clothing": "Clothing",
    "with_whom": "Perhaps with",
    "places_checked": "Places checked",
    "police_reference": "Police reference",
    "force": "Police force",
    "occurrence": "Occurrence number",
    "found_at": "Found",
    "found_where": "Found where",
    "found_by": "Found by",
    "found_told_at": "Hub told that the child was found",
    "returned_at": "Returned",
    "returned_to": "Returned to",
    "cause": "What was behind it",
    "crime_found": "Crime found",
    "crime_reference": "Crime reference",
    "crime_investigator": "Investigated by",
}

PREVENTION = {
    "not_done_because": "Not done, because",
    "held_at": "Held",
    "held_how": "How",
    "officer": "Officer",
    "seen_alone": "Seen alone",
    "parent_present": "Parent or carer present",
    "returned_how": "How the child came back",
    "condition": "How the child was",
    "harm_suffered": "Came to harm",
    "harm": "What harm",
    "under_influence": "Under the influence",
    "belongings": "Belongings",
    "accompanied_by": "With",
    "addresses": "Addresses",
    "vehicles": "Vehicles",
    "reason_given": "The reason the child gave",
    "victim_of_crime": "Crime against the child",
    "offences_disclosed": "Offences the child spoke of",
    "exploitation_signs": "Signs of exploitation",
    "likely_again": "Likely to go missing again",
    "wishes": "What the child wishes",
    "referral": "Referrals",
    "information": "For the hub",
    "sent_at": "Sent to the hub",
}
CARE_PLAN = {
    "reviewed_at": "Reviewed",
    "addresses_reasons": "Addresses why the child went missing",
    "reasons_note": "What it says",
    "prevention_strategy": "To prevent another episode",
    "partners_input": "Partners",
    "exploitation_actions": "On exploitation",
    "trafficking_actions": "On trafficking",
    "gang_actions": "On gangs",
}


def grade_tag(grade: str, *, is_over: bool) -> Tag:
    tone: Tone = "calm" if is_over else _GRADE_TONES.get(grade, "calm")
    return Tag(f"Police: {_was(PoliceGrade(grade), is_over)}", tone)


def status_tag(status: str, *, is_over: bool) -> Tag:
    return Tag(f"Authority: {_was(AuthorityStatus(status), is_over)}")


def _was(code: Code, is_over: bool) -> str:
    return f"was {code.label.lower()}" if is_over else code.label


def rows(record: Any, fields: Iterable[str], names: dict[str, str]) -> tuple[SummaryRow, ...]:
    """Only what was recorded: an empty row says nothing and hides what does."""
    return tuple(
        SummaryRow(names[field], said) for field in fields if (said := _said(record, field))
    )


def _said(record: Any, field: str) -> str:
    fact = getattr(record, field)
    is_kept_with_precision = fact and field in rules.PRECISION_OF
    return record.known(field).in_words if is_kept_with_precision else spoken(fact)


def spoken(fact: object) -> str:
    if isinstance(fact, datetime):
        return instant(fact)
    return _CODES.get(str(fact), str(fact or ""))


def kept(field: str, text: str) -> str:
    """What a correction kept, read again: a day is kept as a day."""
    if not text:
        return NOT_KNOWN
    if field in rules.PRECISION_OF and len(text) == len("2026-11-21"):
        return day(date.fromisoformat(text))
    return instant(datetime.fromisoformat(text)) if field in rules.INSTANTS else spoken(text)


def label(code: type[Code], value: str) -> str:
    return code(value).label
