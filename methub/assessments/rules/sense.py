"""What no tool can say, however well it is written down."""

import re
from dataclasses import fields, is_dataclass

from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES
from methub.assessments.codes import About, Kind, Method
from methub.assessments.rules.levels import impossible_levels
from methub.assessments.rules.refusing import Wrong, known, meant, twice
from methub.assessments.rules.shape import Item, Points, Tool
from methub.guidance.rules import OWN, shipped_entries
from methub.policies.rules.lines import Path

CODE = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_MONTHS = 120
MOST_POINTS = 1_000
MOST_ITEMS = 500
# Letters that are not seen: of a page's control, and those that turn the words around them.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def senseless(tool: Tool) -> Wrong:
    """Everything that cannot be, with where it stands in the file."""
    yield from _unprintable(tool, ())
    yield from _header(tool)
    yield from _named_once(tool)
    yield from _windows(tool)
    yield from _scales(tool)
    yield from _sections(tool)
    yield from _items(tool)
    yield from impossible_levels(tool)
    yield from _floors(tool)


def _unprintable(value: object, path: Path) -> Wrong:
    """A character that no page can show, no database can keep, or that makes a level or an item
    read as another."""
    if isinstance(value, str) and UNSEEN.search(value):
        yield path, "There is a character here that cannot be shown."
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _unprintable(inner, (*path, index))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _unprintable(getattr(value, field.name), (*path, field.name))


def _header(tool: Tool) -> Wrong:
    if not NAME.fullmatch(tool.name) or len(tool.name) > 60:
        yield ("name",), f"“{tool.name}” must be small letters and figures, joined by hyphens."
    if not CODE.fullmatch(tool.version) or len(tool.version) > 30:
        yield ("version",), f"“{tool.version}” must be letters and figures, like “2” or “2026.1”."
    if not 1 <= tool.review_months <= MOST_MONTHS:
        yield ("review_months",), f"A review is due after 1 to {MOST_MONTHS} months."
    if not tool.completed_by:
        yield ("completed_by",), "Somebody must be allowed to complete it."
    for index, role in enumerate(tool.completed_by):
        if Permission.WRITE_ASSESSMENT not in DUTIES[role].opens:
            yield ("completed_by", index), f"“{role}” does not assess children."
    yield from twice(tool.completed_by, ("completed_by",))
    yield from twice(tool.types, ("types",))
    yield from twice(tool.narrative, ("narrative",))
    if tool.about is About.EXPLOITATION and not tool.types:
        yield ("about",), "A tool about exploitation must say of which “types”."


def _named_once(tool: Tool) -> Wrong:
    """Every list has something in it, and nothing twice."""
    for name in ("sections", "items", "levels"):
        if not getattr(tool, name):
            yield (name,), f"There are no {name}."
    if len(tool.items) > MOST_ITEMS:
        yield ("items",), f"There are more than {MOST_ITEMS} items."
    for name in ("sections", "items", "levels", "scales"):
        codes = [one.code for one in getattr(tool, name)]
        for index, code in enumerate(codes):
            if not CODE.fullmatch(code) or len(code) > 60:
                yield (
                    (name, index, "code"),
                    f"“{code}” must be letters and figures, joined by hyphens or points.",
                )
        yield from twice(codes, (name,), "code")
    yield from twice(tool.grades, ("grades",))


def _windows(tool: Tool) -> Wrong:
    is_asked = any(tool.section_of.get(i.section) for i in tool.items) and any(
        _kind(tool, item) is Kind.PRESENCE for item in tool.items
    )
    if tool.windows is None:
        if is_asked:
            yield (), "There are no “windows”: how many months evidence counts as now and recent."
        return
    windows = tool.windows
    for name in ("current_months", "recent_months"):
        if not 1 <= getattr(windows, name) <= MOST_MONTHS:
            yield ("windows", name), f"A window is 1 to {MOST_MONTHS} months."
    if windows.recent_months <= windows.current_months:
        yield (
            ("windows", "recent_months"),
            f"Recent evidence must reach further back than the {windows.current_months} months of"
            " current evidence.",
        )


