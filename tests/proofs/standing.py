"""The product as it is really run: a careful database, a web server, a worker, and the launcher's
own keeper, which starts again whatever somebody kills."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event, Thread

from launcher import database, estate, locks, processes, product, supervisor, web
from launcher.bell import Stopped
from launcher.cluster import DURABLE, Cluster
from launcher.places import HERE
from launcher.supervisor import TOO_OFTEN, Child
from tests.launcher.checkout import free_port

WEB, WORKER, DATABASE = "web server", "worker", "database"
VICTIMS = (WEB, WORKER, DATABASE)


class Bell(Child):
    """Stands among the children of the keeper, and ends its round when it is rung."""

    rung: Event

    @property
    def has_ended(self) -> bool:
        if self.rung.is_set():
            raise Stopped(signal.SIGTERM)
        return False


@dataclass
class Standing:
    """A whole MET Hub, and a way to kill each part of it."""

    cluster: Cluster
    env: dict[str, str]
    port: int
    children: dict[str, Child]
    cookie: str
    partnership: str

    def kill(self, victim: str) -> None:
        """`kill -9`: a web server and a worker with their whole group, a postmaster alone."""
        if victim == DATABASE:
            server = self.cluster.running()
            assert server is not None, "there is no database to kill"
            os.kill(server.process.pid, signal.SIGKILL)
            return
        process = self.children[victim].process
        assert process is not None
        processes.send(processes.Known(process.pid, ""), signal.SIGKILL)

    def may_be_killed(self) -> bool:
        """The keeper rightly gives up on what ends three times in half a minute."""
        recent = time.monotonic() - supervisor.WITHIN_SECONDS
        starts = [sum(at > recent for at in child.starts) for child in self.children.values()]
        return max(starts) < TOO_OFTEN - 1 and web.healthy(self.port)

    def ran(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`./hub manage …` in this standing hub."""
        return subprocess.run(
            [str(HERE.python), *arguments],
            cwd=HERE.root,
            env={**os.environ, **self.env},
            capture_output=True,
            text=True,
            check=False,
        )


@contextmanager
def standing() -> Iterator[Standing]:
    """From an empty database to a page in a browser, and nothing left behind."""
    HERE.make()
    cluster, port = Cluster("pg-plug", estate.settle(), DURABLE), free_port()
    with locks.using(cluster):
        env = database.prepared(cluster, port, fresh=True)
        product.collect_static(env)
        children = {
            name: replace(child, name=f"proof {name}")
            for name, child in (
                (WEB, web.server(web.addresses(port), env)),
                (WORKER, web.worker(env)),
            )
        }
        hub = Standing(cluster, env, port, children, "", "")
        opened = hub.ran("-m", "tests.proofs.opening_day")
        assert opened.returncode == 0, opened.stderr
        said = json.loads(opened.stdout)
        hub.cookie, hub.partnership = said["cookie"], said["partnership"]
        with kept_going(hub):
            yield hub


@contextmanager
def kept_going(hub: Standing) -> Iterator[None]:
    bell = Bell("bell", [], {})
    bell.rung = Event()
    for child in hub.children.values():
        child.start()
    keeper = Thread(target=_keep, args=(hub, bell))
    try:
        web.wait_until_healthy(hub.port, hub.children[WEB])
        keeper.start()
        yield
    finally:
        bell.rung.set()
        if keeper.is_alive():
            keeper.join()
        for child in hub.children.values():
            child.stop()


def _keep(hub: Standing, bell: Bell) -> None:
    try:
        supervisor.keep_going([bell, *hub.children.values()], hub.cluster)
    except Stopped:
        return
