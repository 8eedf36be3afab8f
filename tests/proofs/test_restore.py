"""The backup of docs/running.md, made and brought back to a chosen second: what had been written by
then is there, and what came after is not."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from launcher import estate, processes
from launcher.cluster import DURABLE, Cluster
from launcher.places import HERE
from tests.proofs.conftest import Tally, sized

pytestmark = [
    pytest.mark.proof,
    # the launcher knows its server by number, and forgets the handle
    pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning"),
]

LINES = sized(2_000)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A database that keeps its journal, as docs/running.md says."""
    HERE.make()
    settled = estate.settle()
    folder = settled.account.private_folder_in("/tmp", "methub-restore-")
    wal = settled.account.private_folder(folder / "wal")
    archiving = DURABLE | {
        "archive_mode": "on",
        "archive_command": f"test ! -f '{wal}/%f' && cp %p '{wal}/%f'",
        "wal_level": "replica",
    }
    made = Cluster(
        "pg-restore", estate.Estate(settled.account, folder, settled.programs), archiving
    )
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder)


def test_a_backup_comes_back_to_the_second(tally: Tally, cluster: Cluster) -> None:
    tally.promises(restores=2, lines=3 * LINES)
    with _owner(cluster) as database:
        database.execute("CREATE TABLE told (id bigint PRIMARY KEY, at timestamptz DEFAULT now())")
        _write(database, range(LINES))
        _back_up(cluster)
        _write(database, range(LINES, 2 * LINES))
        time.sleep(1.1)
        (chosen,) = database.execute("SELECT now()::text").fetchone() or ("",)
        time.sleep(1.1)
        _write(database, range(2 * LINES, 3 * LINES))
        (after,) = database.execute("SELECT now()::text").fetchone() or ("",)
        database.execute("CREATE TABLE later ()")  # the moment asked for must lie in the journal
        database.execute("SELECT pg_switch_wal()")
        _wait_for_the_archive(database)
    cluster.stop()
    tally.adds("lines", 3 * LINES)
    assert _restored(cluster, chosen) == 2 * LINES
    tally.adds("restores")
    # the planted fault: a restore that ignores the moment would bring everything back
    assert _restored(cluster, after) == 3 * LINES
    tally.adds("restores")


def _owner(cluster: Cluster) -> psycopg.Connection:
    server = cluster.running()
    assert server is not None
    address = cluster.arranger().address
    return psycopg.connect(
        host=server.socket, port=address.port, user=address.user, password=address.password,
        dbname="postgres", autocommit=True,
    )  # fmt: skip


def _write(database: psycopg.Connection, keys: range) -> None:
    for key in keys:
        database.execute("INSERT INTO told (id) VALUES (%s)", [key])


def _back_up(cluster: Cluster) -> None:
    address, server = cluster.arranger().address, cluster.running()
    assert server is not None
    subprocess.run(
        [
            str(cluster.estate.programs / "pg_basebackup"), f"--host={server.socket}",
            f"--port={address.port}", f"--username={address.user}", "--no-password",
            f"--pgdata={cluster.home / 'base'}", "--format=tar", "--gzip", "--checkpoint=fast",
            "--wal-method=none",
        ],
        env={"PGPASSWORD": address.password},
        check=True,
        **cluster.estate.account.identity,
    )  # fmt: skip


def _wait_for_the_archive(database: psycopg.Connection) -> None:
    waiting = (
        "SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1)"
        " FROM pg_stat_archiver"
    )

    def is_archived() -> bool:
        row = database.execute(waiting).fetchone()
        return bool(row and row[0])

    assert processes.wait(is_archived, 60)


def _restored(cluster: Cluster, moment: str) -> int:
    """On another machine, as it were: how many lines there are at that moment."""
    home = cluster.estate.account.private_folder(
        cluster.estate.folder / f"at-{time.monotonic_ns()}"
    )
    again = Cluster(home.name, cluster.estate, DURABLE)
    data = cluster.estate.account.private_folder(again.data)
    _unpack(cluster, cluster.home / "base" / "base.tar.gz", data)
    with (data / "postgresql.auto.conf").open("a") as settings:
        settings.write(
            f"restore_command = 'cp {cluster.estate.folder / 'wal'}/%f %p'\n"
            f"recovery_target_time = '{moment}'\nrecovery_target_action = 'promote'\n"
        )
    (data / "recovery.signal").touch()
    shutil.copy(HERE.private / f"{cluster.name}.json", HERE.private / f"{again.name}.json")
    again.start()
    try:
        with _owner(again) as database:
            counted = database.execute("SELECT count(*) FROM told").fetchone()
    finally:
        again.stop()
        (HERE.private / f"{again.name}.json").unlink()
    return int(counted[0]) if counted else 0


def _unpack(cluster: Cluster, archive: Path, into: Path) -> None:
    subprocess.run(
        ["tar", "-xzf", str(archive), "-C", str(into)],
        check=True,
        **cluster.estate.account.identity,
    )