def _scales(tool: Tool) -> Wrong:
    for index, scale in enumerate(tool.scales):
        path: Path = ("scales", index)
        if len(scale.answers) < 2:
            yield path, f"Scale “{scale.code}” needs at least two answers."
        yield from twice([a.code for a in scale.answers], (*path, "answers"), "code")
        points = [answer.points for answer in scale.answers]
        for row, answer in enumerate(scale.answers):
            here = (*path, "answers", row)
            if answer.code == "not-known":
                yield here, "“not-known” may be answered everywhere; it needs no line."
            if not CODE.fullmatch(answer.code):
                yield here, f"“{answer.code}” must be letters and figures, joined by hyphens."
            yield from _points_between(answer.points, here)
            yield from known(answer.grade, tool.grades, here, "grade")
            if row and points[row] < points[row - 1]:
                yield here, "Answers stand from the least worrying to the most: it scores less."


def _sections(tool: Tool) -> Wrong:
    used = {item.section for item in tool.items}
    for index, section in enumerate(tool.sections):
        path: Path = ("sections", index)
        if section.code not in used:
            yield path, f"Section “{section.code}” has no items."
        yield from _weights(section.points, (*path, "points"))
        yield from known(section.grade, tool.grades, (*path, "grade"), "grade")
        yield from known(section.scale, [s.code for s in tool.scales], (*path, "scale"), "scale")


def _items(tool: Tool) -> Wrong:
    sections = [section.code for section in tool.sections]
    for index, item in enumerate(tool.items):
        path: Path = ("items", index)
        if not item.section:
            yield path, f"Item {item.code} is in no section."
        if item.section and item.section not in sections:
            yield (
                (*path, "section"),
                f"Item {item.code} is in no section: there is no section “{item.section}”."
                f"{meant(item.section, sections)}",
            )
            continue
        if item.section:
            yield from _item(tool, item, path)


def _item(tool: Tool, item: Item, path: Path) -> Wrong:
    if item.points is not None:
        yield from _weights(item.points, (*path, "points"))
    yield from known(item.grade, tool.grades, (*path, "grade"), "grade")
    yield from known(item.scale, [s.code for s in tool.scales], (*path, "scale"), "scale")
    kind = tool.kind_of(item)
    if kind is Kind.GRADED and tool.scale_of(item) is None:
        yield path, f"Item {item.code} is graded, and neither it nor its section names a scale."
    if kind is not Kind.GRADED and item.scale:
        yield (*path, "scale"), f"Item {item.code} names a scale, and is not graded."
    if kind is Kind.PRESENCE and tool.method is Method.COUNTS and not tool.grade_of(item):
        yield path, f"Item {item.code} has no grade, so it could never be counted."
    if kind is not Kind.WORDS and tool.method is Method.SCORE and not tool.most_of(item):
        yield path, f"Item {item.code} can never score: neither it nor its section says points."
    if kind is Kind.PRESENCE and tool.method is Method.COUNTS and not tool.points_of(item).both:
        yield path, f"Item {item.code} is never counted: its points say when it is."


def _floors(tool: Tool) -> Wrong:
    levels = [level.code for level in tool.levels]
    for index, floor in enumerate(tool.floors):
        yield from known(floor.at_least, levels, ("floors", index, "at_least"), "level")
    yield from twice([floor.about for floor in tool.floors], ("floors",), "about")


def unknown_references(tool: Tool) -> Wrong:
    """Asked only of a tool that is being loaded: one in use is read for ever, whatever becomes of
    the reference. What an authority added itself is not looked for."""
    for index, item in enumerate(tool.items):
        for row, code in enumerate(item.reference):
            if not code.startswith(OWN):
                path = ("items", index, "reference", row)
                yield from known(code, shipped_entries(), path, "entry in the reference")


def _weights(points: Points, path: Path) -> Wrong:
    rising = (points.earlier, points.recently, points.now, points.both)
    for score in rising:
        yield from _points_between(score, path)
    if list(rising) != sorted(rising):
        yield path, "Older may never score more than newer, nor both less than one of them."


def _points_between(points: int, path: Path) -> Wrong:
    if not 0 <= points <= MOST_POINTS:
        yield path, f"Points are 0 to {MOST_POINTS}; {points} is impossible."


def _kind(tool: Tool, item: Item) -> Kind | None:
    section = tool.section_of.get(item.section)
    return item.kind or (section.kind if section else None)
