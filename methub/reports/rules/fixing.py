"""What is fixed stays what it was: a digest over every word and number of it."""

import hashlib
import json
from typing import Any

Content = dict[str, Any]
"""A month in plain values: figures, observations, narrative, and what each figure means. Texts and
whole numbers alone, so that what comes back from a database is what went in."""


def seal(content: Content, *, reference: str, number: int) -> str:
    whole = json.dumps([reference, number, content], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def mark(content: Content) -> str:
    """Of a draft as somebody read it, whenever that was: another word or number, another mark."""
    return seal({**content, "known_at": ""}, reference="", number=0)
