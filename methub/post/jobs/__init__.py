"""What post does by itself every minute. The worker finds these by name."""

from datetime import datetime

from django.conf import settings
from procrastinate.contrib.django import app

from methub.agencies.models import Partnership
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.post import changes, queries
from methub.post.codes import Progress
from methub.post.jobs.carriers import carrier_for
from methub.post.jobs.mailbox import collect
from methub.post.jobs.parcels import parcel_for

AT_ONCE = 200


# The lock is on the minute's own asking alone: a letter that is written asks within the transaction
# of whatever it is about, which a refused second asking would undo.
@app.periodic(cron="* * * * *", queueing_lock="post.send_letters")
@app.task(name="post.send_letters")
def send_letters(timestamp: int) -> None:
    """Asked for by every letter, and every minute for what had to wait or was left behind."""
    send_due_letters(at=now())


@app.periodic(cron="*/5 * * * *")
@app.task(
    name="post.follow_letters", lock="post.follow_letters", queueing_lock="post.follow_letters"
)
def follow_letters(timestamp: int) -> None:
    """What became of letters whose carrier can say."""
    follow_sent_letters(at=now())


@app.periodic(cron="* * * * *")
@app.task(name="post.collect_mail", lock="post.collect_mail", queueing_lock="post.collect_mail")
def collect_mail(timestamp: int) -> None:
    """Bring in what waits in the mailbox, if there is one."""
    if settings.HUB_IMAP:
        collect_waiting_mail(at=now())


def send_due_letters(*, at: datetime) -> int:
    """Send every letter whose moment has come; how many left."""
    carrier = carrier_for(settings.HUB_MAIL)
    sent = 0
    for letter in queries.due_letters(at=at)[:AT_ONCE]:
        parcel = parcel_for(letter)
        sent += (
            changes.send_letter(letter=letter, parcel=parcel, carrier=carrier, by=MET_HUB, at=at)
            == Progress.SENT
        )
    return sent


def follow_sent_letters(*, at: datetime) -> None:
    """Ask the carrier about every letter that has a receipt and has not been heard of since."""
    carrier = carrier_for(settings.HUB_MAIL)
    for sent in queries.receipts_to_follow(at=at)[:AT_ONCE]:
        fate = carrier.fate(sent.receipt)
        if fate is not None:
            changes.record_delivery(
                letter=sent.letter, state=fate.state, note=fate.said, by=MET_HUB, at=at
            )


def collect_waiting_mail(*, at: datetime) -> int:
    """Keep everything that waits in the mailbox; how many messages that was."""
    partnership = Partnership.objects.get(**_whose_mailbox())
    return collect(settings.HUB_IMAP, partnership=partnership, by=MET_HUB, at=at)


def _whose_mailbox() -> dict[str, str]:
    """One partnership needs no naming."""
    named = settings.HUB_IMAP_PARTNERSHIP
    return {"name": named} if named else {}
