"""What somebody meets who has just fetched MET Hub: starting, starting twice, crashes, stopping."""

import os
import pwd
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import processes
from tests.launcher.checkout import Checkout, answers, ended, free_port, made, welcomed

pytestmark = [pytest.mark.launcher, pytest.mark.xdist_group("launcher")]

# The promise is 8 s on two idle cores; other tests run beside this one.
LATER_START_SECONDS = 20


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    yield from made(tmp_path_factory.mktemp("stranger"))


def test_start_be_refused_twice_be_killed_recover_and_stop(checkout):
    port = free_port()
    first = checkout.hub("demo", "--port", str(port))
    welcomed(first)
    assert answers(port)

    code, words = checkout.said("demo", "--port", str(free_port()))
    assert code == 1
    assert words.startswith(f"MET Hub already runs here, at http://localhost:{port}")

    ended(first, signal.SIGKILL)
    assert any("postgres" in line for line in checkout.processes()), "the kill proves nothing"

    second = checkout.hub("demo", "--port", str(port))
    assert welcomed(second) < LATER_START_SECONDS
    assert answers(port)

    assert ended(second, signal.SIGINT) == "MET Hub has stopped.\n"
    assert second.returncode == 0
    assert checkout.processes() == []


def test_a_database_and_a_web_server_that_die_are_started_again(checkout):
    port = free_port()
    launcher = checkout.hub("demo", "--port", str(port))
    welcomed(launcher)
    private = checkout.root / "var" / "private"
    for note in (private / "pg-demo.running", private / "web server.process"):
        pid = int(note.read_text().split('"pid": ')[1].split(",")[0])
        os.kill(pid, signal.SIGKILL)
    assert processes.wait(lambda: not answers(port), 10), "the kill proves nothing"

    assert processes.wait(lambda: answers(port), 60)

    words = ended(launcher, signal.SIGTERM)
    assert checkout.processes() == []
    assert "Traceback" not in words


def test_a_stale_note_of_the_database_naming_a_strangers_process_is_no_obstacle(checkout):
    checkout.said("manage", "check")
    database = checkout.databases() / "pg-demo" / "data"
    owner = database.stat().st_uid
    with subprocess.Popen(["sleep", "60"], user=owner) as stranger:
        stale = database / "postmaster.pid"
        stale.write_text(f"{stranger.pid}\n{database}\n1\n5432\n/tmp/nowhere\n\n  1 2\nready\n")
        os.chown(stale, owner, -1)
        code, words = checkout.said("manage", "check")
        assert stranger.poll() is None
        stranger.kill()
    assert code == 0, words
    assert checkout.processes() == []


def test_a_busy_port_is_one_plain_sentence(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, words = checkout.said("demo", "--port", str(port))
    assert code == 1
    assert words.startswith(f"Port {port} is in use by another program")
    assert words.count("\n") == 1


def test_passwords_are_for_their_owner_alone(checkout):
    checkout.said("manage", "check")
    private = checkout.root / "var" / "private"
    assert private.stat().st_mode & 0o777 == 0o700
    for secret in (private / "pg-demo.json", private / "secret-key"):
        assert secret.stat().st_mode & 0o777 == 0o600


def _may_run_python(account: str) -> bool:
    """A Python under root's own folder is closed to everybody else."""
    try:
        return subprocess.run([sys.executable, "-c", ""], user=account).returncode == 0
    except PermissionError:
        return False


def test_an_ordinary_person_can_run_it_too():
    if os.geteuid() != 0:
        pytest.skip("the other tests here are run by an ordinary person already")
    if not _may_run_python("nobody"):
        pytest.skip("this machine keeps its Python from ordinary accounts")
    with tempfile.TemporaryDirectory(prefix="methub-test-") as folder:
        nobody = pwd.getpwnam("nobody").pw_uid
        os.chown(folder, nobody, -1)
        for checkout in made(Path(folder), uid=nobody):
            code, words = checkout.said("manage", "showmigrations", "--plan")
            assert code == 0, words
            assert "[ ]" not in words
