"""The embedded PostgreSQL 18: made, started, recognised after a crash, waited for, stopped."""

import json
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from launcher import processes, roles
from launcher.address import Address
from launcher.bell import BELL, ran
from launcher.estate import Estate
from launcher.places import HERE
from launcher.processes import Known
from launcher.roles import Arranger
from launcher.stamps import Stamps
from launcher.words import Refusal, say, step

PORT = 5432
LONGEST_SOCKET = 107  # bytes, including the file's own name
RECOVERY_SECONDS = 600
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
FORGETFUL = dict.fromkeys(DURABLE, "off")
SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    # A statement that fails holds what it was to store: a child's name has no business in a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
STILL_LEAVING = "pre-existing shared memory block"


@dataclass(frozen=True)
class Running:
    """A started server: which process, where its socket is, what it says of itself."""

    process: Known
    socket: str
    status: str


@dataclass(frozen=True)
class Cluster:
    """One data directory and the server that runs on it."""

    name: str
    estate: Estate
    durability: dict[str, str]

    @property
    def home(self) -> Path:
        return self.estate.folder / self.name

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def note(self) -> Path:
        return HERE.private / f"{self.name}.running"

    @property
    def stamps(self) -> Stamps:
        """Beside the data, so that they disappear with it."""
        return Stamps(self.home / "stamps")

    @property
    def passwords(self) -> dict[str, str]:
        return roles.passwords(HERE.private / f"{self.name}.json")

    def running(self) -> Running | None:
        """Our server, if it runs: the process we noted, or one at work in our data directory."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            process, socket = processes.known(int(lines[0])), lines[4]
        except (OSError, ValueError, IndexError):
            return None
        if process and (process == self._noted() or self._works_here(process)):
            return Running(process, socket, lines[7].strip() if len(lines) > 7 else "")
        return None

    @property
    def is_ready(self) -> bool:
        server = self.running()
        return server is not None and server.status == "ready"

    def arranger(self) -> Arranger:
        """The running server's superuser."""
        server = self.running()
        if server is None:
            raise Refusal("The database is not running.")
        password = self.passwords[roles.SUPERUSER]
        address = Address(server.socket, PORT, roles.SUPERUSER, password)
        return Arranger(address, self.estate.programs / "psql")

    def start(self) -> None:
        """Start it, or find it started, and wait until it answers."""
        if self.running() is None:
            self._make()
            self._clear()
            with step("Starting the database"):
                self._launch()
        self._wait()

    def stop(self) -> None:
        """A fast shutdown: what was answered is kept, whoever is connected is sent away."""
        if server := self.running():
            processes.stop(server.process, gently=signal.SIGINT, patience=60)
        if self._noted_socket:
            shutil.rmtree(self._noted_socket, ignore_errors=True)
        self.note.unlink(missing_ok=True)

    def _make(self) -> None:
        """Create the data directory, whole or not at all."""
        if self.data.is_dir():
            return
        account = self.estate.account
        shutil.rmtree(self.home, ignore_errors=True)
        account.private_folder(self.home)
        with step("Making the database"):
            secret = self.home / "superuser"
            secret.touch(mode=0o600)
            account.own(secret)
            secret.write_text(self.passwords[roles.SUPERUSER])
            self._program(
                "initdb",
                f"--pgdata={self.home / 'data.new'}",
                f"--username={roles.SUPERUSER}",
                f"--pwfile={secret}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
            )
            secret.unlink()
            (self.home / "data.new").rename(self.data)

    def _program(self, name: str, *arguments: str) -> None:
        ended = ran(
            [self.estate.programs / name, *arguments],
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **self.estate.account.identity,
        )
        if ended.returncode:
            raise Refusal(f"PostgreSQL's {name} failed: {ended.stderr.strip()}")

    def _noted(self) -> Known | None:
        try:
            return Known(**json.loads(self.note.read_text())["process"])
        except (OSError, ValueError, TypeError, KeyError):
            return None

    @property
    def _noted_socket(self) -> Path | None:
        """Where the server's socket was, if that is still a folder of its account."""
        try:
            folder = Path(json.loads(self.note.read_text())["socket"])
            return folder if folder.stat().st_uid == self.estate.account.uid else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _works_here(self, process: Known) -> bool:
        """For a server whose launcher was killed before it could make its note."""
        return processes.folder(process.pid) == self.data.resolve()

    def _clear(self) -> None:
        """Remove what a server that no longer runs left behind.

        A process number in postmaster.pid may by now belong to a stranger, and PostgreSQL would
        refuse to start because of it. If nobody has the number, the file stays: PostgreSQL reads
        in it whether children of the old server are still writing. One that we started and somebody
        killed keeps its number until we have taken note of its end.
        """
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            processes.reap(pid, lambda: True, 0)
            if processes.known(pid):
                (self.data / "postmaster.pid").unlink()
        except (OSError, ValueError, IndexError):
            pass

    def _launch(self) -> None:
        """Start the server; again when children of a killed one have not quite gone."""
        for _ in range(40):
            if self._launched():
                return
            time.sleep(0.5)
        raise Refusal(f"The database would not start: {self._last_words()}")

    def _launched(self) -> bool:
        socket = str(self._socket_folder())
        settings = (
            SETTINGS | self.durability | {"unix_socket_directories": socket, "port": str(PORT)}
        )
        with BELL.held(), HERE.log(self.name).open("wb") as log:
            child = subprocess.Popen(
                [
                    str(self.estate.programs / "postgres"),
                    "-D",
                    str(self.data),
                    *(
                        part
                        for name, value in settings.items()
                        for part in ("-c", f"{name}={value}")
                    ),
                ],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.estate.account.identity,
            )
            process = processes.known(child.pid)
            if process:
                self.note.write_text(json.dumps({"process": asdict(process), "socket": socket}))
                self.note.chmod(0o600)
        if process:
            processes.wait(lambda: bool(self.running()) or child.poll() is not None, 30)
        if child.poll() is None:
            return True
        if STILL_LEAVING in self.log.read_text(errors="replace"):
            return False
        shutil.rmtree(socket, ignore_errors=True)
        raise Refusal(f"The database would not start: {self._last_words()}")

    @property
    def log(self) -> Path:
        return HERE.logs / f"{self.name}.log"

    def _socket_folder(self) -> Path:
        """Short, because a socket's whole path may be 107 bytes, and private.

        After a crash the same again: whoever uses the database knows it by that address.
        """
        if before := self._noted_socket:
            for name in before.iterdir():
                name.unlink()
            return before
        for parent in (tempfile.gettempdir(), "/tmp"):
            if len(f"{parent}/methub-12345678/.s.PGSQL.{PORT}.lock".encode()) < LONGEST_SOCKET:
                return self.estate.account.private_folder_in(parent, "methub-")
        raise Refusal("There is no folder for temporary files with a short enough name.")

    def _wait(self) -> None:
        """Until it answers. After a sudden stop it repeats its journal first."""

        def settled() -> bool:
            server = self.running()
            return server is None or server.status == "ready"

        if not processes.wait(settled, 3):
            say("The database is putting itself in order after a sudden stop …")
            processes.wait(settled, RECOVERY_SECONDS)
        if not self.is_ready:
            raise Refusal(f"The database would not start: {self._last_words()}")

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"it wrote nothing to {self.log}"
