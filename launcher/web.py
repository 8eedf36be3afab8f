"""The web server and the background worker."""

import errno
import socket
import urllib.request
from collections.abc import Mapping, Sequence

from launcher import processes
from launcher.places import HERE
from launcher.supervisor import Child
from launcher.words import Refusal

READY_SECONDS = 60
LOOPBACKS = ((socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]"))
WRONG_WITH_A_PORT = {
    errno.EADDRINUSE: "is in use by another program",
    errno.EACCES: "may only be used by an administrator",
}


def addresses(port: int) -> list[str]:
    """Where to listen so that `localhost` finds us: this machine's own addresses and no other.

    Tried before anything is installed: a busy port is better said now than in two minutes.
    """
    return [f"{name}:{port}" for family, host, name in LOOPBACKS if free(family, host, port)]


def free(family: int, host: str, port: int) -> bool:
    """Can we listen there? False where the machine has no such address at all."""
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as wrong:
        if wrong.errno not in WRONG_WITH_A_PORT:
            return False
        raise Refusal(
            f"Port {port} {WRONG_WITH_A_PORT[wrong.errno]}; "
            f"choose another, for example --port {port + 80}."
        ) from None
    return True


def server(addresses: Sequence[str], env: Mapping[str, str], *, workers: int = 1) -> Child:
    """Threads, because most of a request is waiting for the database."""
    return Child(
        "web server",
        [
            *(HERE.python, "-m", "gunicorn", "methub.config.wsgi"),
            *(f"--bind={address}" for address in addresses),
            f"--workers={workers}",
            "--worker-class=gthread",
            "--threads=8",
            "--timeout=60",
            "--graceful-timeout=10",
            "--no-control-socket",
        ],
        env,
    )


def worker(env: Mapping[str, str]) -> Child:
    """What happens without anybody asking: clocks, mail out, mail in."""
    return Child("worker", [HERE.python, "manage.py", "procrastinate", "worker"], env)


def wait_until_healthy(port: int, server: Child) -> None:
    """Until the product itself says that it and its database answer."""
    processes.wait(lambda: healthy(port) or server.has_ended, READY_SECONDS)
    if server.has_ended or not healthy(port):
        raise Refusal(f"The web server did not start: {server.last_words()}")


def healthy(port: int) -> bool:
    """Does /healthz answer?"""
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/healthz", headers={"Host": f"localhost:{port}"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
