"""Every night: forms sent long ago are forgotten. Nobody sends the same page again after a week."""

from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from methub.fittings.models import Submission
from methub.foundation.timekeeping import now

KEPT = timedelta(days=7)


@app.periodic(cron="20 3 * * *")
@app.task(name="fittings.forget", lock="fittings.forget", queueing_lock="fittings.forget")
def forget(timestamp: int) -> None:
    forget_submissions(at=now())


def forget_submissions(*, at: datetime) -> int:
    """How many were forgotten."""
    gone, _ = Submission.objects.filter(made_at__lt=at - KEPT).delete()
    return gone
