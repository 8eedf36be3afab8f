"""Whatever arrives, something stands in the inbox, soon, and nothing impossible is a value."""

import json
import time
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.intake.codes import NotificationKind as K
from methub.intake.layouts import shipped
from methub.intake.rules import CLOCK_SKEW, ReadNotification, read
from tests.intake.reading import NOON, SAMPLES, email, missing, one, reading

ORIGINALS = [path.read_bytes() for path in SAMPLES]
HAPPENED = ("missing_since", "last_seen_at", "reported_at", "graded_at", "found_at", "returned_at")
SPELLINGS = sorted(shipped().keys)


def hold(raw: bytes) -> list[ReadNotification]:
    """Read, and check what must be true of any reading."""
    readings = read(raw, shipped(), received_at=NOON)
    assert readings
    for number, one_ in enumerate(readings, start=1):
        assert one_.part == number
        text = json.dumps(one_.as_json())
        assert "\\u0000" not in text
        text.encode()
        assert ReadNotification.from_json(json.loads(text)) == one_
        assert one_.kind != K.UNREAD or one_.problems
    return readings


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes(raw):
    hold(raw)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=500))
def test_any_text_under_any_envelope(text):
    hold(email(text.encode("utf-8", "replace").decode()))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(ORIGINALS),
    st.lists(
        st.tuples(st.integers(0, 2_000), st.integers(0, 40), st.binary(max_size=20)), max_size=6
    ),
)
def test_a_sample_with_pieces_cut_out_and_pieces_put_in(raw, wounds):
    for place, length, piece in wounds:
        raw = raw[:place] + piece + raw[place + length :]
    hold(raw)


values = st.one_of(
    st.text(max_size=60),
    st.from_regex(
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}( (at )?\d{1,2}[:.]?\d\d ?(am|pm|hrs)?)?", fullmatch=True
    ),
    st.sampled_from(["Medium", "not high", "Completed", "Yes - hurt", "n/k", "O'Neill, Siân"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SPELLINGS), values), max_size=15))
def test_any_values_under_known_keys(lines):
    text = "\n".join(f"{key}: {value}" for key, value in lines)
    for one_ in hold(email(text)):
        for name in HAPPENED:
            moment = getattr(one_, name)
            assert moment is None or moment <= NOON + CLOCK_SKEW
        assert one_.born_on is None or NOON.date() - one_.born_on < timedelta(days=25 * 366)


HOSTILE = {
    "a script": "Surname: <script>alert(1)</script>",
    "a formula": 'Surname: =HYPERLINK("http://x")',
    "a null": "Surname: Hol\x00lis",
    "turned round": "Surname: \u202ehctaM",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_only_words(text):
    (read_,) = hold(email(text))
    assert read_.surname.isprintable()


def test_a_script_in_html_is_no_text_and_the_notification_behind_it_is_read():
    read_ = one("<p>Surname: Hollis</p><script>DOB: 1</script>", kind="text/html")
    assert (read_.surname, read_.text) == ("Hollis", "Surname: Hollis")


def test_a_formula_in_a_name_is_kept_as_said():
    assert missing(Surname='=HYPERLINK("x")').surname == '=HYPERLINK("x")'


def nested(depth: int) -> bytes:
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    return b"Subject: x\n" + head + b"Content-Type: text/plain\n\nSurname: Hollis\n"


TEN_MEGABYTES = 10 * 1024 * 1024
MULTIPART = b'Content-Type: multipart/mixed; boundary="b"\n\n'
PDF = b"Subject: x\nContent-Type: application/pdf\n\n"
HUGE = {
    "one line": b"Subject: x\n\nSurname: " + b"a" * TEN_MEGABYTES,
    "many lines": b"Subject: x\n\n" + b"Surname: Hollis\n" * (TEN_MEGABYTES // 16),
    "nothing but breaks": b"Subject: x\n\n" + b"-----\n" * (TEN_MEGABYTES // 6),
    "empty lines": b"Subject: x\n\n" + b"\n" * TEN_MEGABYTES,
    "a header": b"Subject: " + b"=?utf-8?q?a?= " * (TEN_MEGABYTES // 14) + b"\n\nSurname: Hollis",
    "headers": b"Subject: x\n" + b"X: y\n" * (TEN_MEGABYTES // 5) + b"\nSurname: Hollis",
    "html": b"Content-Type: text/html\n\n" + b"<table><tr><td>" * (TEN_MEGABYTES // 15),
    "comments in html": b"Content-Type: text/html\n\n" + b"<!--" * (TEN_MEGABYTES // 4),
    "comments, then ends": b"Content-Type: text/html\n\n" + b"<!--" * 50_000 + b">" * 50_000,
    "half tags in html": b"Content-Type: text/html\n\n" + b"<a " * (TEN_MEGABYTES // 3),
    "an attachment": PDF + b"%PDF" * (TEN_MEGABYTES // 4),
    "layers": nested(20_000),
    "layers just allowed": nested(30) + b"x\n" * 60_000,
    "parts": MULTIPART + b"--b\n\n\n" * (TEN_MEGABYTES // 6),
    "digits": b"Subject: x\n\nMissing since: " + b"20/11/2026 18:15 " * (TEN_MEGABYTES // 17),
    "colons": b"Subject: x\n\n" + b":" * TEN_MEGABYTES,
    "base64": b"Content-Transfer-Encoding: base64\nSubject: x\n\n" + b"QUFB" * (TEN_MEGABYTES // 4),
    "punycode": b"Content-Type: text/plain; charset=punycode\n\n" + b"a-" * (TEN_MEGABYTES // 2),
}  # fmt: skip


@pytest.mark.parametrize("raw", HUGE.values(), ids=HUGE)
def test_ten_megabytes_are_in_the_inbox_within_seconds(raw):
    began = time.process_time()
    hold(raw)
    assert time.process_time() - began < 8


def test_a_message_about_more_children_than_can_be_is_left_to_a_person():
    text = "".join(f"Police reference: MP/{n}\nSurname: S{n}\n" for n in range(60))
    (read_,) = reading(email(text))
    assert read_.kind == K.UNREAD
    assert any("more than 40 children" in problem.why for problem in read_.problems)


@pytest.mark.parametrize(
    "charset", ["x-unknown", "rot13", "zlib", "idna", "a\0b", "", "utf-7", "é"]
)
def test_an_alphabet_nobody_knows_is_read_as_well_as_can_be(charset):
    raw = b"Subject: x\nContent-Type: text/plain; charset=" + charset.encode() + b"\n\n"
    (read_,) = hold(raw + "Surname: Müller".encode())
    assert read_.surname == "Müller" or charset == "utf-7"


def test_an_outlook_item_is_kept_and_the_person_is_told_what_to_do():
    (read_,) = hold(b"\xd0\xcf\x11\xe0" + b"\0" * 500)
    assert "save it as .eml" in read_.problems[0].why
