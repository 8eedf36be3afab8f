"""What can happen to a return: earlier ones are brought in."""

from methub.returns.changes.loading import (
    AlreadyRead,
    NotOurs,
    ask_load,
    forget_files,
    give_up,
    read_load,
    take_again,
)
from methub.returns.changes.work import Progress

__all__ = [
    "AlreadyRead",
    "NotOurs",
    "Progress",
    "ask_load",
    "forget_files",
    "give_up",
    "read_load",
    "take_again",
]
