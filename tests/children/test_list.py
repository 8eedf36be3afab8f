"""Whoever may list children finds theirs, sorted and filtered, and the book says whom they saw."""

import re
from datetime import date
from functools import partial
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry

pytestmark = pytest.mark.django_db


def read(client, **query):
    """As the form asks it where somebody types, or as a link does."""
    asked = partial(client.post, follow=True) if "name" in query else client.get
    answer = asked(reverse("children:list"), query)
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


def test_excel_holds_text_and_nothing_to_calculate_and_is_written_down(browser, register):
    child = register('=HYPERLINK("http://evil")', "@Sum")
    answer = browser().get(reverse("children:sheet"), {"sort": "-age"})
    assert answer["Content-Disposition"] == 'attachment; filename="children.xlsx"'
    with ZipFile(BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK" in strings
    line = Entry.objects.get(what="children.list.exported")
    assert line.details["shown"] == [child.pk]
    assert line.details["filter"] == {"sort": "-age"}
    assert line.details["file"] == "Excel"


def test_a_file_holds_everybody_the_filters_leave_and_not_only_the_page(browser, register):
    for number in range(60):
        register("Hollis", f"Child{number}")
    other = register("Okafor", "Amara")
    client = browser()
    address = client.post(reverse("children:list"), {"name": "hollis"}).headers["Location"]
    query = address.partition("?")[2]
    answer = client.get(reverse("children:plain-sheet") + f"?{query}&page=2")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 61
    assert "Okafor" not in answer.content.decode()
    line = Entry.objects.get(what="children.list.exported")
    assert len(line.details["shown"]) == 60
    assert other.pk not in line.details["shown"]
    assert line.details["filter"] == {"name": "hollis"}


def test_a_file_names_nobody_whom_its_reader_may_not_know(browser, allocated, register):
    register("Okafor", "Amara")
    answer = browser(Role.ALLOCATED_WORKER).get(reverse("children:plain-sheet"))
    assert "Hollis" in answer.content.decode()
    assert "Okafor" not in answer.content.decode()


def test_somebodys_columns_are_remembered_on_whatever_computer(browser, keeley):
    def table(client):
        return read(client).split("<table")[1].split("</table")[0]

    def chosen(*names):
        address = reverse("children:columns") + "?care=yes"
        return browser().post(address, {"columns": names})

    assert chosen("age", "school").headers["Location"] == reverse("children:list") + "?care=yes"
    page = table(browser())
    assert "School or college" in page
    assert "Responsible authority" not in page
    file = browser().get(reverse("children:plain-sheet")).content.decode("utf-8-sig")
    assert file.splitlines()[0] == "Name,Age,School or college"
    assert "Responsible authority" in table(browser(Role.HUB_SENIOR))
    chosen()
    assert "Responsible authority" in table(browser())


def test_a_column_nobody_knows_changes_nothing(browser, keeley):
    answer = browser().post(reverse("children:columns"), {"columns": ["password"]}, follow=True)
    assert "Responsible authority" in answer.content.decode().split("</table")[0]


def test_a_name_looked_for_stands_in_no_address_of_the_page(browser, keeley, register):
    for number in range(60):
        register("Hollis", f"Child{number}")
    answer = browser().post(
        reverse("children:list"), {"name": "hollis", "care": "no", "district": ""}, follow=True
    )
    (address, _), *_ = answer.redirect_chain
    page = answer.content.decode()
    links = re.findall(r'(?:href|action)="([^"]*)"', page)
    assert "care=no" in address
    assert not [link for link in [address, *links] if "hollis" in link.lower()]
    assert 'value="hollis"' in page, "what was typed is still in its box"
    assert "1 to 50 of 60 children" in page
    assert len({link for link in links if "s=" in link}) >= 4, "sorting, paging and the file"


def test_the_next_page_and_a_refresh_still_know_the_name(browser, keeley, register):
    for number in range(60):
        register("Hollis", f"Child{number}")
    register("Okafor", "Amara")
    client = browser()
    address = client.post(reverse("children:list"), {"name": "hollis"}).headers["Location"]
    for page in (address, address, f"{address}&page=2"):
        assert "Okafor" not in client.get(page).content.decode()
    assert "51 to 61 of 61 children" in client.get(f"{address}&page=2").content.decode()


@pytest.mark.parametrize("role", [Role.ANALYST, Role.GOVERNANCE_LEAD, Role.ADMINISTRATOR])
def test_whoever_works_with_no_child_lists_none(browser, role):
    assert browser(role).get(reverse("children:list")).status_code == 403
