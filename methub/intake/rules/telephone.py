"""What somebody said on the telephone, written as a message in our own layout.

It is then kept and read like everything else that arrives, so that a call leaves the same trace
as an e-mail and waits for the same press.
"""

from collections.abc import Iterable
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from methub.foundation.timekeeping import london

# The key each answer is written under: spellings that the shipped layouts read.
KEYS: dict[str, str] = {
    "kind": "Message type",
    "police_reference": "Police reference",
    "surname": "Surname",
    "forenames": "Forenames",
    "known_as": "Known as",
    "born_on": "DOB",
    "sex": "Sex",
    "home_address": "Home address",
    "placement": "Placement",
    "missing_from": "Missing from",
    "missing_since": "Missing since",
    "last_seen_at": "Last seen",
    "reported_at": "Reported",
    "reported_by": "Reported by",
    "grade": "Risk",
    "circumstances": "Circumstances",
    "clothing": "Clothing",
    "with_whom": "With",
    "places_checked": "Places checked",
    "found_at": "Found",
    "found_where": "Found at",
    "found_by": "Found by",
    "returned_at": "Returned",
    "returned_to": "Returned to",
    "information": "Information for local authority",
}


def telephone_message(
    said: Iterable[tuple[str, object]], *, taken_by: str, key: str, at: datetime
) -> bytes:
    """The call as an e-mail file. `key` names the call, so that it can be recognised."""
    message = EmailMessage()
    message["Subject"] = "Taken down on the telephone"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{key}@telephone>"
    lines = [f"{KEYS[name]}: {_said(value)}" for name, value in said if value]
    message.set_content("\n".join([*lines, "", f"Taken down by {_said(taken_by)}."]))
    return message.as_bytes()


def _said(value: object) -> str:
    """On one line: a new line could pass for another answer."""
    if isinstance(value, datetime):
        return f"{london(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return " ".join(str(getattr(value, "label", value)).split())
