"""What no policy can say, however well it is written down."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES
from methub.policies.codes import PROMISES
from methub.policies.rules.lines import Path
from methub.policies.rules.reading import decisions, meaning_of
from methub.policies.rules.shape import Choice, Policy, Rung

Wrong = Iterator[tuple[Path, str]]

AUTHORITY_CODE = re.compile(r"E(06|08|09|10)\d{6}")
DISTRICT_CODE = re.compile(r"E0[6-9]\d{6}")
CHOICE_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CHOICES = (
    "police_grades",
    "authority_statuses",
    "exploitation_levels",
    "exemption_reasons",
    "refusal_reasons",
)


def impossibilities(policy: Policy) -> Wrong:
    """Everything that cannot be, with where it stands in the profile."""
    yield from _confirmations(policy)
    yield from _ages(policy)
    yield from _meetings(policy)
    yield from _area(policy)
    for name in CHOICES:
        yield from _choices(getattr(policy.lists, name), ("lists", name))
    if not policy.lists.helplines:
        yield ("lists", "helplines"), "A child must be told of at least one helpline."
    yield from _offers(policy)
    yield from _ladders(policy)
    yield from _contract(policy)


def _confirmations(policy: Policy) -> Wrong:
    for index, name in enumerate(policy.to_be_confirmed):
        if not _is_decided(name):
            yield ("to_be_confirmed", index), f"“{name}” is not something a policy decides."
    yield from _twice(policy.to_be_confirmed, ("to_be_confirmed",))


def _is_decided(name: str) -> bool:
    section: type = Policy
    for part in name.split("."):
        if not is_dataclass(section) or part not in {field.name for field in fields(section)}:
            return False
        section, _ = meaning_of(decisions(section)[part])
    return True


def _ages(policy: Policy) -> Wrong:
    ages = policy.ages
    if ages.transition_years * 12 + ages.transition_months >= ages.missing_until * 12:
        yield (
            ("ages", "transition_years"),
            "Moving to adult services must be raised before the age at which a child is no"
            " longer a missing child.",
        )
    if ages.hub_until < ages.missing_until:
        yield (
            ("ages", "hub_until"),
            f"The hub cannot stop at {ages.hub_until} while a child is a missing child until"
            f" {ages.missing_until}.",
        )


def _meetings(policy: Policy) -> Wrong:
    meetings = policy.strategy_meetings
    if meetings.tell_convenor_within_hours > meetings.hold_within_hours:
        yield (
            ("strategy_meetings", "tell_convenor_within_hours"),
            "Whoever convenes the meeting cannot be told after it must have been held.",
        )


def _area(policy: Policy) -> Wrong:
    area = policy.area
    if not AUTHORITY_CODE.fullmatch(area.authority_code):
        yield ("area", "authority_code"), _no_code(area.authority_code, "an authority")
    for index, code in enumerate(area.boundary_codes):
        if not AUTHORITY_CODE.fullmatch(code):
            yield ("area", "boundary_codes", index), _no_code(code, "an authority")
    if area.authority_code not in area.boundary_codes:
        yield ("area", "boundary_codes"), "The authority’s own area must be inside the boundary."
    yield from _twice(area.boundary_codes, ("area", "boundary_codes"))
    for index, district in enumerate(area.districts):
        if not DISTRICT_CODE.fullmatch(district.code):
            yield ("area", "districts", index), _no_code(district.code, "a district")
    yield from _twice([district.code for district in area.districts], ("area", "districts"))


def _choices(choices: Sequence[Choice], path: Path) -> Wrong:
    if not choices:
        yield path, "There is nothing to choose from."
    for index, choice in enumerate(choices):
        if not CHOICE_CODE.fullmatch(choice.code):
            yield (
                (*path, index),
                f"“{choice.code}” must be small letters and figures, joined by hyphens.",
            )
    yield from _twice([choice.code for choice in choices], path)


def _offers(policy: Policy) -> Wrong:
    levels = [level.code for level in policy.lists.exploitation_levels]
    path: Path = ("assessments", "core_offer")
    for index, row in enumerate(policy.assessments.core_offer):
        if row.level not in levels:
            yield (*path, index), f"“{row.level}” is not one of the levels of exploitation."
    yield from _twice([row.level for row in policy.assessments.core_offer], path)


def _ladders(policy: Policy) -> Wrong:
    if "otherwise" not in policy.ladders:
        yield ("ladders",), "There must be a ladder named “otherwise”, for every other promise."
    for promise, rungs in policy.ladders.items():
        path: Path = ("ladders", promise)
        if promise not in PROMISES | {"otherwise"}:
            yield path, f"“{promise}” is not a promise anybody makes."
        if not rungs:
            yield path, "A ladder without a rung never climbs."
        yield from _rungs(rungs, path)


def _rungs(rungs: Sequence[Rung], path: Path) -> Wrong:
    for index, rung in enumerate(rungs):
        if index and rung.after_hours <= rungs[index - 1].after_hours:
            yield (*path, index), "Each rung must be reached later than the one below it."
        if Permission.ACCEPT_ALERT not in DUTIES[rung.role].opens:
            yield (*path, index), f"“{rung.role}” may not accept an alert, so it would stop there."


def _contract(policy: Policy) -> Wrong:
    contract = policy.commissioned
    if contract is None:
        return
    if contract.ends_on < contract.starts_on:
        yield ("commissioned", "ends_on"), "The contract ends before it starts."
    try:
        date(2001, contract.year_starts_month, contract.year_starts_day)  # not a leap year
    except ValueError:
        yield ("commissioned", "year_starts_day"), "There is no such day in every year."


def _twice(codes: Sequence[str], path: Path) -> Wrong:
    for index, code in enumerate(codes):
        if code in codes[:index]:
            yield (*path, index), f"“{code}” stands here twice."


def _no_code(code: str, of: str) -> str:
    return f"“{code}” is not the code of {of} in England."
