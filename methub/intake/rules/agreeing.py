"""What several lines say of one thing: the same, another half of it, or something else."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from methub.intake.rules.fields import SHOWN_AS
from methub.intake.rules.filling import Filling
from methub.intake.rules.layout import plain
from methub.intake.rules.lines import Said
from methub.intake.rules.moments import InstantRead, day_in

# The fields whose keys together tell one moment.
_MOMENTS = (
    ("missing_since",), ("last_seen",), ("reported_at",), ("graded_at",), ("placed_from",),
    ("found", "found_place"), ("returned", "returned_place"), ("prevention_at",),
)  # fmt: skip
_HOLD_PLACES = frozenset({"last_seen", "found", "returned"})


def agreed(lines: Sequence[Said], filling: Filling) -> list[Said]:
    """What is said once, or twice alike. Prose said twice is joined; anything else said in two
    ways is nobody's to choose but a person's."""
    said: dict[str, Said] = {}
    torn: set[str] = set()
    for line in _made_whole(lines, filling):
        first = said.setdefault(line.field, line)
        if first is line or _says_the_same(first, line, filling):
            continue
        if line.field in filling.layout.phrases["running_on"]:
            said[line.field] = replace(first, text=f"{first.text}\n{line.text}")
            continue
        if line.field not in torn:
            why = f"The message says both “{first.text[:80]}” and “{line.text[:80]}”."
            filling.problem(SHOWN_AS.get(line.field, line.field), line.text, why)
        torn.add(line.field)
        filling.others.append(line.line)
    if {"surname", "forenames"} <= said.keys() and "full_name" in said:
        filling.others.append(said.pop("full_name").line)  # said already, and more surely
    return [line for name, line in said.items() if name not in torn]


def _made_whole(lines: Sequence[Said], filling: Filling) -> list[Said]:
    """ "Date found" and "Time found" in two rows are one moment; so are "Last seen: Fenview
    House" and "Date last seen" one sentence. Half a time starts no clock for a found child."""
    whole = [_said_where_or_when(line, filling) for line in lines]
    for fields in _MOMENTS:
        if sum(line.field in fields for line in whole) > 1:
            whole = _joined(whole, fields, filling, _is_only_a_day, _is_only_an_hour)
        if fields[0] in _HOLD_PLACES:
            whole = _joined(whole, fields[:1], filling, _is_a_moment, _is_a_place)
    return whole


def _said_where_or_when(line: Said, filling: Filling) -> Said:
    """ "Missing from: 20/11/2026 18:15" says since when, and no place."""
    if line.field != "missing_from":
        return line
    read = filling.instant("missing_since", line)
    rest = day_in(line.text, filling.layout.dates).rest if read.is_only_a_day else read.rest
    is_time = read.is_only_an_hour or not filling.without_noise(rest)
    return replace(line, field="missing_since") if line.text and is_time else line


Half = Callable[[InstantRead], bool]


def _joined(
    lines: list[Said], fields: Sequence[str], filling: Filling, first: Half, second: Half
) -> list[Said]:
    """The lines, with the one first half and the one second half among them on one line."""
    told = [
        (line, filling.instant(line.field, line))
        for line in lines
        if line.field in fields and line.text and not filling.is_not_known(line.text)
    ]
    firsts = [line for line, read in told if first(read)]
    seconds = [line for line, read in told if second(read)]
    if _texts(firsts) != 1 or _texts(seconds) != 1:
        return lines
    one, other = firsts[0], seconds[0]
    in_order = Said(one.field, f"{one.text} {other.text}", f"{one.line}\n{other.line}")
    turned = replace(in_order, text=f"{other.text} {one.text}")
    tried = (line for line in (in_order, turned) if filling.instant(one.field, line).at)
    halves = {id(line) for line in (*firsts, *seconds)}
    kept = [line for line in lines if id(line) not in halves or line is one]
    return [next(tried, in_order) if line is one else line for line in kept]


def _texts(lines: Sequence[Said]) -> int:
    return len({plain(line.text) for line in lines})


def _is_only_a_day(read: InstantRead) -> bool:
    return read.is_only_a_day


def _is_only_an_hour(read: InstantRead) -> bool:
    return read.is_only_an_hour


def _is_a_moment(read: InstantRead) -> bool:
    return read.at is not None


def _is_a_place(read: InstantRead) -> bool:
    return not read.is_about_time


def _says_the_same(one: Said, other: Said, filling: Filling) -> bool:
    if plain(one.text) == plain(other.text):
        return True
    first, second = (filling.instant(line.field, line) for line in (one, other))
    return first.at is not None and (first.at, first.rest) == (second.at, second.rest)
