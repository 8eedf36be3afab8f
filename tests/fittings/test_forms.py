"""What a person writes in a form arrives as they wrote it, or is refused in words."""

import re
import time
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from methub.fittings.fields import (
    ChoiceField,
    DayField,
    EmailField,
    FilesField,
    MomentField,
    NarrativeField,
    NumberField,
    SeveralField,
    TextField,
    YesNoField,
)
from methub.fittings.forms import HubForm
from methub.foundation.codes import Code


class Grade(Code):
    LOW = "low", "Low"
    HIGH = "high", "High"


def answered(field, said, files=None):
    """What one field makes of what was sent: the value, or the words of the refusal."""

    class One(HubForm):
        it = field

    data = said if isinstance(said, dict) else {"it": said}
    form = One(data, files)
    return form.cleaned_data["it"] if form.is_valid() else form.errors["it"][0]


# --- words
@pytest.mark.parametrize("name", ["O'Neill", "Zoë-Ann", "D’Arcy", "Ng", "李", "محمد", "Łukasz"])
def test_a_childs_name_is_kept_as_it_is(name):
    assert answered(TextField(label="Surname"), name) == name


def test_letters_are_composed_so_that_the_same_name_is_the_same_letters():
    assert answered(TextField(label="Surname"), "Zoe\u0308") == "Zoë"


@pytest.mark.parametrize(
    "unseen", ["\x00", "\x07", "\x1b[31m", "\u202e", "\u2066", "\x85"], ids=ascii
)
def test_what_nobody_can_see_is_not_kept(unseen):
    kept = answered(TextField(label="Surname"), f"Hol{unseen}lis")
    assert kept in ("Hollis", "Hol[31mlis")


def test_one_line_stays_one_line():
    assert answered(TextField(label="Where"), " March,\r\n PE15\t") == "March, PE15"


def test_a_childs_words_keep_their_lines():
    said = "At Dez's.\r\n\r\n  A flat.\n"
    assert answered(NarrativeField(label="Words"), said) == "At Dez's.\n\n  A flat."


def test_too_much_is_refused_in_words():
    assert answered(TextField(label="Surname"), "a" * 201) == (
        "Surname must be 200 characters or fewer"
    )


@pytest.mark.parametrize(
    "huge", ["a" * 2_000_000, "a\u0323\u0307" * 700_000], ids=["long", "marks"]
)
def test_ten_thousand_times_too_much_is_refused_as_fast(huge):
    before = time.monotonic()
    assert "20,000 characters" in answered(NarrativeField(label="Words"), huge)
    assert time.monotonic() - before < 2


@pytest.mark.parametrize("wrong", ["", "x", "x@y", "a b@example.com", "<x>@example.com", "@x.uk"])
def test_what_is_no_address_is_refused(wrong):
    assert answered(EmailField(label="Work e-mail"), wrong).startswith("Enter ")


def test_an_address_is_kept():
    field = EmailField(label="Work e-mail")
    assert answered(field, " a.o'neill@met-hub.example ") == "a.o'neill@met-hub.example"


@pytest.mark.parametrize(
    ("said", "kept"), [("70", Decimal(70)), ("1,200", Decimal(1200)), ("0", Decimal(0))]
)
def test_a_number_is_read(said, kept):
    assert answered(NumberField(label="Miles"), said) == kept


@pytest.mark.parametrize(
    "wrong", ["many", "-1", "1e400", "NaN", "Infinity", "1000000", "1.234", "9" * 400, "0x10"]
)
def test_what_no_database_could_hold_is_refused(wrong):
    assert answered(NumberField(label="Miles"), wrong).startswith("Miles must ")


# --- choices
def test_one_of_a_list_and_nothing_else():
    field = ChoiceField(label="Police grade", choices=Grade)
    assert answered(field, "high") == "high"
    assert answered(field, "<script>") == "Choose police grade from the list"
    assert answered(field, "") == "Choose police grade"


def test_a_question_is_answered_not_entered():
    assert answered(YesNoField(label="Was the parent told?"), "") == (
        "Choose an answer to “Was the parent told?”"
    )


def test_several_and_nothing_else():
    field = SeveralField(label="Reasons", choices=Grade)
    assert answered(field, MultiValueDict({"it": ["low", "high"]})) == ["low", "high"]
    assert answered(field, MultiValueDict({"it": ["no"]})) == "Choose reasons from the list"


