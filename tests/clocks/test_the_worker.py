"""Nothing in a room runs by itself unless the worker finds it."""

import pytest
from procrastinate.contrib.django import app

EVERY_MINUTE = "* * * * *"


@pytest.mark.parametrize("job", ["clocks.climb", "missing.look", "post.send_letters"])
def test_the_worker_looks_every_minute(job):
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic[job] == EVERY_MINUTE
