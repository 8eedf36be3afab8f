"""Accepting what arrived, as it was read."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from methub.children.models import Child
from methub.clocks.models import Clock
from methub.intake import changes
from methub.intake.changes import FoundReport, MissingReport, NewChild
from methub.intake.models import Notification
from methub.missing.models import Episode

Arrives = Callable[..., list[Notification]]
Owed = Callable[..., list[Clock]]
Signed = dict[str, Any]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def as_reported(row: Notification) -> MissingReport:
    read = row.read
    assert read.missing_since is not None
    return MissingReport(
        missing_since=read.missing_since, reported_at=read.reported_at, grade=read.police_risk
    )


def is_missing(row: Notification, child: Child | NewChild, signed: Signed) -> Episode:
    return changes.accept_missing(
        notification=row, child=child, report=as_reported(row), version=row.version, **signed
    )


def is_found(row: Notification, child: Child, signed: Signed, **more: Any) -> Episode:
    read = row.read
    assert read.found_at is not None
    report = FoundReport(
        found_at=read.found_at, found_where=read.found_where, found_by=read.found_by,
        returned_at=read.returned_at, returned_to=read.returned_to, **more,
    )  # fmt: skip
    return changes.accept_found(
        notification=row, child=child, report=report, version=row.version, **signed
    )
