"""A whole form: what is asked under an answer, its errors, and what comes back on the page."""

import re
from html import unescape

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from methub.fittings.fields import (
    ChoiceField,
    MomentField,
    NarrativeField,
    TextField,
    TickField,
    YesNoField,
)
from methub.fittings.forms import HubForm, VersionedForm
from tests.fittings.gallery import FIRST_SAID, EveryQuestion
from tests.fittings.page import macro


# --- forms
class Outcome(HubForm):
    reveals = {"outcome": {"other": ("which", "when")}, "met": {"on": ("where",)}}

    outcome = ChoiceField(label="Outcome", choices=[("held", "Held"), ("other", "Other")])
    which = TextField(label="Which?")
    when = MomentField(label="When?")
    met = TickField(label="We met")
    where = TextField(label="Where?")


def test_a_question_that_the_answer_does_not_ask_is_neither_required_nor_kept():
    form = Outcome({"outcome": "held", "which": "written, then hidden", "when_day": "nonsense"})
    assert form.is_valid()
    assert form.cleaned_data == {
        "outcome": "held", "which": "", "when": None, "met": False, "where": "",
    }  # fmt: skip


def test_a_question_that_the_answer_asks_must_be_answered():
    form = Outcome({"outcome": "other", "met": "on"})
    assert set(form.errors) == {"which", "when", "where"}


def test_what_is_asked_under_an_answer_stands_under_it_and_nowhere_else():
    drawn = macro("kit.fields(form)", form=Outcome())
    assert drawn.count('name="which"') == 1
    assert drawn.index('value="other"') < drawn.index('name="which"') < drawn.index('name="met"')


def test_every_error_is_linked_to_the_first_thing_one_can_type_in():
    form = EveryQuestion({"outcome": "other", "travel": ["car"]})
    drawn = macro("kit.form_page(form, 'Save')", form=form)
    summary = macro("kit.errors(form)", form=form)

    links = re.findall(r'href="#([^"]+)"', summary)
    assert len(links) >= 10
    for link in links:
        assert link == "main" or re.search(rf'<(input|select|textarea)[^>]* id="{link}"', drawn)


def test_a_page_whose_hidden_version_is_broken_says_so():
    form = VersionedForm({"version": "x"})
    assert [error["href"] for error in form.error_list] == ["#main"]
    assert "Open it again" in form.error_list[0]["text"]


def test_a_childs_words_come_back_as_they_were_however_often_the_form_is_shown():
    class Words(HubForm):
        reveals = {"said": {"yes": ("inside",)}}
        groups = (("Heading", ("words", "said")),)
        words = NarrativeField(label="Words")
        said = YesNoField(label="Did she say more?")
        inside = NarrativeField(label="What?")
        counted = NarrativeField(label="Note", count=True)

    given = dict.fromkeys(["words", "inside", "counted"], FIRST_SAID + " </textarea><b> & “é”")
    drawn = macro("kit.form_page(form, 'Save')", form=Words(initial=given))

    shown = re.findall(r"<textarea[^>]*>(.*?)</textarea>", drawn, re.S)
    assert len(shown) == 3
    for text in shown:
        # A browser drops the first line break of a text box, and nothing else.
        assert unescape(text).removeprefix("\n") == given["words"]


def test_whoever_knows_how_a_question_is_put_under_an_answer_puts_nothing_of_theirs_there():
    class Words(HubForm):
        reveals = {"said": {"yes": ("inside", "more")}}
        said = YesNoField(label="Did she say more?")
        inside = TextField(label="What?")
        more = TextField(label="And?")

    place = "<!-- id_said yes -->"
    drawn = macro("kit.fields(form)", form=Words(initial={"inside": place, "more": place}))

    assert drawn.count('name="inside"') == drawn.count('name="more"') == 1
    assert place not in drawn
    assert drawn.count(place.replace("<", "&lt;").replace(">", "&gt;")) == 2


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "'-->{{7*7}}</textarea>"])
def test_nothing_that_was_typed_becomes_part_of_the_page(hostile):
    names = list(EveryQuestion.base_fields)
    data = MultiValueDict({name: [hostile] for name in names})
    for part in ("_day", "_time", "-day", "-month", "-year"):
        data |= MultiValueDict({f"{name}{part}": [hostile] for name in names})
    form = EveryQuestion(data)

    drawn = macro("kit.errors(form)", form=form) + macro("kit.form_page(form, 'Save')", form=form)

    assert not form.is_valid()
    assert "<script" not in drawn
    assert hostile not in drawn


def test_a_password_is_never_sent_back():
    class SignIn(HubForm):
        password = forms.CharField(label="Password", widget=forms.PasswordInput(render_value=True))

    assert "correct horse" not in SignIn({"password": "correct horse"})["password"].as_hub()
