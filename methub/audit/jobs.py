"""Every five minutes: the finished lines of the book are sealed."""

from procrastinate.contrib.django import app

from methub.audit import seals
from methub.foundation.timekeeping import now


@app.periodic(cron="*/5 * * * *")
@app.task(name="audit.seal", lock="audit.seal", queueing_lock="audit.seal")
def seal(timestamp: int) -> None:
    seals.seal_finished_lines(at=now())
