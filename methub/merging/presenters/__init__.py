"""The queue, the two records side by side, and what was merged, in words."""

from methub.merging.presenters.apart import apart_page, rows_to_ask
from methub.merging.presenters.preview import choices_to_ask, preview_page
from methub.merging.presenters.queue import (
    Queue,
    apart_facts,
    merged_table,
    of_person_page,
    queue_page,
    record,
    standing,
)

__all__ = [
    "Queue",
    "apart_facts",
    "apart_page",
    "choices_to_ask",
    "merged_table",
    "of_person_page",
    "preview_page",
    "queue_page",
    "record",
    "rows_to_ask",
    "standing",
]
