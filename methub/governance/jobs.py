"""Every night: the whole book is read against its seals."""

import logging

from procrastinate.contrib.django import app

from methub.audit import seals
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.governance import changes

_log = logging.getLogger(__name__)


@app.periodic(cron="40 2 * * *")
@app.task(name="governance.check", lock="governance.check", queueing_lock="governance.check")
def check(timestamp: int) -> None:
    found = seals.check()
    changes.record_check(found=found, by=MET_HUB, at=now())
    if found.wrong:
        _log.error("The audit book is not as it was sealed: %s", found.wrong.words)
