"""One rule for names in every layout: capitals mark a surname, and are not part of it."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.intake.rules.names import in_title
from tests.intake.reading import missing, one, problem_fields


@pytest.mark.parametrize(
    ("said", "surname", "forenames", "is_asked_about"),
    [
        ("Tyrell James BENNETT", "Bennett", "Tyrell James", False),
        ("BENNETT, Tyrell James", "Bennett", "Tyrell James", False),
        ("BENNETT Tyrell", "Bennett", "Tyrell", False),
        ("Siân O'NEILL-ĎUROVIČ", "O'Neill-Ďurovič", "Siân", False),
        ("Jan VAN DER BERG", "van der Berg", "Jan", False),
        ("Tyrell J BENNETT (DOB 30/06/2010)", "Bennett", "Tyrell J", False),
        ("Tyrell James Bennett", "Bennett", "Tyrell James", True),
        ("TYRELL BENNETT", "Bennett", "Tyrell", True),
        ("PATEL, Aisha", "Patel", "Aisha", False),
        ("PATEL, AISHA", "Patel", "Aisha", False),
        ("Patel, Aisha", "Patel", "Aisha", False),
        ("Aisha, PATEL", "Aisha", "Patel", True),
        ("Siân McDONALD", "McDonald", "Siân", False),
        ("Siân MCDONALD", "McDonald", "Siân", False),
        ("Siân MacDONALD", "MacDonald", "Siân", False),
        ("SMITH-JONES, Ffion", "Smith-Jones", "Ffion", False),
        ("Jan van der BERG", "van der Berg", "Jan", False),
        ("van der Berg, Jan", "van der Berg", "Jan", False),
        ("DE LA CRUZ, María José", "de la Cruz", "María José", False),
        ("NGUYỄN Thị Mai", "Nguyễn", "Thị Mai", False),
        ("Wiśniewska-KOWALSKA", "", "Wiśniewska-KOWALSKA", True),
        ("Zoë ŁUKASIEWICZ", "Łukasiewicz", "Zoë", False),
        ("García López, María", "García López", "María", True),
        ("HOLLIS Keeley ANNE", "Anne", "HOLLIS Keeley", True),
        ("Miss Keeley HOLLIS", "Hollis", "Keeley", False),
        ("Keeley HOLLIS (15)", "Hollis", "Keeley", False),
        ("Keeley HOLLIS, aged 15", "Hollis", "Keeley", False),
        ("Keeley HOLLIS aka KayKay", "Hollis", "Keeley", False),
        ("Keeley", "", "Keeley", True),
        ("محمد علي", "علي", "محمد", True),
    ],
)
def test_a_whole_name_on_one_line(said, surname, forenames, is_asked_about):
    read = missing(Surname="", Forenames="", Name=said)
    assert (read.surname, read.forenames) == (surname, forenames)
    assert ("surname" in problem_fields(read)) == is_asked_about
    assert read.born_on == (date(2010, 6, 30) if "DOB" in said else None)


@pytest.mark.parametrize("name", ["O’Brien-Núñez", "D'Arcy", "Đặng", "Ольга", "Nguye\u0302\u0303n"])
def test_names_are_kept_as_they_are_written(name):
    assert missing(Surname=name).surname == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("said", "surname"),
    [
        ("KHAN", "Khan"),
        ("O’NEILL", "O’Neill"),
        ("MCDONALD", "McDonald"),
        ("McDONALD", "McDonald"),
        ("VAN DER BERG", "van der Berg"),
        ("SMITH-JONES", "Smith-Jones"),
        ("ST JOHN", "St John"),
        ("van der Berg", "van der Berg"),
        ("McDonald", "McDonald"),
        ("macDonald", "macDonald"),
        ("DeShawn", "DeShawn"),
        ("ŁUKASIEWICZ", "Łukasiewicz"),
        ("DO", "Do"),
        ("D'Arcy", "D'Arcy"),
        ("Κ", "Κ"),
        ("علي", "علي"),
    ],
)
@pytest.mark.parametrize(
    "layout", ["Surname: {}", "SURNAME - {}", "Last name\t{}", "Name: {}, Aisha"]
)
def test_a_surname_is_written_one_way_whatever_the_layout(layout, said, surname):
    read = one("Message type: Missing\n" + layout.format(said))
    assert read.surname == surname


@given(st.text(st.characters(categories=["Ll", "Lu", "Lo", "Lm", "Zs", "Pd"]), max_size=30))
def test_a_name_changes_only_where_it_stood_in_capitals(name):
    titled = in_title(name)
    assert titled == name or titled.casefold().split() == name.casefold().split()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Name", "Megan PRYCE and Owen PRYCE"),
        ("Name", "Megan & Owen PRYCE"),
        ("Name", "Megan PRYCE / Owen PRYCE"),
        ("Name", "PRYCE, Megan, Owen"),
        ("Name", "PRYCE, Megan; PRYCE, Owen"),
        ("Name", "Megan PRYCE with Owen PRYCE"),
        ("Name", "Keeley HOLLIS - missing since 20/11/2026"),
        ("Name", "the girl from number 5"),
        ("Surname", "PRYCE, Megan and Owen"),
        ("Surname", "Pryce and Hughes"),
    ],
)
def test_two_children_or_a_sentence_in_the_line_of_a_name_are_nobodys_name(key, said):
    read = missing(**{"Surname": "", "Forenames": "", key: said})
    assert (read.surname, read.forenames) == ("", "")
    assert "surname" in problem_fields(read)


def test_two_forenames_of_two_children_are_asked_about():
    read = missing(Forenames="Megan and Owen")
    assert (read.surname, read.forenames) == ("Hollis", "")
    assert problem_fields(read) == ["forenames"]


def test_a_nickname_beside_the_name_is_a_nickname():
    assert missing(Surname="", Forenames="", Name="Keeley HOLLIS (aka KayKay)").known_as == "KayKay"
