"""What a child's chronology is asked for, in its address."""

from django.http import QueryDict

from methub.chronology.codes import EntryGroup


def asked(query: QueryDict) -> tuple[EntryGroup | None, int]:
    """The filter and the page. Anything that makes no sense is everything, first page."""
    kind, page = query.get("kind", ""), query.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return EntryGroup(kind) if kind in EntryGroup.values() else None, max(number, 1)
