"""Every ten minutes: the answers whose letters have left. The worker finds this by name."""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from methub.concerns import changes, queries
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now

_log = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name="concerns.sent", lock="concerns.sent", queueing_lock="concerns.sent")
def sent(timestamp: int) -> None:
    record_sent(at=now())


def record_sent(*, at: datetime) -> int:
    """Answers whose letters have left since; how many."""
    done = 0
    for feedback, sent_at in queries.letters_that_left():
        try:
            changes.record_letter_sent(feedback=feedback, sent_at=sent_at, by=MET_HUB, at=at)
            done += 1
        except Exception:  # one answer that cannot be settled may not hold up the next
            _log.exception("Answer %s could not be settled.", feedback.reference)
    return done
