"""Tables as mail programs write them."""

from datetime import UTC, date, datetime

import pytest

from tests.intake.reading import ReadNotification, one, problem_fields

EVENING = datetime(2026, 11, 20, 18, 15, tzinfo=UTC)


def table(*rows: str) -> ReadNotification:
    """Rows with a stroke between their cells."""
    cells = (
        "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>"
        for row in ("Message type|Missing", *rows)
    )
    return one(f"<table>{''.join(cells)}</table>", kind="text/html")


@pytest.mark.parametrize("colon", [":", "-", "–", " : ", "="])
def test_a_cell_for_the_colon_is_no_part_of_the_value(colon):
    read = table(
        f"Surname|{colon}|Khan", f"DOB|{colon}|14/03/2011",
        f"Missing since|{colon}|20/11/2026 18:15",
        f"Forenames|{colon}|Aisha|Sex|{colon}|Female",
    )  # fmt: skip
    assert (read.surname, read.forenames, read.born_on) == ("Khan", "Aisha", date(2011, 3, 14))
    assert (read.missing_since, read.sex, read.problems) == (EVENING, "female", ())


def test_a_colon_at_the_start_of_a_value_is_no_part_of_it():
    read = table("Surname|: Khan", "Forenames:|Aisha", "Missing from|:", "DOB|-|Sex|F")
    assert (read.surname, read.forenames, read.missing_from) == ("Khan", "Aisha", "")
    assert (read.born_on, read.sex) == (None, "female")


def test_pairs_in_a_row_with_keys_nobody_told_us_of_and_spaces_between():
    read = table(
        "Surname|Khan|Tattoo|Star", "Forenames|Aisha||DOB|14/03/2011", "1|Risk|High|Hair|Brown",
        "Missing from|Home|Placement|Fenview", "Missing since|20/11/2026|18:15",
    )  # fmt: skip
    assert (read.surname, read.forenames, read.born_on) == ("Khan", "Aisha", date(2011, 3, 14))
    assert (read.missing_from, read.placement, read.missing_since) == ("Home", "Fenview", EVENING)
    assert (read.police_risk, read.problems) == ("high", ())
    assert {"Tattoo", "Star", "Hair", "Brown"} <= set(" ".join(read.other_lines).split())


def test_two_columns_of_keys_over_values():
    read = table("Surname|Forenames", "Khan|Aisha", "DOB|14/03/2011", "Tattoo|Star")
    assert (read.surname, read.forenames, read.born_on) == ("Khan", "Aisha", date(2011, 3, 14))


def test_columns_nobody_told_us_of_stand_between_those_we_know():
    read = table(
        "No|Surname|Forenames|DOB|Missing since", "1|Khan|Aisha|14/03/2011|20/11/2026 18:15",
        "Tattoo|Star|Hair|Brown|Long",
    )  # fmt: skip
    assert (read.surname, read.forenames, read.missing_since) == ("Khan", "Aisha", EVENING)
    assert "Tattoo" in " ".join(read.other_lines)


def test_a_name_in_two_cells_is_asked_about():
    read = table("Surname|Khan|Aisha", "Missing since|20/11/2026 18:15")
    assert read.surname == ""
    assert "surname" in problem_fields(read)


def test_several_keys_on_one_line_are_several_values():
    line = "Surname: Khan  Forenames: Aisha; DOB:14/03/2011 | Risk: High, Missing since: "
    read = one(f"Message type: Missing\n{line}20/11/2026 18:15")
    assert (read.surname, read.forenames, read.born_on) == ("Khan", "Aisha", date(2011, 3, 14))
    assert (read.police_risk, read.missing_since, read.problems) == ("high", EVENING, ())


def test_a_key_within_free_words_is_one_of_the_words():
    read = one(
        "Message type: Missing\nSurname: Khan\nCircumstances: Said to Name: Dez, DOB: unknown"
    )
    assert read.circumstances == "Said to Name: Dez, DOB: unknown"
    assert read.surname == "Khan"
