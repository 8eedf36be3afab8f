"""One change for each thing that can happen in the world, across rooms."""

from methub.intake.changes.receiving import read_message, receive

__all__ = ["read_message", "receive"]
