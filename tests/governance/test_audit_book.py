"""Who saw what and why: the governance lead finds it, in words, and stands in the book too."""

import re
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit import trail
from methub.audit.models import Entry
from methub.foundation.timekeeping import LONDON
from methub.governance import presenters, queries
from methub.governance.queries import Asked
from tests.desk import signed_in

pytestmark = pytest.mark.usefixtures("told")


@pytest.fixture
def lead(town):
    return signed_in(town.people[Role.GOVERNANCE_LEAD])


@pytest.fixture
def viewer(town, at):
    return front_desk(user=town.people[Role.GOVERNANCE_LEAD], at=at)[0]


@pytest.fixture
def read_by_nia(worker, county, at):
    """A worker has read the child's page."""
    _, nia = front_desk(user=worker, at=at)

    def read(moment=at, what="missing.episode.read", child=county, **details):
        trail.note_reading(what, by=nia, at=moment, person_id=child.pk, **details)

    return read


def book(client, **query):
    answer = client.post(reverse("governance:book"), query, follow=True)
    assert answer.status_code == 200
    return unescape(answer.text)


def lines_of(page):
    return page.split("<tbody")[1].split("</tbody")[0] if "<tbody" in page else ""


def test_the_book_shows_who_read_a_child(lead, read_by_nia, county):
    read_by_nia()
    page = lines_of(book(lead, child=county.person.reference.lower(), kind="reading"))
    assert "Nia Night" in page
    assert "Children's Social Care" in page
    assert "Missing episode read" in page
    assert "Amara Okafor" in page


def test_only_the_child_asked_for_is_shown(lead, read_by_nia, county):
    page = lines_of(book(lead, child=county.person.reference))
    assert "Amara Okafor" in page
    assert "Keeley Hollis" not in page


def test_everything_one_person_did_is_one_click_away(lead, read_by_nia, worker):
    read_by_nia()
    colleague = worker.reference
    assert f"?colleague={colleague}" in book(lead)
    for page in (book(lead, who="nia night"), book(lead, colleague=colleague)):
        assert "Nia Night" in lines_of(page)
        assert "MET Hub" not in lines_of(page).replace("MET Hub senior", "")


def test_a_colleagues_name_never_stands_in_an_address(lead, read_by_nia):
    read_by_nia()
    answer = lead.post(reverse("governance:book"), {"who": "Nia", "kind": "reading"}, follow=True)
    (address, _), *_ = answer.redirect_chain
    assert "kind=reading" in address
    assert "Nia" not in address
    assert "Nia Night" in lines_of(answer.text)
    links = re.findall(r'href="([^"]*)"', answer.text)
    assert not [link for link in links if "Nia" in link]
    assert [link for link in links if "s=" in link], "the file is of the same lines"


def test_what_happened_is_found_by_how_its_code_begins(lead, read_by_nia):
    read_by_nia()
    page = lines_of(book(lead, what="missing.episode.read"))
    assert "Missing episode read" in page
    assert "Missing episode opened" not in page


def test_reading_the_book_is_a_line_in_the_book(lead, town):
    book(lead, who="Nia")
    line = Entry.objects.get(what="governance.book.read")
    assert line.actor_id == town.people[Role.GOVERNANCE_LEAD].pk
    assert line.details["filter"] == {"who": "Nia"}
    assert "Audit book read" in book(lead)


def test_children_on_a_list_are_shown_by_their_references(lead, worker, county, told, at):
    elsewhere = told["elsewhere"].child
    trail.note_reading(
        "worklist.today.read", by=front_desk(user=worker, at=at)[1], at=at,
        shown=[county.pk, elsewhere.pk],
    )  # fmt: skip
    page = lines_of(book(lead, what="worklist"))
    assert f"Children shown: {county.person.reference}" in page
    assert elsewhere.person.reference not in page


def test_nobody_of_another_partnership_appears(lead, town, told, at):
    _, stranger = front_desk(user=town.stranger, at=at)
    trail.note_reading("children.list.read", by=stranger, at=at, text="secret")
    elsewhere = told["elsewhere"].child.person
    page = book(lead)
    pages = [page]
    while 'rel="next"' in page:
        before = page.split('rel="next" href="')[1].split('"')[0]
        page = unescape(lead.get(before).text)
        pages.append(page)
    everything = "".join(map(lines_of, pages))
    for words in ("Stranger", "Other Hub", "Tomasz", elsewhere.reference, "Somewhere Else"):
        assert words not in everything
    assert len(pages) > 1


def test_another_partnerships_child_is_found_by_nobody_here(lead, told):
    reference = told["elsewhere"].child.person.reference
    assert "No line fits" in book(lead, child=reference)


@pytest.mark.parametrize(
    "hour",
    [
        (2026, 7, 1, 0, 30),  # half past eleven in the evening before, in UTC
        (2026, 6, 30, 23, 59),
        (2026, 10, 25, 0, 30),  # the night the clocks go back
        (2026, 10, 25, 23, 30),
    ],
)
def test_a_day_is_a_day_in_london(viewer, read_by_nia, county, hour):
    read_by_nia(datetime(*hour, tzinfo=LONDON))
    on = date(*hour[:3])
    for from_on, until_on, is_there in (
        (on, on, True),
        (on + timedelta(days=1), None, False),
        (None, on - timedelta(days=1), False),
    ):
        asked = Asked(who="Nia", from_on=from_on, until_on=until_on)
        assert bool(queries.lines(viewer=viewer, asked=asked).lines) is is_there


