"""The product's database on one of our servers: made, migrated, and how to reach it."""

from launcher import environment, product, ready
from launcher.cluster import Cluster
from launcher.words import step

NAME = "methub"
# Forgotten when the database is thrown away.
STAMPS = ("database", "migrated", "loading", "loaded")


def prepared(cluster: Cluster, port: int = 8000, *, fresh: bool = False) -> dict[str, str]:
    """The environment of processes that use it."""
    arranger = ready.arranged(cluster)
    if fresh:
        cluster.stamps.remove(*STAMPS)
    if not cluster.stamps.has("database", NAME):
        arranger.database(NAME, fresh=fresh)
        cluster.stamps.put("database", NAME)
    env = environment.basic("demo", port=port) | environment.databases(
        arranger.address, cluster.passwords, NAME
    )
    migrate(cluster, env)
    return env


def migrate(cluster: Cluster, env: dict[str, str]) -> None:
    """Bring the tables up to the code, when the code changed."""
    wanted = product.digest_of_code()
    if not cluster.stamps.has("migrated", wanted):
        with step("Bringing the database up to date"):
            product.manage(
                "bring the database up to date", "migrate", env=environment.as_owner(env)
            )
        cluster.stamps.put("migrated", wanted)
