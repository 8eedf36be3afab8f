"""The key a form carries, so that sending it twice is one record."""

import uuid

FIELD = "_once"


def new_key() -> str:
    return str(uuid.uuid4())
