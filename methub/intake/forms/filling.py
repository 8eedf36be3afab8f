"""What was read, in the fields of the forms: for a person to put right."""

from datetime import datetime
from typing import Any

from methub.children.codes import LivingKind
from methub.intake.forms.confirming import NOT_LISTED
from methub.intake.rules import ReadNotification
from methub.missing.codes import YesNo
from methub.out_of_area.rules import speaks_of_exploitation


def as_read(
    read: ReadNotification, *, authorities: list[tuple[str, str]], sent_at: datetime | None
) -> dict[str, Any]:
    """What was read, in the fields of every form; a form takes those it has."""
    told = read.prevention
    name, _, address = read.placement_address.partition(",")
    return {
        **{field: getattr(read, field) for field in _SAME},
        "born_on": read.born_on or read.born_on_proposed,
        "grade": read.police_risk or "",
        "reason": read.risk_reason,
        "postcode": read.postcodes.get("home_address", ""),
        "graded_at": read.graded_at or sent_at,
        "host": _named_in(read.placement_address, authorities),
        **_authority(read.responsible_authority, authorities),
        "name": name.strip() if address else "",
        "address": address.strip() or read.placement_address,
        "place_postcode": read.postcodes.get("placement_address", ""),
        "living": LivingKind.RESIDENTIAL,
        "exploitation": YesNo.YES if speaks_of_exploitation(read.known_risks) else "",
        "known_risks": read.known_risks,
        "lead_proposed": read.mace_lead,
        "has_plan": read.has_trigger_plan is True,
        "outcome": (told and told.outcome) or "",
        "held_at": told and told.at,
        "officer": told.by if told else "",
        **({field: getattr(told, field) or "" for field in _LEARNED} if told else {}),
    }


def _authority(said: str, authorities: list[tuple[str, str]]) -> dict[str, str]:
    """The listed authority the message names; failing that, its name as it was said."""
    listed = _named_in(said, authorities)
    if listed or not said:
        return {"authority": listed}
    return {"authority": NOT_LISTED, "authority_name": said}


def _named_in(said: str, authorities: list[tuple[str, str]]) -> str:
    """The reference of an authority whose name the words hold."""
    words = said.casefold()
    return next((reference for reference, name in authorities if name.casefold() in words), "")


_SAME = (
    "surname", "forenames", "known_as", "sex", "ethnicity", "home_address", "missing_since",
    "reported_at", "reported_by", "missing_from", "police_reference", "circumstances", "clothing",
    "with_whom", "places_checked", "last_seen_at", "last_seen", "force", "occurrence", "found_at",
    "found_where", "found_by", "returned_at", "returned_to", "placed_from",
)  # fmt: skip
_LEARNED = (
    "seen_alone", "harm_suffered", "harm", "accompanied_by", "information", "likely_again",
)  # fmt: skip
