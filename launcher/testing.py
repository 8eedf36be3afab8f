"""`./hub test`, `./hub prove` and `./hub bench`: what shows that the product does what it says."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from launcher import database, environment, estate, locks, product, ready, roles, validator
from launcher.address import parse
from launcher.cluster import Cluster
from launcher.places import HERE
from launcher.roles import Arranger

# What is the same whichever PostgreSQL is under it.
NOT_ABOUT_THE_DATABASE = ("house", "journeys", "launcher", "proofs")


def test(arguments: Sequence[str]) -> int:
    """Every test but the large proofs. With --database-only, those that touch the database."""
    chosen, kinds = [word for word in arguments if word != "--database-only"], "not proof"
    if "--database-only" in arguments:
        chosen += [f"--ignore=tests/{folder}" for folder in NOT_ABOUT_THE_DATABASE]
        kinds += " and not journey"  # nor is what a browser shows
    return pytest(ready.test_cluster, ["-n3", "--dist=loadgroup", "-m", kinds, *chosen])


def prove(arguments: Sequence[str]) -> int:
    """The large proofs, on a database as careful as the real one."""
    return pytest(ready.proof_cluster, ["-n0", "-m", "proof", "tests/proofs", *arguments])


def bench(arguments: Sequence[str]) -> int:
    """Speed, measured in a database of its own."""
    ready.machine("dev")
    cluster = ready.bench_cluster()
    with locks.using(cluster):
        env = database.prepared(cluster)
        product.collect_static(env)
        return product.hand_over(["manage.py", "bench", *arguments], env)


def pytest(make_cluster: Callable[[], Cluster], arguments: Sequence[str]) -> int:
    """Pytest, with a database server, a browser and everything built."""
    browser = ready.machine_for_tests()
    with locks.waiting("prepare"):
        judge = validator.prepare()
    with test_server(make_cluster) as databases:
        var = HERE.var / "test"
        env = environment.basic("test", var=var) | databases | browser.environment() | judge
        env["HUB_TEST_DB"] = os.environ.get("HUB_TEST_DB", "test_methub")
        product.collect_static(env)
        return product.hand_over(["-m", "pytest", *arguments], env)


@contextmanager
def test_server(make_cluster: Callable[[], Cluster]) -> Iterator[dict[str, str]]:
    """Our own server, or the one that HUB_TEST_CLUSTER_URL names (as its superuser)."""
    theirs = os.environ.get("HUB_TEST_CLUSTER_URL")
    if theirs:
        arranger = Arranger(parse(theirs), estate.settle().programs / "psql")
        passwords = roles.passwords(HERE.private / "their-cluster.json")
        arranger.arrange(passwords, may_create_databases=True)
        yield environment.databases(arranger.address, passwords, "postgres")
        return
    cluster = make_cluster()
    with locks.using(cluster):
        arranger = ready.arranged(cluster, may_create_databases=True)
        yield environment.databases(arranger.address, cluster.passwords, "postgres")
