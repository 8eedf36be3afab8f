"""Spellings, tables, forwards, quotes: the same news in other clothes."""

from datetime import UTC, date, datetime

import pytest

from methub.intake.codes import NotificationKind as K
from methub.intake.layouts import HERE
from methub.intake.rules import WrongLayout, parse_layout, same_news
from methub.missing.codes import PoliceGrade, PreventionOutcome, YesNo
from methub.people.codes import Sex
from tests.intake.reading import email, missing, one, problem_fields, reading

EVENING = datetime(2026, 11, 20, 18, 15, tzinfo=UTC)
PLAIN = """\
Police reference: MP/35/1/26
Message type: MISSING REPORTED
Surname: Hollis
Forenames: Keeley Anne
DOB: 14/03/2011
Missing since: 20/11/2026 18:15
Risk: Medium
Circumstances: Left on foot after tea.
"""
KEYS = ("police_reference", "kind", "surname", "forenames", "born_on", "missing_since")


def facts(read):
    return [getattr(read, key) for key in (*KEYS, "police_risk", "circumstances", "problems")]


EXPECTED = [
    "MP/35/1/26", K.MISSING_REPORTED, "Hollis", "Keeley Anne", date(2011, 3, 14), EVENING,
    PoliceGrade.MEDIUM, "Left on foot after tea.", (),
]  # fmt: skip


def table(rows):
    cells = "".join(
        f"<tr><td><p class=x><b>{key}</b></p></td><td><p>{value}</p></td></tr>"
        for key, value in (line.split(": ", 1) for line in rows.splitlines())
    )
    return f"<html><head><style>p {{margin:0}}</style></head><body><table>{cells}</table></body>"


CLOTHES = {
    "as it is": PLAIN,
    "other spellings": PLAIN.replace("Police reference", "Misper Ref.")
    .replace("Message type", "TYPE OF NOTIFICATION")
    .replace("Surname", "LAST NAME")
    .replace("Forenames", "First name(s)")
    .replace("DOB", "D.O.B.")
    .replace("Missing since", "Date/time missing")
    .replace("Risk", "Risk level")
    .replace("Circumstances", "Brief details"),
    "dashes for colons": PLAIN.replace(": ", " - "),
    "quoted": "On Fri, 20 Nov 2026 at 22:41, Team <t@x.example> wrote:\n"
    + "".join(f"> {line}\n" for line in PLAIN.splitlines()),
    "quoted twice and indented": "".join(f"> >   {line}\n" for line in PLAIN.splitlines()),
    "bullets": "".join(f"  • {line}\n" for line in PLAIN.splitlines()),
    "numbered": "".join(f"{n}. {line}\n" for n, line in enumerate(PLAIN.splitlines(), 1)),
    "bold in plain text": "".join(
        "*{}:* {}\n".format(*line.split(": ", 1)) for line in PLAIN.splitlines()
    ),
    "non-breaking spaces": PLAIN.replace(": ", ":\xa0").replace(" since", "\xa0since"),
    "no space after the colon": PLAIN.replace(": ", ":"),
    "blank lines between": PLAIN.replace("\n", "\n\n"),
    "values below their keys": PLAIN.replace(": ", ":\n"),
    "carriage returns only": PLAIN.replace("\n", "\r"),
    "forwarded by Outlook": "See below.\n\nAda\n\n________________________________\n"
    "From: Team <t@x.example>\nSent: 20 November 2026 22:41\nTo: Hub\nSubject: MISSING\n\n" + PLAIN,
    "forwarded by Gmail, twice": "---------- Forwarded message ---------\nFrom: A\nDate: Sat\n"
    "Subject: FW\nTo: B\n\n---------- Forwarded message ---------\nFrom: C\nTo: A\n\n" + PLAIN,
}
HTML_CLOTHES = {
    "a table": table(PLAIN),
    "breaks": "<div>" + PLAIN.replace("\n", "<br>") + "</div>",
    "paragraphs with bold keys": "".join(
        "<p><b>{}:</b>&nbsp;{}</p>".format(*line.split(": ", 1)) for line in PLAIN.splitlines()
    ),
    "a table in a table": f"<table><tr><td>{table(PLAIN)}</td></tr></table>",
    "keys over values": "<table><tr>"
    + "".join(f"<th>{line.split(': ')[0]}</th>" for line in PLAIN.splitlines())
    + "</tr><tr>"
    + "".join(f"<td>{line.split(': ')[1]}</td>" for line in PLAIN.splitlines())
    + "</tr></table>",
    "two pairs in a row": "<table><tr>"
    + "</tr><tr>".join(
        "".join(
            "<td>{}</td><td>{}</td>".format(*line.split(": "))
            for line in PLAIN.splitlines()[i : i + 2]
        )
        for i in range(0, 8, 2)
    )
    + "</tr></table>",
    "never closed": table(PLAIN).replace("</td>", "").replace("</tr>", ""),
    "Outlook's conditions": "<![if !mso]><p>x</p><![endif]><![CDATA[x]]>" + table(PLAIN),
}  # fmt: skip


