"""Nothing in a room runs by itself unless the worker finds it."""

import pytest
from procrastinate.contrib.django import app

PERIODIC = [
    pytest.param(task, id=task.task.name) for task in app.periodic_registry.periodic_tasks.values()
]
EVERY_MINUTE = "* * * * *"


@pytest.mark.parametrize("job", ["clocks.climb", "missing.look", "post.send_letters"])
def test_the_worker_looks_every_minute(job):
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic[job] == EVERY_MINUTE


@pytest.mark.parametrize("job", PERIODIC)
def test_a_job_waits_in_the_queue_once(job):
    """After a night without a worker there would be a thousand of each, and the first letter of
    the morning behind them."""
    assert job.configure_kwargs.get("queueing_lock") or job.task.queueing_lock
