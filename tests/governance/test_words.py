"""A line of the book is read by somebody who has never seen a line of code."""

import pytest

from methub.governance.presenters.words import details, happened


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("missing.episode.opened", "Missing episode opened"),
        ("missing.care-plan.reviewed", "Missing care plan reviewed"),
        ("people.glass.broken", "Emergency access taken"),
        ("interviews.interview.signed-off", "Interview signed off"),
        ("agencies.session.opened", "Signed in"),
        ("something.nobody-has.named", "Nobody has named"),
        ("odd", "Odd"),
        ("", ""),
    ],
)
def test_every_code_is_said_in_words(what, words):
    assert happened(what) == words


def test_details_are_said_with_days_as_people_say_them_and_without_machine_marks():
    found = {
        "missing_since": "2026-11-20T18:30:00+00:00", "from_on": "2026-11-21",
        "promise": "return-home-interview", "protected": True, "steps": ["password", "mfa"],
        "filter": {"who": "Nia", "from_on": "2026-11-21"},
        "empty": "", "none": None, "sha256": "abc", "count": 3,
    }  # fmt: skip
    assert list(details(found)) == [
        ("Missing since", "Fri 20 Nov 2026, 6:30pm"),
        ("From", "Sat 21 Nov 2026"),
        ("Promise", "Return home interview"),
        ("Protected", "Yes"),
        ("Steps", "password, mfa"),
        ("Filter", "who Nia, from on Sat 21 Nov 2026"),
        ("Count", "3"),
    ]
