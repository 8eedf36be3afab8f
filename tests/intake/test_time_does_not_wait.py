"""The 72 hours of a found child run while the notice waits, from the moment the policy names."""

from datetime import UTC, date, datetime

import pytest

from methub.agencies.models import Authority
from methub.clocks.codes import Promise
from methub.foundation.actors import MET_HUB
from methub.intake import changes
from methub.intake.codes import NotificationKind as K
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.post.codes import Channel
from tests import town as the_town
from tests.intake.conftest import FOUNDED, NOW
from tests.intake.reading import email, one, problem_fields

RETURNED = "Police reference: MP/35/4471/26\nMessage type: {kind}\nSurname: Hollis\n{times}"
FOUND_AT, BACK_AT = "Found: 21/11/2026 03:40\n", "Returned: 21/11/2026 04:25\n"
AT_0340 = datetime(2026, 11, 21, 3, 40, tzinfo=UTC)
AT_0425 = datetime(2026, 11, 21, 4, 25, tzinfo=UTC)
DATE = "Sat, 21 Nov 2026 05:02:11 +0000"


def told(times: str, kind: str = "RETURNED") -> bytes:
    return email(RETURNED.format(kind=kind, times=times), date=DATE)


@pytest.fixture
def counting_from(db, owed):
    """A notice arrives where the authority counts from this; the promises it began."""

    def arrived(basis: str, times: str):
        town = the_town.found(at=FOUNDED)
        authority = Authority.objects.filter(partnership=town.partnership).order_by("pk").first()
        text = shipped_profiles()["cambridgeshire"]
        assert 'clock_starts = "found"' in text
        adopt_policy(
            authority=authority,
            profile_text=text.replace('clock_starts = "found"', f'clock_starts = "{basis}"'),
            from_on=date(2020, 1, 1),
            by=MET_HUB,
            at=FOUNDED,
        )
        changes.receive(
            raw=told(times), channel=Channel.UPLOAD, partnership=town.partnership,
            by=MET_HUB, at=NOW,
        )  # fmt: skip
        return owed(Promise.RETURN_INTERVIEW)

    return arrived


@pytest.mark.parametrize(
    ("basis", "times", "starts", "words"),
    [
        ("found", FOUND_AT + BACK_AT, AT_0340, "Found"),
        ("found", BACK_AT, AT_0425, "Back"),
        ("returned", FOUND_AT + BACK_AT, AT_0425, "Back"),
        ("returned", FOUND_AT, AT_0340, "Found"),
    ],
)
def test_the_hours_run_from_what_the_authority_counts_from_or_else_from_the_other(
    counting_from, basis, times, starts, words
):
    (promise,) = counting_from(basis, times)
    assert promise.started_at == starts
    assert (promise.due_at - starts).total_seconds() == 72 * 3600
    assert promise.why.startswith(words)


def test_an_email_from_the_future_does_not_put_off_the_interview(town, owed):
    future = email(
        RETURNED.format(kind="FOUND", times="Found: 01/01/2062 03:40"),
        date="Sun, 01 Jan 2062 12:00:00 +0000",
    )
    changes.receive(
        raw=future, channel=Channel.UPLOAD, partnership=town.partnership, by=MET_HUB, at=NOW
    )
    (promise,) = owed(Promise.RETURN_INTERVIEW)
    assert promise.started_at == NOW


def test_with_neither_time_no_hours_are_invented(counting_from):
    assert counting_from("found", "") == []


@pytest.mark.parametrize("kind", ["RETURNED", "FOUND", "RETURN", "Notification of return"])
def test_a_notice_of_return_says_when_she_was_back_and_asks_when_she_was_found(kind):
    read = one(RETURNED.format(kind=kind, times=BACK_AT))
    assert (read.kind, read.found_at, read.returned_at) == (K.FOUND, None, AT_0425)
    assert problem_fields(read) == ["found_at"]


def test_the_subject_alone_may_say_that_she_is_back():
    text = "Police reference: MP/35/1/26\nSurname: Hollis\n" + BACK_AT
    assert one(text, subject="RETURNED - HOLLIS").kind == K.FOUND


def test_back_before_she_was_missing_is_asked_about():
    read = one(RETURNED.format(kind="RETURNED", times=BACK_AT + "Missing since: 21/11/2026 05:00"))
    assert "returned_at" in problem_fields(read)
