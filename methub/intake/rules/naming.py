"""Who the child is: from what is said to a name and a date of birth, or to a problem."""

import re
from datetime import date, datetime

from methub.foundation.timekeeping import age_on, london_day
from methub.intake.rules.filling import Filling
from methub.intake.rules.layout import plain
from methub.intake.rules.lines import Said
from methub.intake.rules.moments import day_in
from methub.intake.rules.names import full_name, in_title, is_more_than_a_name, name_alone

OLDEST = 25
"""Years. The oldest the hub works with in any authority; an older date of birth is asked about."""

_ALSO = re.compile(
    r"[\s,(]+(?:aka|a\.k\.a\.?|(?:also )?known as)\b[:\s]*(?P<name>.+)", re.IGNORECASE
)
_SEVERAL = re.compile(r"(?<!\d)[&+/;\n](?!\d)")
_UNSURE = "The message gives the name in one piece: check which part is the surname."


def surname(filling: Filling, said: Said) -> None:
    if "," in said.text:
        whole_name(filling, said)
    else:
        _part("surname", filling, said)


def forenames(filling: Filling, said: Said) -> None:
    _part("forenames", filling, said)


def whole_name(filling: Filling, said: Said) -> None:
    """A whole name on one line, perhaps with the date of birth after it."""
    if not filling.is_short("surname", said):
        return
    text, birth = _birth_apart(filling, said.text)
    if also := _ALSO.search(text):
        filling.values["known_as"] = also["name"].strip(" )\"'“”")
        text = text[: also.start()]
    name = _name(filling, "surname", Said(said.field, text.strip(" ,;–-"), said.line))
    if name:
        read = full_name(name)
        filling.values |= {"surname": read.surname, "forenames": read.forenames}
        if not read.is_sure:
            filling.problem("surname", said.text, _UNSURE)
    if birth:
        born(filling, Said("born_on", birth, said.line))


def _part(field: str, filling: Filling, said: Said) -> None:
    if filling.is_short(field, said) and (name := _name(filling, field, said)):
        filling.values[field] = in_title(name)


def _name(filling: Filling, field: str, said: Said) -> str:
    """The one name these words are; blank where they are several, or more than a name. Of two
    children in one line, neither may become half of the other."""
    words = plain(said.text).split()
    if _SEVERAL.search(said.text) or filling.layout.phrases["several"].intersection(words):
        why = f"“{said.text[:80]}” may name more than one child: each needs a notification."
        filling.problem(field, said.text, why)
        return ""
    name, beside = name_alone(_without_honorific(filling, said.text))
    if beside:
        filling.others.append(said.line)
    is_anothers = filling.layout.phrases["others"].intersection(plain(beside).split())
    if is_anothers or is_more_than_a_name(name):
        filling.problem(field, said.text, f"“{said.text[:80]}” says more than a name.")
        return ""
    return name


def _without_honorific(filling: Filling, said: str) -> str:
    first, _, rest = said.strip().partition(" ")
    return rest if rest and filling.layout.is_one_of("honorifics", first) else said


def _birth_apart(filling: Filling, said: str) -> tuple[str, str]:
    """What comes after "DOB" in the line of a name."""
    for key in (key for key, meant in filling.layout.keys.items() if meant == "born_on"):
        if found := re.search(rf"[\s,(]+{re.escape(key)}\b[:\s]*(.+)", said, re.IGNORECASE):
            return said[: found.start()], found[1].strip(" )")
    return said, ""


def born(filling: Filling, said: Said) -> None:
    """A date of birth that cannot be is never a value: a child is looked up and matched by it."""
    read = day_in(said.text, filling.layout.dates)
    filling.values["born_on_text"] = said.text
    on, why = read.on, read.why
    if on is not None:
        on, why = _likely_birth(on, said.text, filling.sent_at)
    proposed = read.proposed
    if on is not None and why:
        on, proposed = None, on
    filling.values |= {"born_on": on, "born_on_proposed": proposed}
    if why:
        hint = f" It could be {proposed.day} {proposed:%B %Y}: please check." if proposed else ""
        filling.problem("born_on", said.text, f"“{said.text[:80]}”: {why}.{hint}")


def _likely_birth(on: date, said: str, sent_at: datetime | None) -> tuple[date | None, str]:
    if sent_at is None:
        return on, ""
    today = london_day(sent_at)
    if on > today:
        return None, "a date of birth after the message was sent"
    age = age_on(on, today)
    if age >= 120:
        return None, "a date of birth more than 120 years ago"
    return (
        on,
        f"this makes the person {age}, older than the hub works with" if age >= OLDEST else "",
    )
