"""What the reading tests share: the samples, and an e-mail made in a line."""

from datetime import UTC, datetime
from pathlib import Path

from methub.intake.layouts import shipped
from methub.intake.rules import ReadNotification, read

SAMPLES = sorted(
    (Path(__file__).resolve().parents[3] / "shared" / "samples" / "notifications").glob("*.eml")
)
SENT = "Sat, 21 Nov 2026 12:00:00 +0000"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def sample(number: int) -> bytes:
    return SAMPLES[number - 1].read_bytes()


def email(text: str, *, subject: str = "News", kind: str = "text/plain", date: str = SENT) -> bytes:
    headers = [
        f"Subject: {subject}",
        f"Content-Type: {kind}; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    headers += [f"Date: {date}"] if date else []
    return ("\n".join(headers) + "\n\n" + text).encode()


def reading(raw: bytes, received_at: datetime | None = NOON) -> list[ReadNotification]:
    return read(raw, shipped(), received_at=received_at)


def one(text: str, **envelope: str) -> ReadNotification:
    (read_,) = reading(email(text, **envelope))
    return read_


def missing(**lines: str) -> ReadNotification:
    """A report that Keeley is missing, with these lines changed or added."""
    said = {
        "Police reference": "MP/35/1/26",
        "Message type": "MISSING REPORTED",
        "Surname": "Hollis",
        "Forenames": "Keeley",
        "Missing since": "20/11/2026 18:15",
    } | {name.replace("_", " "): value for name, value in lines.items()}
    return one("\n".join(f"{key}: {value}" for key, value in said.items() if value))


def problem_fields(read_: ReadNotification) -> list[str]:
    return [problem.field for problem in read_.problems]
