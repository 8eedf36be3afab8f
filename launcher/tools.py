"""Running somebody else's program: its output to a log, its failure as one plain sentence."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from launcher.bell import ran
from launcher.places import HERE
from launcher.words import Refusal

NO_NETWORK = (
    "name resolution",
    "name or service not known",
    "dns error",
    "network is unreachable",
    "connection refused",
    "failed to establish a new connection",
    "enotfound",
    "eai_again",
    "econnrefused",
    "enetunreach",
    "etimedout",
    "err_socket_timeout",
)
NOT_TRUSTED = ("unknownissuer", "self_signed_cert", "certificate_verify_failed")
NO_SPACE = ("no space left", "enospc", "disk full")
KNOWN_REASONS = (
    (NO_SPACE, "the disk is full."),
    (NOT_TRUSTED, "this machine does not trust the network's certificate."),
    (NO_NETWORK, "there is no network, and it is needed this once."),
)


def run(
    purpose: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None
) -> None:
    """Run one program to its end. `purpose` completes the sentence "MET Hub could not …"."""
    log = HERE.logs / f"{purpose.replace(' ', '-')}.log"
    with log.open("wb") as out:
        ended = ran(
            command,
            cwd=HERE.root,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    if ended.returncode:
        raise Refusal(why(purpose, log))


def why(purpose: str, log: Path) -> str:
    """The sentence for a program that failed: the network, or where to read more."""
    printed = log.read_text(errors="replace")
    for signs, reason in KNOWN_REASONS:
        if any(sign in printed.lower() for sign in signs):
            return f"MET Hub could not {purpose}: {reason}"
    lines = [line.strip() for line in printed.splitlines() if line.strip()] or ["it said nothing"]
    telling = [line for line in lines if "error" in line.lower()] or lines[-1:]
    return f"MET Hub could not {purpose} (the whole story is in {log}): {telling[-1]}"
