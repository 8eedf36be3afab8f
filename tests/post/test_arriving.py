"""Whatever arrives is kept, byte for byte, and seen by its own partnership alone."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.post import queries, rules
from methub.post.changes import TooLarge, keep_message
from methub.post.codes import Channel
from methub.post.models import Message, MessageBody
from tests.intake.reading import SAMPLES, sample
from tests.post.conftest import NOW


@pytest.fixture
def keep(town):
    def keeping(raw, **said):
        return keep_message(
            raw=raw, channel=Channel.UPLOAD, partnership=town.partnership,
            by=town.actor(Role.HUB_WORKER), at=NOW, **said,
        )  # fmt: skip

    return keeping


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_kept_byte_for_byte(keep, hub, path):
    message = keep(path.read_bytes())
    assert queries.original(viewer=hub, message=message) == path.read_bytes()
    assert message.size == len(path.read_bytes())


def test_the_envelope_is_shown_and_the_keeping_is_written_in_the_book(keep, town):
    message = keep(sample(5))
    assert message.subject == "Notification of out of area placement - CONFIDENTIAL"
    assert (message.sender, message.message_id) == ("placements@lbbd.example", "<c1@lbbd.example>")
    assert message.sent_at == datetime(2026, 11, 21, 9, 10, tzinfo=UTC)
    line = Entry.objects.get(what="post.message.kept")
    assert (line.about_id, line.actor_name) == (message.pk, "MET Hub worker")
    assert "subject" not in line.details  # a subject names a child


def test_the_same_message_twice_is_kept_twice_and_recognised(keep):
    first, second = keep(sample(1)), keep(sample(1))
    assert list(Message.objects.all().same_bytes_as(second)) == [first]


def test_another_partnership_sees_nothing(keep, stranger):
    message = keep(sample(1))
    assert not queries.messages(viewer=stranger)
    with pytest.raises(MessageBody.DoesNotExist):
        queries.original(viewer=stranger, message=message)


def test_a_list_of_messages_never_loads_their_bytes(keep, hub, django_assert_num_queries):
    keep(sample(1))
    with django_assert_num_queries(1) as asked:
        list(queries.messages(viewer=hub))
    assert "raw" not in asked.captured_queries[0]["sql"]


def test_ten_megabytes_are_kept_and_twenty_six_are_refused_in_a_plain_sentence(keep):
    assert keep(b"Subject: x\n\n" + b"a" * 10 * 1024 * 1024).size > 10_000_000
    with pytest.raises(TooLarge, match="larger than 25 MB"):
        keep(b"a" * 26 * 1024 * 1024)


def test_what_was_kept_can_never_be_altered(keep):
    message = keep(sample(1))
    with pytest.raises(DatabaseError), transaction.atomic():
        MessageBody.objects.filter(message=message).update(raw=b"Keeley is fine")


@pytest.mark.django_db(transaction=True)
def test_a_message_is_never_kept_inside_a_transaction_that_could_be_undone(keep):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        keep(sample(1))
    assert not connection.in_atomic_block


def test_an_attached_plan_has_a_safe_name_and_a_kind_told_by_its_content(keep, hub):
    (plan,) = queries.attachments(viewer=hub, message=keep(sample(5)))
    assert (plan.name, plan.kind) == ("Trigger plan v2.pdf", "application/pdf")
    assert plan.content.startswith(b"%PDF-1.4")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('"../../etc/passwd"', "passwd"),
        ('"C:\\\\Users\\\\a\\\\plan.pdf"', "plan.pdf"),
        ('"=?utf-8?q?pl=C3=A4n=2Epdf?="', "plän.pdf"),
        ('"=?utf-8?q?plan=2Epdf=E2=80=AEfdp=2Eexe?="', "plan.pdf\N{REPLACEMENT CHARACTER}fdp.exe"),
        ('"con|<script>.html"', "con script .html"),
        ('""', "attachment 1"),
        ('"..."', "attachment 1"),
        ('"' + "a" * 300 + '.pdf"', "a" * 90 + ".pdf"),
    ],
)
def test_a_file_is_called_nothing_that_could_harm(said, name):
    raw = f"Subject: x\nContent-Type: text/html\nContent-Disposition: attachment; filename={said}"
    (file,) = rules.attached_files(rules.open_message(f"{raw}\n\n<script>".encode()))
    assert (file.name, file.kind) == (name, "application/octet-stream")


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("=?utf-8?Q?MISSING_=E2=80=93_?=", "MISSING –"),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
        ("=?x-unknown?B?TsO2?=", "Nö"),
        ("a\r\n folded", "a folded"),
        ("Müller – missing", "Müller – missing"),
        ("nul\x00l", "nul\N{REPLACEMENT CHARACTER}l"),
        ("x" * 5_000, "x" * 2_000),
    ],
)
def test_a_subject_is_read_with_care(header, subject):
    assert rules.envelope(f"Subject: {header}\r\n\r\n".encode()).subject == subject


@pytest.mark.parametrize("date", ["yesterday", "Fri, 99 Nov 2026 22:41:07 +0000", "", "\udcff"])
def test_a_date_header_that_is_none_is_left_out(date):
    raw = f"Date: {date}\n\n".encode("utf-8", "surrogateescape")
    assert rules.envelope(raw).sent_at is None
