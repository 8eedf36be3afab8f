"""Minutes: whole, sealed, and for each reader only what that reader may see."""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from methub.meetings.codes import Handling, PaperKind
from methub.meetings.rules.reading import Reader, may_read, may_read_action

Item = dict[str, Any]
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
            own = [one for one in item["actions"] if one["owner_id"] == reader.user_id]
            passages += _passages(item) - len(own)
            item = item | {"said": {}, "updates": [], "actions": own, "is_withheld": True}
        shown = _shown(item, reader)
        passages += _passages(item) - _passages(shown)
        items.append({"is_withheld": False} | shown)
    taken_off = [
        one for one in content["taken_off"] if one["child_id"] is None or sees(one["child_id"])
    ]
    return Redacted(content | {"items": items, "taken_off": taken_off}, children, passages)


def _shown(item: Item, reader: Reader) -> Item:
    """Without single updates and actions that are for others to know."""
    updates = [one for one in item["updates"] if _may_read_update(one, reader)]
    actions = [
        one
        for one in item["actions"]
        if may_read_action(one["strand"], reader, owner_id=one["owner_id"])
    ]
    return item | {"updates": updates, "actions": actions}


def _passages(item: Item) -> int:
    return len(item["said"]) + len(item["updates"]) + len(item["actions"])


OF_THE_WHOLE = ("conclusion", "outcome", "decided_by", "decided_on")
OUTSIDE = Reader(0, frozenset(), frozenset(), runs=False)
"""Somebody without an account: what everybody invited may read, and nothing else."""


def for_outsider(content: Content, ticked: Collection[str]) -> Redacted:
    """Of issued minutes the items that somebody ticked by hand, as whoever is of no agency may read
    them. What came of the whole meeting, and who was taken off it, is for those who sat there."""
    chosen = [item for item in content["items"] if item["reference"] in ticked]
    left = [item for item in content["items"] if item["reference"] not in ticked]
    shown = redacted(content | {"items": chosen, "taken_off": []}, OUTSIDE, lambda child_id: True)
    concluded = bool(content["meeting"]["conclusion"])
    return Redacted(
        shown.content | {"meeting": content["meeting"] | dict.fromkeys(OF_THE_WHOLE, "")},
        sum(1 for item in left if item["child_id"] is not None),
        shown.passages_withheld
        + sum(_passages(item) for item in left if item["child_id"] is None)
        + concluded,
    )


def digest_of(shown: Redacted, kind: PaperKind) -> str:
    """Of exactly what a copy contains: what somebody saw, and what is made."""
    whole = json.dumps(
        [kind, shown.content, shown.children_withheld, shown.passages_withheld],
        sort_keys=True,
        ensure_ascii=False,
    )
    return hashlib.sha256(whole.encode()).hexdigest()


def _may_read_update(update: Mapping[str, Any], reader: Reader) -> bool:
    return may_read(Handling(update["handling"]), reader, written_by_agency=update["agency_id"])