@pytest.mark.parametrize("text", CLOTHES.values(), ids=CLOTHES)
def test_a_notification_in_plain_text(text):
    assert facts(one(text)) == EXPECTED


@pytest.mark.parametrize("html", HTML_CLOTHES.values(), ids=HTML_CLOTHES)
def test_a_notification_in_html(html):
    assert facts(one(html, kind="text/html")) == EXPECTED


def test_of_two_forms_of_one_text_the_one_that_says_more_is_read_and_the_child_is_there_once():
    flat = PLAIN.replace(": ", " ").replace("\n", " ")
    raw = (
        'Subject: MISSING\nContent-Type: multipart/alternative; boundary="b"\n\n'
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{flat}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{table(PLAIN)}\n--b--\n"
    )
    (read,) = reading(raw.encode())
    assert facts(read) == EXPECTED


def test_a_notification_forwarded_as_an_attachment_is_read():
    raw = (
        'Subject: FW: MISSING\nContent-Type: multipart/mixed; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nPlease see attached.\n"
        f"--b\nContent-Type: message/rfc822\n\nSubject: MISSING\n\n{PLAIN}\n--b--\n"
    )
    (read,) = reading(raw.encode())
    assert facts(read) == EXPECTED
    assert "Please see attached." in read.other_lines


def test_a_note_without_an_envelope_is_read_too():
    (read,) = reading(PLAIN.encode())
    assert facts(read) == EXPECTED


def test_a_signature_and_a_greeting_are_kept_and_are_nobodys_value():
    read = one(f"Dear hub,\n\n{PLAIN}\nKind regards,\nPC Marsh\nTel: 101\n")
    assert facts(read) == EXPECTED
    assert read.other_lines == ("Dear hub,", "Kind regards,", "PC Marsh", "Tel: 101")


def test_circumstances_run_on_over_lines_and_stop_at_a_key_nobody_told_us_of():
    read = one(PLAIN + "She took a bag.\n  And a coat.\nTattoo: star on wrist\nLeft arm.\n")
    assert read.circumstances == "Left on foot after tea. She took a bag. And a coat."
    assert read.other_lines == ("Tattoo: star on wrist", "Left arm.")


def test_an_address_in_one_cell_on_three_lines_is_one_address():
    html = table(PLAIN + "Home address: 12 Bramley Row<br>Wisbech<br>PE13 2QL\n")
    read = one(html, kind="text/html")
    assert read.home_address == "12 Bramley Row Wisbech PE13 2QL"
    assert read.postcodes["home_address"] == "PE13 2QL"


TWINS = """\
Police reference: MP/35/9/26
Message type: MISSING REPORTED
Surname: Pryce
Forenames: Megan
Missing since: 20/11/2026 18:15
{between}Police reference: MP/35/9/26
Surname: Pryce
Forenames: Owen
Missing since: 20/11/2026 18:15
"""


@pytest.mark.parametrize("between", ["", "\n", "\n-----\n\n", "\nChild 2\n"])
def test_siblings_under_one_reference_are_two_children_and_neither_repeats_the_other(between):
    megan, owen = reading(email(TWINS.format(between=between)))
    assert (megan.forenames, owen.forenames) == ("Megan", "Owen")
    assert megan.kind == owen.kind == K.MISSING_REPORTED
    assert megan.problems == owen.problems == ()
    assert not same_news(megan, owen)


def test_children_in_the_rows_of_one_table():
    rows = [
        ("Reference", "Surname", "First name", "DOB", "Missing since", "Risk"),
        ("MP/1/26", "Pryce", "Megan", "11/11/2012", "20/11/2026 18:15", "Medium"),
        ("MP/2/26", "Pryce", "Owen", "05/02/2014", "20/11/2026 18:15", "High"),
    ]
    html = "<table>{}</table>".format(
        "".join("<tr>{}</tr>".format("".join(f"<td>{c}</td>" for c in row)) for row in rows)
    )
    megan, owen = reading(email(html, kind="text/html", subject="MISSING x2"))
    assert (megan.forenames, megan.police_risk) == ("Megan", PoliceGrade.MEDIUM)
    assert (owen.forenames, owen.police_risk) == ("Owen", PoliceGrade.HIGH)
    assert megan.kind == owen.kind == K.MISSING_REPORTED


def test_an_answer_above_the_report_it_answers_is_two_pieces_of_news():
    found = "Message type: FOUND\nPolice reference: MP/35/1/26\nSurname: Hollis\n"
    found += "Forenames: Keeley Anne\nFound: 21/11/2026 03:40\n\n"
    first, second = reading(email(f"{found}-----Original Message-----\nFrom: Team\n\n{PLAIN}"))
    assert (first.kind, second.kind) == (K.FOUND, K.MISSING_REPORTED)
    assert first.found_at == datetime(2026, 11, 21, 3, 40, tzinfo=UTC)
    assert facts(second) == EXPECTED