def test_older_lines_follow_page_by_page_and_none_is_left_out(viewer, read_by_nia):
    for _ in range(queries.A_PAGE + 5):
        read_by_nia()
    first = queries.lines(viewer=viewer, asked=Asked(who="Nia"))
    then = queries.lines(viewer=viewer, asked=Asked(who="Nia"), before_id=first.lines[-1].id)
    assert (len(first.lines), first.has_more) == (queries.A_PAGE, True)
    assert (len(then.lines), then.has_more) == (5, False)
    assert first.lines[-1].id > then.lines[0].id


def test_the_excel_file_holds_exactly_what_is_shown_and_is_written_down(lead, read_by_nia, county):
    read_by_nia(text="=HYPERLINK(1)")
    asked = lead.post(reverse("governance:book"), {"who": "Nia"}).headers["Location"]
    answer = lead.get(reverse("governance:book-sheet") + "?" + asked.partition("?")[2])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit-book.xlsx"'
    with ZipFile(BytesIO(answer.content)) as file:
        written = file.read("xl/sharedStrings.xml").decode()
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "Nia Night" in written
    assert county.person.reference in written
    assert "Text: =HYPERLINK(1)" in written
    assert "Keeley" not in written
    assert "<f>" not in sheet
    assert Entry.objects.get(what="governance.book.exported").details["filter"] == {"who": "Nia"}


@pytest.mark.parametrize(
    "query",
    [
        {"who": "<script>alert(1)</script>"},
        {"who": "x" * 100_000},
        {"what": "%'; --"},
        {"child": "۱۲۳"},
        {"child": "x" * 5_000},
        {"kind": "everything"},
        {"from_on": "31/2/2026"},
        {"from_on": "1/1/0001"},
        {"until_on": "31/12/9999"},
        {"from_on": "1 Jan 0001", "until_on": "31 Dec 9998"},
        {"before": "9" * 60},
        {"before": "-1"},
        {"before": "1e9"},
        {"surprise": "yes"},
    ],
)
@pytest.mark.parametrize("name", ["book", "book-sheet"])
def test_a_hostile_question_is_answered_without_a_crash(lead, name, query):
    answer = lead.get(reverse(f"governance:{name}"), query)
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_a_nul_in_a_question_is_turned_away(lead):
    assert lead.get(reverse("governance:book") + "?who=%00").status_code == 400


def test_a_question_that_makes_no_sense_shows_nothing_and_says_why(lead):
    page = book(lead, from_on="yesterday")
    assert "Error:" in page
    assert "Nothing is shown until the question is put right." in page
    assert not Entry.objects.filter(what="governance.book.read").exists()


def test_hostile_details_are_shown_as_text(lead, read_by_nia):
    read_by_nia(text="<script>alert(1)</script>", when="2026-99-99T99:99", nothing=None)
    answer = lead.post(reverse("governance:book"), {"who": "Nia"}, follow=True)
    assert "<script>alert" not in answer.text
    assert "2026-99-99T99:99" in answer.text


def test_a_page_of_the_book_asks_the_same_few_questions(lead, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        book(lead)


def test_a_list_that_merely_showed_the_child_is_found_by_the_child(lead, worker, county, at):
    """Curiosity rarely opens the record: it searches, looks at the list, and goes away."""
    nia = front_desk(user=worker, at=at)[1]
    trail.note_reading("children.searched", by=nia, at=at, shown=[county.pk, 999_999])
    trail.note_reading("children.list.read", by=nia, at=at, shown=[999_999])
    page = lines_of(book(lead, child=county.person.reference, who="Nia"))
    assert "Search for children" in page
    assert "List of children read" not in page


def test_why_somebody_could_see_the_child_is_what_held_at_that_moment(
    lead, read_by_nia, open_in_emergency, worker, county, at
):
    read_by_nia(at - timedelta(hours=1))
    open_in_emergency(worker)
    read_by_nia(at + timedelta(minutes=1))
    read_by_nia(at + timedelta(hours=9))
    page = lines_of(book(lead, child=county.person.reference, who="Nia", what="missing"))
    later, within, before = page.split("Missing episode read")[1:]
    assert "Emergency access (Found at the station at 2am)" in within
    assert "their role alone" in before
    assert "their role alone" in later


def test_everything_about_one_child_goes_into_one_file_for_a_court(lead, read_by_nia, county):
    for _ in range(queries.A_PAGE + 5):
        read_by_nia()
    asked = lead.post(reverse("governance:book"), {"child": county.person.reference})
    page = lead.get(asked.headers["Location"])
    assert "Download everything about this child as Excel" in page.text
    query = asked.headers["Location"].partition("?")[2]
    with ZipFile(BytesIO(lead.get(f"{reverse('governance:book-sheet')}?{query}").content)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
        written = file.read("xl/sharedStrings.xml").decode()
    assert sheet.count("<row ") > queries.A_PAGE + 5
    assert "Why they could see" in written


def test_the_file_says_when_it_does_not_hold_everything(viewer, read_by_nia, county):
    for _ in range(3):
        read_by_nia()
    asked = Asked(child_reference=county.person.reference, who="Nia")
    *_, last = presenters.sheet_rows(queries.lines(viewer=viewer, asked=asked, most=2))
    assert last[0] == presenters.MORE
    assert len(last) == len(presenters.SHEET_COLUMNS)


def test_a_child_is_found_by_the_indexes_and_not_by_reading_the_whole_book(viewer, county):
    """At a million lines this is the difference between 20 and several hundred milliseconds."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        with CaptureQueriesContext(connection) as asked:
            queries.lines(viewer=viewer, asked=Asked(child_reference=county.person.reference))
        (question,) = [q["sql"] for q in asked if 'FROM "audit_entry"' in q["sql"]]
        cursor.execute(f"EXPLAIN {question}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "entry_by_person" in plan
    assert "entry_by_shown" in plan
