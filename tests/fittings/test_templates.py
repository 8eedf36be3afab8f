"""What every template of every room must hold, and that a misspelt name raises."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from methub.fittings.components import Cell, Column, Figure, Link, SideItem, SummaryRow, Tag
from methub.fittings.official import component
from tests.fittings import gallery
from tests.fittings.page import macro, render

ROOT = Path(__file__).parents[2]
FITTINGS = ROOT / "methub" / "fittings"
TEMPLATES = sorted((ROOT / "methub").glob("*/templates/**/*.html"))
STYLES = "".join(path.read_text() for path in (FITTINGS / "styles").glob("*.scss"))
# A browser under our rules ignores all of these: a page that relies on one does not work.
FORBIDDEN = {
    "a style beside the words": r"\sstyle\s*=",
    "a style sheet in the page": r"<style",
    "a script in an attribute": r"<[^>]*\son[a-z]+\s*=|javascript:",
    "htmx that evaluates": r"hx-on|js:|hx-vals|hx-vars|hx-trigger=\"[^\"]*\[",
    "another site's file": r"(?:(?:src|action)|<link[^>]*href)=\"(?:https?:)?//",
    "markup let through unescaped": r"\|\s*safe\b",
}
# The frame names two scripts, and the official class on the body needs one in the page.
SCRIPT = re.compile(
    r"<script(?! (?:nonce=\"\{\{ nonce\(\) \}\}\"|type=\"module\" src=|defer src=))"
)


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT / "methub"))


def wrongs(source: str) -> list[str]:
    found = [what for what, pattern in FORBIDDEN.items() if re.search(pattern, source, re.I)]
    return found + (["a script in the page"] if SCRIPT.search(source) else [])


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_nothing_in_a_page_that_our_own_rules_forbid(path):
    assert wrongs(path.read_text()) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<a onclick='x()'>",
        '<a href="javascript:x()">',
        '<p hx-on:click="x()">',
        '<p hx-trigger="click[ctrlKey]">',
        '<img src="https://tiles.example/1.png">',
        "{{ words | safe }}",
        "<script>x()</script>",
        '<script src="/x.js"></script>',
    ],
)
def test_the_rules_catch_what_is_planted(planted):
    assert wrongs(planted)


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_classes_of_a_design_system_are_written_only_in_fittings(path):
    if FITTINGS not in path.parents:
        assert not re.search(r"(govuk|moj)-|official\(", path.read_text())


@pytest.mark.parametrize("path", [*TEMPLATES, FITTINGS / "drawing.py"], ids=ids)
def test_every_class_of_ours_has_a_style(path):
    styled = set(re.findall(r"mh-[\w-]+", STYLES))
    for classes in re.findall(r'class="([^"{}]*)"', path.read_text()):
        for name in classes.split():
            assert name in styled or not name.startswith("mh-"), f"{name} has no style"


def test_every_official_component_that_is_drawn_has_its_styles():
    for path in (FITTINGS / "drawing.py", *(FITTINGS / "templates").rglob("*.html")):
        for name in re.findall(r'(?:official|component)\("([\w-]+)"\)', path.read_text()):
            assert f'components/{name}"' in STYLES, f"{name} has no styles in hub.scss"


def test_a_misspelt_variable_raises():
    with pytest.raises(UndefinedError):
        render("{{ chld }}")


def test_a_misspelt_attribute_raises_even_in_a_question():
    with pytest.raises(UndefinedError):
        render("{% if tag.tonne %}late{% endif %}", tag=Tag("late"))


def test_the_official_components_stay_lenient_and_ours_strict():
    assert component("button")({"text": "Save"})
    with pytest.raises(UndefinedError):
        macro("kit.button(it)", it=Tag("not a link"))


HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    ("call", "it"),
    [
        ("kit.tag(it)", Tag(HOSTILE)),
        ("kit.button(it, about=it.words)", Link(HOSTILE, HOSTILE)),
        ("kit.submit(it.text)", Tag(HOSTILE)),
        ("kit.back(it.text, it.text)", Tag(HOSTILE)),
        ("kit.act(it.text, it.text, hidden={it.text: it.text})", Tag(HOSTILE)),
        ("kit.summary([it])", SummaryRow(HOSTILE, HOSTILE, Tag(HOSTILE), HOSTILE)),
        ("kit.cell(it)", Cell(HOSTILE, HOSTILE, Tag(HOSTILE), HOSTILE)),
        ("kit.side(it.text, [it], it.text)", SideItem(HOSTILE, HOSTILE, HOSTILE, Tag(HOSTILE))),
        ("kit.figures([it])", Figure(HOSTILE, HOSTILE, HOSTILE, HOSTILE, Link(HOSTILE, HOSTILE))),
        ("kit.badge(it.text, it.text)", Tag(HOSTILE)),
    ],
)
def test_nothing_that_was_written_becomes_part_of_the_page(call, it):
    drawn = macro(call, it=it)
    assert "<script" not in drawn
    assert "&lt;script" in drawn


def test_an_empty_list_says_what_to_do_next():
    assert "One opens when the child is found" in macro(
        "kit.table(empty)", empty=gallery.CONTEXT["empty"]
    )


def test_numbers_stand_to_the_right_and_say_what_they_are_on_a_phone():
    drawn = macro("kit.table(listed)", listed=gallery.LIST)
    assert 'class="govuk-table__cell mh-number" data-label="Episodes">7<' in drawn
    assert 'aria-sort="ascending"><a' in drawn


def test_a_column_that_cannot_be_sorted_does_not_pretend_to():
    assert "aria-sort" not in macro(
        "kit.table(it)", it=gallery.Table("T", (Column("Name"),), ((Cell("Tia"),),), "")
    )


def test_a_row_that_two_buttons_share_is_told_apart_by_ear():
    drawn = macro("kit.work('Late', rows)", rows=gallery.WORK)
    assert 'Record attempt<span class="govuk-visually-hidden">: Return home interview, Tia' in drawn
