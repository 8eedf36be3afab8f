"""Getting a machine ready: packages, style sheets, a database with its roles."""

from pathlib import Path

from launcher import browser, estate, frontend, locks, node, packages, roles
from launcher.browser import Browser
from launcher.cluster import DURABLE, FORGETFUL, Cluster
from launcher.places import HERE
from launcher.roles import Arranger
from launcher.stamps import digest


def machine(lock: str = "demo") -> None:
    """What running the product needs; measuring it needs the packages of `dev`."""
    HERE.make()
    with locks.waiting("prepare"):
        packages.install(lock)
        node.install(with_tests=False)
        frontend.build()


def machine_for_tests() -> Browser:
    """What testing it needs besides."""
    HERE.make()
    with locks.waiting("prepare"):
        packages.install("dev")
        node.install(with_tests=True)
        frontend.build()
        return browser.prepare()


def demo_cluster() -> Cluster:
    """The demonstration's server: it keeps what it answered, whatever happens to the machine."""
    return Cluster("pg-demo", estate.settle(), DURABLE)


def test_cluster() -> Cluster:
    """The tests' server: quick, and nobody minds if it forgets."""
    return Cluster("pg-test", estate.settle(), FORGETFUL)


def proof_cluster() -> Cluster:
    """The proofs' server: as careful as the real one, because they pull its plug."""
    return Cluster("pg-proof", estate.settle(), DURABLE)


def bench_cluster() -> Cluster:
    """The measurements' server: as slow as being careful is."""
    return Cluster("pg-bench", estate.settle(), DURABLE)


def arranged(cluster: Cluster, *, may_create_databases: bool = False) -> Arranger:
    """Start a cluster; make its roles, the first time and whenever what they may do changed."""
    with locks.waiting(cluster.name):
        cluster.start()
        arranger = cluster.arranger()
        wanted = f"{may_create_databases} {digest([Path(roles.__file__)])}"
        if not cluster.stamps.has("roles", wanted):
            arranger.arrange(cluster.passwords, may_create_databases=may_create_databases)
            cluster.stamps.put("roles", wanted)
        return arranger
