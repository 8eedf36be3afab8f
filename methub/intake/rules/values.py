"""From what is said under a key to a value, or to a problem in plain words. Never both."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from methub.foundation.codes import Code
from methub.intake.rules.fields import NAMES, SHOWN_AS
from methub.intake.rules.filling import Filling
from methub.intake.rules.lines import Said
from methub.intake.rules.names import postcode_in
from methub.intake.rules.naming import born, forenames, surname, whole_name
from methub.missing.codes import PoliceGrade, PreventionOutcome, YesNo
from methub.people.codes import Sex

_LEADING = re.compile(r"^(?:at|in|to|on|by|from|near|,|-|–)\s+|^[\s,;.–-]+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,;(–-]|\b(?:at|on))+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?!\d)")
_FIRST_WORDS = 3  # an answer; beyond them its reasons, which may hold any word
_LISTED = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")


Reader = Callable[[Filling, Said], None]


# Two cells that may be two values are not put together.
_ON_ONE_LINE = frozenset({*NAMES, "police_reference", "occurrence", "officer", "known_as"})


def take(filling: Filling, said: Said) -> None:
    """Read one line. What says that it is not known leaves the field blank."""
    if not said.text or filling.is_not_known(said.text):
        filling.others.append(said.line)
        if said.text and said.field == "born_on":
            filling.problem("born_on", said.text, "The date of birth is not known to the sender.")
    elif "\t" in said.text and said.field in _ON_ONE_LINE:
        why = f"“{said.text[:80]}” stands in several columns: check which of it is meant."
        filling.problem(SHOWN_AS.get(said.field, said.field), said.text, why)
        filling.others.append(said.line)
    else:
        READERS[said.field](filling, replace(said, text=said.text.replace("\t", " ")))


def _words(name: str) -> Reader:
    def read(filling: Filling, said: Said) -> None:
        filling.values[name] = said.text

    return read


def _short(name: str) -> Reader:
    def read(filling: Filling, said: Said) -> None:
        if filling.is_short(name, said):
            filling.values[name] = said.text

    return read


def _of_prevention(name: str) -> Reader:
    def read(filling: Filling, said: Said) -> None:
        filling.prevention[name] = said.text

    return read


def _address(name: str) -> Reader:
    def read(filling: Filling, said: Said) -> None:
        filling.values[name] = said.text
        if postcode := postcode_in(said.text):
            filling.values.setdefault("postcodes", {})[name] = postcode

    return read


def _time(name: str, *, must_have_happened: bool = True) -> Reader:
    def read(filling: Filling, said: Said) -> None:
        filling.must_be_instant(name, said, must_have_happened=must_have_happened)

    return read


def _place_and_time(place: str, time: str) -> Reader:
    """ "Found: 21/11/2026 03:40", "Found at: Horsefair car park", "Returned to: Fenview House,
    March at 04:25 on 21/11/2026": under one key a place, a time, or both."""

    def read(filling: Filling, said: Said) -> None:
        told = filling.instant(time, said)
        if told.at:
            filling.values[time] = told.at
        elif told.is_about_time:
            filling.problem(time, said.text, f"“{said.text[:80]}”: {told.why}.")
        where = _trimmed(told.rest)
        if not filling.without_noise(where) or not (told.at or not told.is_about_time):
            return
        if filling.layout.begins("not_places", told.rest):
            filling.others.append(said.line)
        else:
            _address(place)(filling, Said(said.field, where, said.line))

    return read


def _code(name: str, table: str, kind: type[Code]) -> Reader:
    def read(filling: Filling, said: Said) -> None:
        code = filling.layout.only_code_at_start(table, said.text)
        if code is None:
            filling.problem(name, said.text, f"“{said.text[:80]}” is not a word known here.")
        else:
            filling.values[name] = kind(code)

    return read


def _grade(filling: Filling, said: Said) -> None:
    """Only a grade that begins the line and is the only one in it: "not high", "medium to high"
    and "was medium, now high" are for a person to read."""
    code = filling.layout.only_code_at_start("grades", said.text)
    if code is None:
        why = f"“{said.text[:80]}” does not give one grade known here."
        filling.problem("police_risk", said.text, why)
    else:
        filling.values["police_risk"] = PoliceGrade(code)


def _reason(filling: Filling, said: Said) -> None:
    """Why the grade changed; "Updated 20/11/2026 23:55" within it says when."""
    filling.values["risk_reason"] = said.text
    for phrase in filling.layout.phrases["grade_times"]:
        found = re.search(rf"\b{re.escape(phrase)}\b(.*)", said.text, re.IGNORECASE | re.DOTALL)
        if found:
            told = filling.instant("graded_at", Said(said.field, found[1][:60], said.line))
            if told.at:
                filling.values["graded_at"] = told.at


