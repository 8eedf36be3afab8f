"""`./hub demo`: the whole product on one machine, with an invented partnership in it."""

import os
from collections.abc import Mapping

from launcher import database, locks, product, ready, supervisor, web
from launcher.bell import Stopped, until_stopped
from launcher.cluster import Cluster
from launcher.places import HERE
from launcher.words import say, step

ALREADY = "MET Hub already runs here, at {address} (process {pid}); ./hub stop stops it."
EXAMPLES = HERE.var / "examples"


def demo(*, port: int, fresh: bool) -> None:
    """Start everything, say where it is, and stop everything when asked."""
    HERE.make()
    holder = {"address": f"http://localhost:{port}", "pid": str(os.getpid())}
    with locks.alone("demo", holder, ALREADY), until_stopped():
        supervisor.stop_leftovers()
        addresses = web.addresses(port)
        try:
            ready.machine()
            cluster = ready.demo_cluster()
            with locks.using(cluster):
                run(cluster, port, addresses, fresh=fresh)
        except Stopped:
            say("MET Hub has stopped.")


def run(cluster: Cluster, port: int, addresses: list[str], *, fresh: bool) -> None:
    """From a server without a database to a page in the browser."""
    env = database.prepared(cluster, port, fresh=fresh or half_loaded(cluster))
    product.collect_static(env)
    load(cluster, env)
    children = [web.server(addresses, env), web.worker(env)]
    try:
        with step("Starting the web server"):
            children[0].start()
            web.wait_until_healthy(port, children[0])
        print(f"\nMET Hub is at http://localhost:{port}", flush=True)
        children[1].start()
        welcome(env)
        supervisor.keep_going(children, cluster)
    finally:
        for child in children:
            child.stop()


def load(cluster: Cluster, env: Mapping[str, str]) -> None:
    """The invented partnership, once."""
    if cluster.stamps.has("loaded", "yes"):
        return
    cluster.stamps.put("loading", "yes")
    with step("Loading the demonstration partnership"):
        product.manage("load the demonstration partnership", "load_demo", env=env)
    cluster.stamps.put("loaded", "yes")


def half_loaded(cluster: Cluster) -> bool:
    """A loading that was interrupted is begun again from nothing."""
    return cluster.stamps.has("loading", "yes") and not cluster.stamps.has("loaded", "yes")


def welcome(env: Mapping[str, str]) -> None:
    """Who one can sign in as, and e-mails to try, on standard output."""
    signins = product.told("write e-mails to try", "write_examples", str(EXAMPLES), env=env)
    print(
        f"\n{signins}\nE-mails to try it with, dated today: {EXAMPLES}\nCtrl-C stops it.",
        flush=True,
    )


def stop() -> None:
    """`./hub stop`: ask the demonstration to stop, or tidy up after one that was killed."""
    HERE.make()
    holder = locks.holder_of("demo")
    if holder:
        supervisor.ask_to_stop(int(holder["pid"]))
    supervisor.stop_leftovers()
    if HERE.python.exists():
        with locks.using(ready.demo_cluster()):
            say("MET Hub has stopped." if holder else "MET Hub does not run.")
