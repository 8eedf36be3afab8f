"""Several children in one message, and people who are not the child."""

from datetime import UTC, date, datetime

import pytest

from methub.intake.codes import NotificationKind as K
from methub.missing.codes import PoliceGrade
from tests.intake.reading import email, one, problem_fields, reading

EVENING = datetime(2026, 11, 20, 18, 15, tzinfo=UTC)
HEADER = """\
Police reference: MP/35/9/26
Message type: MISSING REPORTED
Missing since: 20/11/2026 18:15
Risk: High
"""
MEGAN = "Surname: PRYCE\nForenames: Megan\nDOB: 11/11/2012\n"
OWEN = "Surname: PRYCE\nForenames: Owen\nDOB: 05/02/2014\n"


@pytest.mark.parametrize("between", ["", "\n", "\nChild 2\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MEGAN, OWEN),
        ("Name: Megan PRYCE\nDOB: 11/11/2012\n", "Name: Owen PRYCE\nDOB: 05/02/2014\n"),
        (
            "Child 1: PRYCE, Megan\nDOB: 11/11/2012\n",
            "Child 2: PRYCE, Owen\nDOB: 05/02/2014\n",
        ),
    ],
)
def test_what_stands_above_the_first_name_is_said_of_every_child(first, second, between):
    megan, owen = reading(email(HEADER + first + between + second))
    for child in (megan, owen):
        assert (child.kind, child.police_reference) == (K.MISSING_REPORTED, "MP/35/9/26")
        assert (child.missing_since, child.police_risk) == (EVENING, PoliceGrade.HIGH)
        assert (child.surname, child.problems) == ("Pryce", ())
    assert (megan.forenames, megan.born_on) == ("Megan", date(2012, 11, 11))
    assert (owen.forenames, owen.born_on) == ("Owen", date(2014, 2, 5))
    assert megan.digest != owen.digest


def test_a_childs_own_risk_stands_before_the_one_above_both():
    megan, owen = reading(email(HEADER + MEGAN + OWEN + "Risk: Medium\n"))
    assert (megan.police_risk, owen.police_risk) == (PoliceGrade.HIGH, PoliceGrade.MEDIUM)


def test_what_stands_below_the_first_name_is_hers_alone():
    text = HEADER + MEGAN + "Reported: 20/11/2026 21:50\nClothing: Red coat\n" + OWEN
    megan, owen = reading(email(text))
    assert megan.reported_at is not None
    assert (owen.reported_at, owen.clothing) == (None, "")


def test_a_date_of_birth_above_the_names_is_not_everybodys():
    text = HEADER + "DOB: 11/11/2012\nName: Megan PRYCE\nSex: Female\n"
    _, owen = reading(email(text + "Name: Owen PRYCE\nSex: Male\n"))
    assert (owen.forenames, owen.born_on) == ("Owen", None)


def test_another_message_behind_a_break_takes_nothing_from_this_one():
    behind = (
        "-----Original Message-----\nFrom: Team\n\nSurname: Shah\nForenames: Amir\nDOB: 1/2/2011"
    )
    _, amir = reading(email(HEADER + MEGAN + behind))
    assert (amir.surname, amir.police_reference, amir.missing_since) == ("Shah", "", None)


PARENT = "Name: Jane PRYCE\nDOB: 01/01/1985\nAddress: 9 Other Street\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Parent/carer details", "PARENT / CARER", "Informant", "Informant:", "Next of kin:",
        "Mother", "Reporting person details:", "2. Parent details", "Reported by:", "Found by:",
        "Kind regards,",
    ],
)  # fmt: skip
def test_a_mother_below_a_heading_is_not_another_missing_child(heading):
    read = one(f"{HEADER}{MEGAN}\n{heading}\n{PARENT}")
    assert (read.forenames, read.born_on, read.home_address) == ("Megan", date(2012, 11, 11), "")
    assert read.problems == ()
    assert "Name: Jane PRYCE" in read.text


def test_below_her_mothers_details_the_childs_go_on_under_their_own_heading():
    read = one(f"{HEADER}{MEGAN}\nParent details\n{PARENT}\nMissing episode\nClothing: Red coat\n")
    assert (read.clothing, read.home_address) == ("Red coat", "")


def test_a_farewell_above_a_pasted_report_does_not_hide_it():
    read = one(f"Please see below.\n\nThanks\nAda\n\n{MEGAN}{HEADER}")
    assert (read.forenames, read.missing_since) == ("Megan", EVENING)


def test_whoever_signs_is_not_another_child():
    read = one(HEADER + MEGAN + "\nName: PC Marsh\nOfficer: 1482\n")
    assert (read.forenames, problem_fields(read)) == ("Megan", [])


def test_a_whole_name_beside_its_parts_is_the_same_child():
    names = "Name: Megan Rose PRYCE\nSurname: Pryce\nForenames: Megan\n"
    read = one(HEADER + names + "DOB: 11/11/2012\n")
    assert (read.surname, read.forenames, read.problems) == ("Pryce", "Megan", ())


def test_a_whole_name_of_somebody_else_is_another_child():
    megan, owen = reading(email(HEADER + MEGAN + "Name: Owen PRYCE\nDOB: 05/02/2014\n"))
    assert (megan.forenames, owen.forenames) == ("Megan", "Owen")