def _count(filling: Filling, said: Said) -> None:
    number = _NUMBER.match(said.text)
    if number:
        filling.values["previous_episodes"] = int(number[0])
    elif filling.layout.code_at_start("answers", said.text) == YesNo.NO:
        filling.values["previous_episodes"] = 0
    else:
        filling.problem("previous_episodes", said.text, f"“{said.text[:80]}” is not a number.")


def _markers(filling: Filling, said: Said) -> None:
    filling.values["markers"] = tuple(part for part in _LISTED.split(said.text) if part)


def _answer(name: str, *, words: str = "") -> Reader:
    """Yes, no or not known, and the words themselves beside it."""

    def read(filling: Filling, said: Said) -> None:
        answer = filling.layout.only_code_at_start("answers", said.text, words=_FIRST_WORDS)
        filling.prevention[name] = YesNo(answer) if answer else None
        if words:
            filling.prevention[words] = said.text
        elif answer is None:
            filling.others.append(said.line)

    return read


def _prevention(filling: Filling, said: Said) -> None:
    """ "Completed 21/11/2026 04:40 by PC 1482 MARSH, seen alone": five facts on one line."""
    told = filling.instant("prevention", said)
    outcome = filling.layout.only_code_at_start("outcomes", said.text, words=_FIRST_WORDS)
    alone = filling.layout.codes_within("seen_alone", said.text)
    filling.prevention |= {
        "said": said.text,
        "outcome": PreventionOutcome(outcome) if outcome else None,
        "at": told.at,
    }
    if alone:
        filling.prevention["seen_alone"] = YesNo(alone[0])
    if officer := re.search(r"\bby\s+([^,;(]+)", told.rest):
        filling.prevention["by"] = _TRAILING.sub("", officer[1])
    if outcome is None:
        why = f"“{said.text[:80]}” does not say whether the prevention interview was done."
        filling.problem("prevention", said.text, why)
    elif told.at is None and told.is_about_time:
        filling.problem("prevention", said.text, f"“{said.text[:80]}”: {told.why}.")


def _prevention_time(filling: Filling, said: Said) -> None:
    told = filling.instant("prevention", said)
    if told.at is None:
        filling.problem("prevention", said.text, f"“{said.text[:80]}”: {told.why}.")
    else:
        filling.prevention["at"] = told.at


def _trigger_plan(filling: Filling, said: Said) -> None:
    code = filling.layout.only_code_at_start("answers", said.text, words=_FIRST_WORDS)
    attached = filling.layout.codes_within("trigger_plan", f"trigger plan {said.text}")
    answer = code or next(iter(attached), None)
    filling.values["has_trigger_plan"] = None if answer is None else answer == YesNo.YES


def _kind(filling: Filling, said: Said) -> None:
    """Read with the headings, in `deciding`: one line alone does not decide."""


def _trimmed(rest: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", rest)).strip()


READERS: Mapping[str, Reader] = {
    **{name: _short(name) for name in (
        "force", "police_reference", "occurrence", "officer", "known_as", "ethnicity",
        "care_status", "responsible_authority", "allocated_worker", "mace_lead",
    )},
    **{name: _words(name) for name in (
        "placement", "reported_by", "circumstances", "clothing", "with_whom", "places_checked",
        "found_by", "known_risks",
    )},
    **{name: _address(name) for name in ("home_address", "missing_from", "placement_address")},
    **{name: _time(name) for name in ("missing_since", "reported_at", "graded_at")},
    # A placement may be announced before it begins, and should be.
    "placed_from": _time("placed_from", must_have_happened=False),
    "last_seen": _place_and_time("last_seen", "last_seen_at"),
    "found": _place_and_time("found_where", "found_at"),
    "found_place": _place_and_time("found_where", "found_at"),
    "returned": _place_and_time("returned_to", "returned_at"),
    "returned_place": _place_and_time("returned_to", "returned_at"),
    "kind": _kind,
    "full_name": whole_name,
    "surname": surname,
    "forenames": forenames,
    "born_on": born,
    "sex": _code("sex", "sexes", Sex),
    "police_risk": _grade,
    "risk_reason": _reason,
    "previous_episodes": _count,
    "markers": _markers,
    "prevention": _prevention,
    "prevention_at": _prevention_time,
    "prevention_by": _of_prevention("by"),
    "seen_alone": _answer("seen_alone"),
    "harm": _answer("harm_suffered", words="harm"),
    "accompanied_by": _of_prevention("accompanied_by"),
    "information": _of_prevention("information"),
    "likely_again": _answer("likely_again"),
    "trigger_plan": _trigger_plan,
}  # fmt: skip
