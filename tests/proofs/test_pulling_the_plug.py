"""`kill -9` of the web server, the worker and the database while e-mails are put in: whoever was
told that a child's notification arrived was told the truth, and a retry makes no second child.

`kill -9` proves the order of commits. It does not prove what a disk does when the power fails.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from launcher.places import HERE
from tests.proofs.conftest import Tally, sized
from tests.proofs.ledger import Kept, Receive, broken_promises, held
from tests.proofs.senders import command, put_in, receives
from tests.proofs.standing import VICTIMS, Standing, standing

pytestmark = [
    pytest.mark.proof,
    pytest.mark.fault,
    # The launcher lets go of the database server on purpose: it is to outlive a launcher's death.
    pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning"),
]

RECEIVES, BY_COMMAND, KILLS = sized(2_000), sized(20), sized(30)
SENDERS = 4


def test_what_was_answered_is_there_once_with_its_line(tally: Tally, tmp_path: Path) -> None:
    tally.promises(receives=RECEIVES, kills=KILLS, retries=1, planted=4)
    put = receives(RECEIVES, by_command=BY_COMMAND)
    with standing() as hub:
        senders = _begun(hub, put, tmp_path)
        tally.adds("kills", _killed(hub, put, senders))
        for sender in senders:
            sender.join()
        kept = _settled(hub, put)
    tally.adds("receives", sum(receive.answered for receive in put))
    tally.adds("retries", sum(receive.tries - 1 for receive in put))
    tally.adds("by command", BY_COMMAND)

    assert broken_promises(put, kept) == []
    assert not _named_in_logs(), "a log names a child"
    for name, planted in _planted(put, kept).items():
        assert broken_promises(put, planted), f"the proof does not notice what is {name}"
        tally.adds("planted")


def _begun(hub: Standing, put: list[Receive], folder: Path) -> list[Thread]:
    """Several people at once, one of them at the server's own keyboard."""
    typed, clicked = Queue[Receive](), Queue[Receive]()
    for receive in put:
        (clicked if receive.with_key else typed).put(receive)
    work = [(typed, lambda one: command(hub, one, folder))]
    work += [(clicked, lambda one: put_in(hub, one))] * (SENDERS - 1)
    threads = [Thread(target=_emptied, args=each) for each in work]
    for thread in threads:
        thread.start()
    return threads


def _emptied(queue: Queue[Receive], send: Callable[[Receive], None]) -> None:
    while True:
        try:
            receive = queue.get_nowait()
        except Empty:
            return
        send(receive)


def _killed(hub: Standing, put: list[Receive], senders: Iterable[Thread]) -> int:
    """Each victim in turn, spread over the whole of the work; how many died."""
    died = 0
    for victim in islice(cycle(VICTIMS), KILLS):
        wanted = (died + 0.5) * len(put) / KILLS
        while not hub.may_be_killed() or sum(one.answered for one in put) < wanted:
            if not any(sender.is_alive() for sender in senders):
                return died
            time.sleep(0.05)
        hub.kill(victim)
        died += 1
    return died


def _settled(hub: Standing, put: list[Receive]) -> list[Kept]:
    """What the database holds once the worker has read what was kept just before a death."""
    url = hub.env["DATABASE_OWNER_URL"]
    end = time.monotonic() + 150
    while broken_promises(put, held(url)) and time.monotonic() < end:
        time.sleep(1)
    return held(url)


def _named_in_logs() -> list[str]:
    """Logs of the database, the web server and the worker that name a child of the samples."""
    logs = [*HERE.logs.glob("pg-plug.log*"), *HERE.logs.glob("proof *.log*")]
    return [log.name for log in logs if "hollis" in log.read_text(errors="replace").lower()]


def _planted(put: list[Receive], kept: list[Kept]) -> dict[str, list[Kept]]:
    """The same database with one thing wrong in it."""
    clicked = {receive.digest for receive in put if receive.with_key}
    one = next(message for message in kept if message.digest in clicked)
    rest = [message for message in kept if message is not one]
    silent = tuple(replace(notice, lines=0) for notice in one.notices)
    return {
        "lost": rest,
        "doubled": [*kept, one],
        "kept without its line": [*rest, replace(one, lines=0)],
        "read without its line": [*rest, replace(one, notices=silent)],
    }
