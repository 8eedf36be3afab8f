"""What was promised to the people who put e-mails in, and what the database holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

import psycopg

KEPT = """
SELECT m.sha256, m.once IS NOT NULL,
       (SELECT count(*) FROM audit_entry e
         WHERE e.what = 'post.message.kept' AND e.about_id = m.id),
       ARRAY(SELECT n.reference || ' ' || (n.duplicate_of_id IS NOT NULL) || ' ' ||
                    (SELECT count(*) FROM audit_entry e
                      WHERE e.what = 'intake.notification.received' AND e.about_id = n.id)
               FROM intake_notification n WHERE n.message_id = m.id ORDER BY n.part)
  FROM post_message m
"""


@dataclass(frozen=True)
class Notice:
    """One child waiting in the inbox."""

    reference: str
    is_repeat: bool
    lines: int


@dataclass(frozen=True)
class Kept:
    """One message in the database."""

    digest: str
    has_key: bool
    lines: int
    notices: tuple[Notice, ...]


@dataclass
class Receive:
    """One e-mail that somebody put in until they were told that it arrived."""

    raw: bytes
    with_key: bool
    answered: bool = False
    tries: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        return sha256(self.raw).hexdigest()


def held(url: str) -> list[Kept]:
    """Everything the database holds, asked as its owner."""
    with psycopg.connect(url) as owner:
        return [
            Kept(digest, has_key, lines, tuple(map(_notice, notices)))
            for digest, has_key, lines, notices in owner.execute(KEPT)
        ]


def _notice(text: str) -> Notice:
    reference, repeat, lines = text.split()
    return Notice(reference, repeat == "true", int(lines))


def broken_promises(receives: Iterable[Receive], kept: Iterable[Kept]) -> list[str]:
    """What was answered with success and is not there once, with its lines in the book."""
    by_digest: dict[str, list[Kept]] = {}
    for message in kept:
        by_digest.setdefault(message.digest, []).append(message)
    found: list[str] = []
    for number, receive in enumerate(receives):
        messages = by_digest.get(receive.digest, [])
        found += [f"{number}: {wrong}" for wrong in _wrong(receive, messages)]
    return found


def _wrong(receive: Receive, messages: list[Kept]) -> list[str]:
    notices = [notice for message in messages for notice in message.notices]
    references = Counter(notice.reference for notice in notices)
    checks = {
        "nobody answered": receive.answered,
        "lost": bool(messages),
        "doubled": len(messages) <= (1 if receive.with_key else receive.tries),
        "waits twice as news": sum(not notice.is_repeat for notice in notices) == 1,
        "kept and never read": all(message.notices for message in messages),
        "the answer named nothing": all(references[said] == 1 for said in receive.told),
        "kept without its line": all(message.lines == 1 for message in messages),
        "read without its line": all(notice.lines == 1 for notice in notices),
    }
    return [what for what, holds in checks.items() if not holds]
