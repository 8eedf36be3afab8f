"""Whoever may list children finds theirs, sorted and filtered, and the book says whom they saw."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry

pytestmark = pytest.mark.django_db


def read(client, **query):
    answer = client.get(reverse("children:list"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_row_says_who_where_and_with_whom(browser, allocated):
    page = read(browser())
    for words in (
        "Keeley Hollis", "Born 14 Mar 2011", "Fenview House", "Fenland",
        "In care, section 20", "Cambridgeshire", "Allocated worker",
    ):  # fmt: skip
        assert words in page
    assert "1 child you may know of" in page


def test_a_social_worker_lists_only_their_own_children(browser, allocated, register):
    register("Okafor", "Amara")
    page = read(browser(Role.ALLOCATED_WORKER))
    assert "Hollis" in page
    assert "Okafor" not in page


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ({"name": "hollis"}, True),
        ({"name": "Kealey Holis"}, True),
        ({"name": "okafor"}, False),
        ({"district": "E07000010"}, True),
        ({"district": "E07000012"}, False),
        ({"care": "yes"}, True),
        ({"care": "no"}, False),
        ({"care": "perhaps"}, True),
        ({"mine": "on"}, False),
        ({"authority": "NOTTHERE22"}, False),
        ({"page": "2"}, False),
        ({"page": "-3", "sort": "password"}, True),
        ({"name": "x" * 10_000}, False),
    ],
)
def test_the_list_is_filtered_by_what_was_asked(browser, keeley, query, is_there):
    assert ("Keeley Hollis" in read(browser(), **query)) is is_there


def test_working_with_me_is_the_worker_and_their_manager(browser, allocated):
    for role in (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER):
        assert "Keeley Hollis" in read(browser(role), mine="on")


def test_columns_sort_and_turn_round(browser, keeley, register):
    register("Abbott", "Zoe", born_on=date(2009, 1, 1))
    page = read(browser())
    assert page.index("Zoe Abbott") < page.index("Keeley Hollis")
    assert 'aria-sort="ascending"' in page
    assert "sort=-name" in page
    turned = read(browser(), sort="-name")
    assert turned.index("Keeley Hollis") < turned.index("Zoe Abbott")
    by_age = read(browser(), sort="-age")
    assert by_age.index("Zoe Abbott") < by_age.index("Keeley Hollis")


def test_a_protected_home_is_neither_listed_nor_found_by_its_district(browser, register, hide):
    hide(register())
    page = read(browser())
    assert "Address protected" in page
    assert "Larches" not in page
    assert "Fenland" not in page.split("<table")[1]
    assert "Keeley Hollis" not in read(browser(), district="E07000010")


def test_the_book_says_which_children_were_listed_and_how(browser, keeley):
    read(browser(), care="yes")
    line = Entry.objects.get(what="children.list.read")
    assert line.details == {"shown": [keeley.pk], "filter": {"care": "yes"}}


def test_the_list_asks_the_same_few_questions_however_many_children(
    browser, allocated, register, django_assert_max_num_queries
):
    for number in range(30):
        register(f"Surname{number}", "Child")
    client = browser()
    with django_assert_max_num_queries(20):
        read(client)


def test_excel_holds_exactly_the_page_as_text_and_is_written_down(browser, register):
    child = register('=HYPERLINK("http://evil")', "@Sum")
    answer = browser().get(reverse("children:sheet"), {"sort": "-age"})
    assert answer["Content-Disposition"] == 'attachment; filename="children.xlsx"'
    with ZipFile(BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK" in strings
    line = Entry.objects.get(what="children.list.exported")
    assert line.details == {"shown": [child.pk], "filter": {"sort": "-age"}}


@pytest.mark.parametrize("role", [Role.ANALYST, Role.GOVERNANCE_LEAD, Role.ADMINISTRATOR])
def test_whoever_works_with_no_child_lists_none(browser, role):
    assert browser(role).get(reverse("children:list")).status_code == 403
