"""Is the book whole? The command says, the lead sees, and the check stands in the book."""

from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit import seals
from methub.audit.models import Entry, Seal
from methub.governance import jobs
from tests.desk import signed_in


@pytest.fixture
def page(town):
    lead = signed_in(town.people[Role.GOVERNANCE_LEAD])
    return lambda: lead.get(reverse("governance:seals")).text


def check(*known):
    said = StringIO()
    call_command("check_audit_book", *(f"--known={one}" for one in known), stdout=said)
    return said.getvalue()


def test_before_the_first_night_nothing_is_claimed(page):
    assert "Not checked" in page()
    assert "There is none yet" in page()


def test_the_command_prints_how_much_it_read_and_the_newest_seal(town, at):
    sealed = seals.seal_finished_lines(at=at)
    newest = Seal.objects.get()
    said = check()
    assert f"{sealed} lines and 1 seals are as they were" in said
    assert f"1:{newest.digest}" in said
    assert f"{sealed} lines" in check(f"1:{newest.digest}")


def test_a_copy_that_differs_is_called_out_and_written_down(town, at, page):
    seals.seal_finished_lines(at=at)
    with pytest.raises(CommandError, match="seal 1 is not the one that was copied out"):
        check(f"1:{'0' * 64}")
    with pytest.raises(CommandError, match="ends before seal 9"):
        check(f"9:{'0' * 64}")
    assert Entry.objects.filter(what="governance.book.checked").count() == 2
    assert "The book is not as it was sealed: the book ends before seal 9." in page()


def test_what_is_not_a_seal_is_refused(town):
    with pytest.raises(CommandError, match="NUMBER:DIGEST"):
        check("yesterday's")


def test_every_night_it_is_checked_and_the_lead_sees_when_and_what_to_copy(town, at, page):
    seals.seal_finished_lines(at=at)
    jobs.check(timestamp=0)
    assert "Whole" in page()
    assert f"1:{Seal.objects.get().digest}" in page()


def test_a_broken_book_is_shouted_about_in_the_log(town, caplog):
    broken = seals.Checked(3, 1, 0, None, seals.Wrong(1, 4, "line 4 is not the one"))
    with patch.object(seals, "check", return_value=broken):
        jobs.check(timestamp=0)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
