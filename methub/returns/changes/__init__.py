"""What can happen to a return: earlier ones are brought in, and this year's is made."""

from methub.returns.changes.loading import AlreadyRead, NotOurs, ask_load, read_load
from methub.returns.changes.work import Progress

__all__ = ["AlreadyRead", "NotOurs", "Progress", "ask_load", "read_load"]