def test_details_behind_a_ruled_line_still_belong_to_the_child():
    read = one(PLAIN.replace("Risk:", "=====\nRisk:"))
    assert facts(read) == EXPECTED


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("HIGH", PoliceGrade.HIGH),
        ("Medium risk", PoliceGrade.MEDIUM),
        ("No apparent risk", PoliceGrade.NO_APPARENT_RISK),
        ("High - reviewed by Insp Shah", PoliceGrade.HIGH),
        ("Not high", None),
        ("Medium to high", None),
        ("Amber", None),
        ("Standard", None),
    ],
)
def test_a_grade_is_read_only_where_it_is_one(said, grade):
    read = missing(Risk=said)
    assert read.police_risk == grade
    assert problem_fields(read) == ([] if grade else ["police_risk"])


def test_a_message_that_contradicts_itself_gives_no_value_and_says_so():
    read = one(PLAIN + "Risk: High\n")
    assert read.police_risk is None
    assert [p.why for p in read.problems] == ["The message says both “Medium” and “High”."]


@pytest.mark.parametrize(
    ("said", "outcome", "alone"),
    [
        ("Completed 21/11/2026 04:40 by PC 1482, not seen alone", "done", YesNo.NO),
        ("Declined by child 21/11/2026 04:40", "declined", None),
        ("Not done - asleep", "not-done", None),
        ("Not yet completed", "not-done", None),
        ("Seen with carer", None, YesNo.NO),
    ],
)
def test_what_became_of_the_prevention_interview(said, outcome, alone):
    read = one(f"Message type: Found\nFound: 21/11/2026 03:40\nSafe and well check: {said}")
    assert read.prevention.outcome == (PreventionOutcome(outcome) if outcome else None)
    assert (read.prevention.seen_alone, read.prevention.said) == (alone, said)
    assert problem_fields(read) == ([] if outcome else ["prevention"])


def test_found_may_be_a_place_a_time_or_both():
    both = one("Message type: Found\nFound: 21/11/2026 03:40 at Horsefair car park")
    assert both.found_at == datetime(2026, 11, 21, 3, 40, tzinfo=UTC)
    assert both.found_where == "Horsefair car park"
    time = one("Message type: Found\nFound at: 21/11/2026 03:40")
    assert (time.found_at, time.found_where) == (both.found_at, "")
    place = one("Message type: Found\nFound at: 12 Market Street, PE13 1AR")
    assert (place.found_at, place.found_where) == (None, "12 Market Street, PE13 1AR")
    assert problem_fields(place) == ["found_at"]  # nobody has said when


def test_the_subject_names_the_kind_only_of_a_message_that_tells_of_it():
    text = "Surname: Hollis\nForenames: Keeley\n"
    assert one(text, subject="RE: FW: MISSING - HOLLIS").kind == K.UNREAD
    told = one(text + "Missing since: 20/11/2026 18:15", subject="RE: FW: MISSING - HOLLIS")
    assert told.kind == K.MISSING_REPORTED


def test_sex_and_numbers_in_other_words():
    read = missing(Gender="F", Previous_episodes="None", Markers="CSE and county lines/CCE")
    assert (read.sex, read.previous_episodes) == (Sex.FEMALE, 0)
    assert read.markers == ("CSE", "county lines", "CCE")


def test_a_raised_grade_in_a_repeated_report_is_news_and_a_mere_repeat_is_not():
    again, raised = missing(Risk="Medium"), missing(Risk="High")
    assert same_news(again, missing(Risk="Medium", Reported_by="Duty manager"))
    assert not same_news(again, raised)


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ("[keys]\nshoe_size = ['Shoe size']", "there is no field “shoe_size”"),
        ("[keys]\nsurname = ['DOB']\nborn_on = ['D.O.B.']", "“dob” means both"),
        ("[grades]\nextreme = ['extreme']", "“extreme” is not one of"),
        ("dates = ['when it rains']", "is not a way of writing"),
        ("running_on = ['shoe_size']", "there is no field “shoe_size”"),
        ("[colours]\nred = ['red']", "there is no table “colours”"),
        ("[keys", "ours.toml: "),
    ],
)
def test_an_impossible_layout_is_refused_with_what_is_wrong(toml, why):
    with pytest.raises(WrongLayout, match=why):
        parse_layout({"ours.toml": toml})


def test_a_hub_adds_a_spelling_in_a_file_of_its_own():
    files = {path.name: path.read_text() for path in HERE.glob("*.toml")}
    layout = parse_layout(files | {"ours.toml": "[keys]\nsurname = ['Nom de famille']"})
    assert layout.field_of("NOM DE FAMILLE") == "surname"
