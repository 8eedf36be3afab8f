"""One line of JSON for each thing worth knowing, and nothing about anybody.

No query string, no form value, no address of a page, no text of an exception: a database error
quotes the row it refused. What remains is enough to find the fault: where, what kind, which page.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

OURS = "methub"


class WithoutPersons(logging.Formatter):
    """JSON, with personal data left out by construction rather than by care."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            **_request(getattr(record, "request", None)),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = _frames(record.exc_info[2])
        return json.dumps(line)


def _message(record: logging.LogRecord) -> str:
    """Our own words whole; of other people's, the sentence without what is put into it."""
    if record.name.split(".")[0] == OURS:
        return record.getMessage()
    return record.msg if isinstance(record.msg, str) and record.args else ""


def _request(request: Any) -> dict[str, Any]:
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    return {
        "reference": getattr(request, "number", ""),
        "method": getattr(request, "method", ""),
        "page": match.view_name if match else "",
    }


def _frames(trace: Any) -> list[str]:
    """File, line and function: never the values."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "methub.config.logs.WithoutPersons"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        OURS: {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "procrastinate": {"level": "WARNING"},
    },
}
