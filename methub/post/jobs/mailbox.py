"""The hub's mailbox: every message is kept before it leaves the inbox."""

import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from imapclient import DELETED, IMAPClient

from methub.agencies.models import Partnership
from methub.foundation.actors import Actor
from methub.post import rules
from methub.post.changes import keep_message
from methub.post.codes import Channel

KEPT = "Kept"
TOO_LARGE = "Too large"

_SECONDS = 60
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_log = logging.getLogger(__name__)


def collect(address: str, *, partnership: Partnership, by: Actor, at: datetime) -> int:
    """Keep everything in the inbox, then move it to the folder Kept; how many messages.

    Read or unread makes no difference: a message that somebody has glanced at in their mail
    program must arrive too. Each is committed before it is moved, so a crash in between brings it
    in twice, which is recognised, and never loses it.
    """
    kept = 0
    with _inbox(urlsplit(address)) as inbox:
        for uid in inbox.search("UNDELETED"):
            try:
                _keep(inbox, uid, partnership=partnership, by=by, at=at)
                kept += 1
            except Exception:  # one message that cannot be kept may not hold up the next child's
                _log.exception("Message %s stays in the mailbox: it could not be kept.", uid)
    return kept


def _keep(
    inbox: IMAPClient, uid: int, *, partnership: Partnership, by: Actor, at: datetime
) -> None:
    size = inbox.fetch([uid], ["RFC822.SIZE"])[uid][b"RFC822.SIZE"]
    is_whole = size <= rules.TOO_LARGE
    part = b"BODY[]" if is_whole else b"BODY[HEADER]"
    raw = inbox.fetch([uid], [part.replace(b"BODY", b"BODY.PEEK")])[uid][part]
    keep_message(
        raw=raw,
        channel=Channel.MAILBOX,
        partnership=partnership,
        is_whole=is_whole,
        by=by,
        at=at,
    )
    _move(inbox, uid, KEPT if is_whole else TOO_LARGE)


def _move(inbox: IMAPClient, uid: int, folder: str) -> None:
    if not inbox.folder_exists(folder):
        inbox.create_folder(folder)
    if inbox.has_capability("MOVE"):
        inbox.move([uid], folder)
    else:
        inbox.copy([uid], folder)
        inbox.add_flags([uid], [DELETED])
        inbox.expunge()


@contextmanager
def _inbox(url: SplitResult) -> Iterator[IMAPClient]:
    host = url.hostname or ""
    is_open = url.scheme == "imap" and host in _HERE
    if not host or not (is_open or url.scheme == "imaps"):
        raise ImproperlyConfigured(
            "HUB_IMAP must be an imaps:// address: the mailbox holds children’s names."
        )
    with IMAPClient(
        host,
        port=url.port,
        ssl=not is_open,
        ssl_context=None if is_open else ssl.create_default_context(),
        timeout=_SECONDS,
    ) as client:
        client.login(unquote(url.username or ""), unquote(url.password or ""))
        client.select_folder(unquote(url.path.strip("/")) or "INBOX")
        yield client