# --- days and moments
@pytest.mark.parametrize(
    "said",
    [
        {"it": "5/3/2026"},
        {"it": "5 Mar 2026"},
        {"it-day": "5", "it-month": "3", "it-year": "2026"},
        {"it-day": "5", "it-month": "Mar", "it-year": "2026"},
    ],
)
def test_one_box_and_three_boxes_are_both_understood(said):
    assert answered(DayField(label="Found on"), said) == date(2026, 3, 5)


@pytest.mark.parametrize("said", [{"it": "31/2/2026"}, {"it-day": "5"}, {"it": "5" * 100_000}])
def test_no_day_of_the_calendar_is_refused_in_words(said):
    assert answered(DayField(label="Found on"), said) == (
        "Found on must be a real date, like 5 Mar 2026"
    )


@pytest.mark.parametrize(
    "said",
    [
        {"it_day": "20/11/2026", "it_time": "18:15"},
        {"it_day": "20 Nov 2026", "it_time": "6:15pm"},
        {"it_day": "20/11/2026 18:15", "it_time": ""},
        {"it_day": "20 Nov 2026, 6:15pm"},
    ],
)
def test_a_moment_in_london_is_an_instant(said):
    assert answered(MomentField(label="Found"), said) == datetime(2026, 11, 20, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        ("29/3/2026", "1:30am", "Found: the clocks went forward over that time"),
        (
            "25/10/2026",
            "1:30am",
            "Found: the clocks went back over that time, so it happened twice. "
            "Write 1:30am BST for the first time, or 1:30am GMT for the second",
        ),
        ("25/11/2026", "1:30am BST", "Found: leave out BST or GMT"),
        ("25/10/2026", "", "Found needs a date and a time"),
        ("", "1:30am", "Found needs a date and a time"),
        ("25/10/2026", "soon", "Found must have a time, like 6:30pm"),
        ("soon", "6pm", "Found must be a real date, like 5 Mar 2026"),
        ("", "", "Enter found"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_in_words(day, at, words):
    assert answered(MomentField(label="Found"), {"it_day": day, "it_time": at}).startswith(words)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (datetime(2026, 7, 1, 17, 30, tzinfo=UTC), ["1 Jul 2026", "18:30"]),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ["25 Oct 2026", "01:30 BST"]),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ["25 Oct 2026", "01:30 GMT"]),
    ],
)
def test_a_moment_that_was_saved_is_shown_in_london_and_read_back(found, shown):

    class One(HubForm):
        found = MomentField(label="Found")

    boxes = re.findall(r'value="([^"]*)"', One(initial={"found": found})["found"].as_hub())
    assert boxes == shown
    assert answered(MomentField(label="F"), {"it_day": boxes[0], "it_time": boxes[1]}) == found


# --- files
def sent(*files):
    return MultiValueDict({"it": list(files)})


def test_files_come_back_as_many_as_were_sent():
    files = [SimpleUploadedFile(f"{n}.eml", b"From: police") for n in range(3)]
    assert answered(FilesField(label="Notifications"), {}, sent(*files)) == files


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Choose a file"),
        ([SimpleUploadedFile("a.eml", b"")], "The file you chose is empty"),
        ([SimpleUploadedFile("a.eml", b"a" * 1_100_000)], "Each file must be 1 MB or smaller"),
        ([SimpleUploadedFile(f"{n}.eml", b"a") for n in range(4)], "Choose 3 files or fewer"),
        ([SimpleUploadedFile("a" * 300, b"a")], "The name of the file is too long"),
    ],
)
def test_files_that_are_too_many_too_large_or_nothing_are_refused(files, words):
    field = FilesField(label="Notifications", most=3, megabytes=1)
    assert answered(field, {}, sent(*files)).startswith(words)


def test_one_file_is_chosen_where_one_is_kept_and_several_where_several_are():
    class Sent(HubForm):
        several = FilesField(label="Notifications")
        one = FilesField(label="Photograph", most=1)

    drawn = {name: Sent()[name].as_hub() for name in ("several", "one")}
    assert "multiple" in drawn["several"]
    assert "multiple" not in drawn["one"]
