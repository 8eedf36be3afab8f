"""The launcher's small decisions, each without starting anything large."""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from launcher import account, bell, commands, locks, packages, processes, supervisor, tools, web
from launcher.account import Account
from launcher.address import Address, parse
from launcher.browser import launch_options
from launcher.processes import Known
from launcher.stamps import Stamps, digest
from launcher.words import Refusal


def test_a_later_process_with_an_old_number_is_not_ours():
    now = processes.known(os.getpid())
    assert now is not None
    assert now.is_running
    assert not Known(now.pid, "another time").is_running


def test_a_note_about_a_process_that_ended_finds_nothing(tmp_path):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    found = processes.known(child.pid)
    assert found is not None
    processes.remember(tmp_path / "note", found)
    assert processes.remembered(tmp_path / "note") == found

    child.communicate()

    assert processes.remembered(tmp_path / "note") is None


def test_a_damaged_note_finds_nothing(tmp_path):
    (tmp_path / "note").write_text('{"pid": 1')
    assert processes.remembered(tmp_path / "note") is None


def test_a_process_that_ignores_a_request_is_made_to_stop():
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(); signal.pause()"
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        found = processes.known(child.pid)
        assert found is not None

        processes.stop(found, patience=0.2)

        assert not found.is_running


def test_stopping_a_process_that_has_ended_harms_nobody(monkeypatch):
    def nobody(pid: int, number: signal.Signals) -> None:
        raise AssertionError("a stranger's process was sent a signal")

    monkeypatch.setattr(os, "kill", nobody)
    processes.stop(Known(os.getpid(), "another time"))


def test_an_address_survives_passwords_and_folders_with_odd_letters():
    address = Address("/tmp/a folder&more", 5432, "methub_super", "p@ss/w:rd %?")
    assert parse(address.url("methub_super", "p@ss/w:rd %?", "postgres")) == address


def test_work_is_done_again_only_when_an_input_changed(tmp_path):
    source = tmp_path / "source"
    source.write_text("one")
    stamps = Stamps(tmp_path / "stamps")
    stamps.put("built", digest([source]))
    assert stamps.has("built", digest([source]))

    source.write_text("two")

    assert not stamps.has("built", digest([source]))


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("npm error code ENOTFOUND", "there is no network, and it is needed this once."),
        ("Temporary failure in name resolution", "there is no network"),
        ("npm error SELF_SIGNED_CERT_IN_CHAIN", "does not trust the network's certificate."),
        ("OSError: [Errno 28] No space left on device", "the disk is full."),
        ("starting\nTypeError: 3 errors\n", "TypeError: 3 errors"),
        ("", "it said nothing"),
    ],
)
def test_a_failed_step_is_explained_in_one_sentence(tmp_path, printed, sentence):
    log = tmp_path / "log"
    log.write_text(printed)
    said = tools.why("fetch the packages", log)
    assert said.startswith("MET Hub could not fetch the packages")
    assert sentence in said
    assert "\n" not in said


def test_a_python_that_lacks_a_part_is_told_which(monkeypatch):
    monkeypatch.setitem(packages.NEEDED, "no_such_module", "venv")
    with pytest.raises(Refusal, match="lacks its “no_such_module” module"):
        packages.refuse_crippled_python()


def test_an_old_python_is_told_so_before_anything_else():
    old = "import sys; sys.version_info = (3, 9); exec(open('hub').read())"
    root = Path(commands.__file__).parents[1]
    said = subprocess.run(
        [sys.executable, "-c", old], capture_output=True, text=True, cwd=root, check=False
    )
    assert said.returncode == 1
    assert said.stderr.startswith("MET Hub needs Python 3.11 or newer; this is ")
    assert said.stderr.count("\n") == 1


def test_a_busy_port_is_said_plainly():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refusal, match=f"^Port {port} is in use by another program; choose"):
            web.addresses(port)


def test_the_second_to_want_a_lock_is_told_who_has_it(monkeypatch, tmp_path):
    monkeypatch.setattr(locks, "HERE", type("Places", (), {"private": tmp_path}))
    with (
        locks.alone("demo", {"address": "http://localhost:1"}, "{address}"),
        pytest.raises(Refusal, match="^http://localhost:1$"),
        locks.alone("demo", {"address": "http://localhost:2"}, "{address}"),
    ):
        pass
    assert locks.holder_of("demo") is None


def test_ctrl_c_while_a_process_is_being_started_leaves_no_process(tmp_path, monkeypatch):
    """It fell between the fork and our knowing the number: the worker lived on."""
    here = replace(supervisor.HERE, root=tmp_path)
    here.private.mkdir(parents=True)
    monkeypatch.setattr(supervisor, "HERE", here)
    started = []

    class Pressed(subprocess.Popen[bytes]):
        def __init__(self, *words: Any, **how: Any) -> None:
            super().__init__(*words, **how)
            started.append(self.pid)
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(subprocess, "Popen", Pressed)
    child = supervisor.Child(
        "worker", [sys.executable, "-c", "input()"], {}, logs_to_file=False, patience=0.2
    )
    with pytest.raises(bell.Stopped), bell.until_stopped():
        try:
            child.start()
        finally:
            child.stop()
    assert started
    assert processes.known(started[0]) is None
    assert child.has_ended


def test_ctrl_c_while_a_program_is_begun_that_we_wait_for_leaves_nothing_of_it(monkeypatch):
    """It fell between the fork and our waiting: what wrote the examples lived on."""
    started = []

    class Pressed(subprocess.Popen[bytes]):
        def __init__(self, *words: Any, **how: Any) -> None:
            super().__init__(*words, **how)
            started.append(self.pid)
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(subprocess, "Popen", Pressed)
    with pytest.raises(bell.Stopped), bell.until_stopped():
        bell.ran([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert started
    assert processes.known(started[0]) is None


def test_a_program_is_told_and_says_and_ends():
    ended = bell.ran(
        [sys.executable, "-c", "print(input()); raise SystemExit(3)"],
        told="Keeley", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout.strip()) == (3, "Keeley")


def test_root_never_runs_the_database(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert account.for_postgres().uid != 0


def test_nobodys_permissions_are_widened_for_the_database_account(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root lends an account")
    tmp_path.chmod(0o700)
    (tmp_path / "var").mkdir()
    lent = account.for_postgres()
    assert not lent.can_reach(tmp_path / "var")
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert Account(0, 0).can_reach(tmp_path / "var")


def test_the_browser_is_given_one_switch_only():
    options = launch_options(
        {"HUB_CHROMIUM": "/c", "HUB_CHROMIUM_LIBS": "/l", "HUB_CHROMIUM_FONTS": "/f"}
    )
    assert options["args"] == ["--no-sandbox"]


def test_an_unknown_command_is_refused_with_a_way_on(capsys):
    assert commands.main(["dance"]) == 1
    assert "./hub help" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    assert commands.main([]) == 0
    words = capsys.readouterr().out
    for command in commands.COMMANDS:
        assert command.startswith("-") or command == "help" or f"./hub {command}" in words
