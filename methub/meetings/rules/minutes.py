"""Minutes: whole, sealed, and for each reader only what that reader may see."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from methub.meetings.codes import Handling
from methub.meetings.rules.reading import Reader, may_read

Content = dict[str, Any]
"""Everything the minutes say, in plain values: `meeting`, `people` and `items`; each item with its
child's key, its handling, what was said, its updates and its actions."""


def seal(content: Content, *, meeting: str, number: int) -> str:
    """The digest of everything: another letter anywhere, and it is another one."""
    whole = json.dumps([meeting, number, content], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def lacking(content: Content) -> list[str]:
    """What half-written minutes lack, in words; nothing, where they are whole."""
    found = [f"{one['name']}: did they come?" for one in content["people"] if not one["attendance"]]
    found += [
        f"{item['title']}: no decision is written."
        for item in content["items"]
        if item["child_id"] is not None and not item["said"].get("decision")
    ]
    return found


@dataclass(frozen=True)
class Redacted:
    """What one reader gets, and how much of it they do not."""

    content: Content
    children_withheld: int
    passages_withheld: int


def redacted(content: Content, reader: Reader, sees: Callable[[int], bool]) -> Redacted:
    """Whole items about children the reader may not know of, and single passages whose handling is
    not for them, are left out and counted."""
    items = []
    children = passages = 0
    for item in content["items"]:
        if item["child_id"] is not None and not sees(item["child_id"]):
            children += 1
            continue
        if not may_read(Handling(item["handling"]), reader):
            passages += len(item["said"]) + len(item["updates"])
            items.append(item | {"said": {}, "updates": [], "is_withheld": True})
            continue
        updates = [one for one in item["updates"] if _may_read_update(one, reader)]
        passages += len(item["updates"]) - len(updates)
        items.append(item | {"updates": updates, "is_withheld": False})
    taken_off = [
        one for one in content["taken_off"] if one["child_id"] is None or sees(one["child_id"])
    ]
    return Redacted(content | {"items": items, "taken_off": taken_off}, children, passages)


def _may_read_update(update: Mapping[str, Any], reader: Reader) -> bool:
    return may_read(Handling(update["handling"]), reader, written_by_agency=update["agency_id"])
