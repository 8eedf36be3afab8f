"""What can be done with a tool, and with an assessment."""

from methub.assessments.changes.refusals import AlreadyDecided, Refused, SaysSomethingElse
from methub.assessments.changes.tools import load_tool, stop_using_tool, use_tool

__all__ = [
    "AlreadyDecided",
    "Refused",
    "SaysSomethingElse",
    "load_tool",
    "stop_using_tool",
    "use_tool",
]
