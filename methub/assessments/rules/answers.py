"""Reads a file of answers, for scoring at the command line. What cannot be meant is refused."""

import difflib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from methub.assessments.codes import Kind, Presence
from methub.assessments.rules.scoring import Answered
from methub.assessments.rules.shape import Item, Tool

FIRST_YEAR, LAST_YEAR = 1990, 2200
OLDEST = 25


class AnswersError(Exception):
    """A file of answers nobody could score: the line that is wrong, and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"Line {line}: {message}")
        self.line, self.message = line, message


@dataclass(frozen=True)
class About:
    """What the warnings ask about the child; nothing where the file does not say."""

    age: int | None = None
    has_learning_disability: bool = False


@dataclass(frozen=True)
class Answers:
    """What a file says: the day it is scored on (None: today), the child, the answers."""

    on: date | None
    child: About
    answers: Mapping[str, Answered]


class _Refused(Exception):
    """What is wrong, beside which word of the file."""

    def __init__(self, beside: str, message: str, *, last: bool = False) -> None:
        super().__init__(message)
        self.beside, self.message, self.last = beside, message, last


def read_answers(tool: Tool, text: str, *, today: date) -> Answers:
    """The answers of a file, for this tool; AnswersError for the first that cannot be."""
    try:
        return _file(tool, json.loads(text, object_pairs_hook=_once), today)
    except _Refused as wrong:
        raise AnswersError(_line_of(text, wrong), wrong.message) from None
    except json.JSONDecodeError as unreadable:
        raise AnswersError(unreadable.lineno, f"This is not JSON: {unreadable.msg}.") from None
    except (ValueError, RecursionError):
        raise AnswersError(1, "This is not JSON anybody could mean.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """What is said twice is said in two ways."""
    said: dict[str, Any] = {}
    for name, value in pairs:
        if name in said:
            raise _Refused(name, f"“{name}” stands here twice.", last=True)
        said[name] = value
    return said


def _file(tool: Tool, said: Any, today: date) -> Answers:
    said = _object(said, "", "The file", ("on", "child", "answers"))
    if "answers" not in said:
        raise _Refused("", "There are no “answers”.")
    on = _day(said["on"], "on", "The day of the assessment") if "on" in said else None
    answers = _object(said["answers"], "answers", "“answers”", tuple(tool.item_of), of=tool.key)
    return Answers(
        on,
        _child(said.get("child", {})),
        {code: _answer(tool, tool.item_of[code], a, on or today) for code, a in answers.items()},
    )


def _child(said: Any) -> About:
    said = _object(said, "child", "“child”", ("age", "learning_disability"))
    age, disability = said.get("age"), said.get("learning_disability", False)
    if age is not None and (type(age) is not int or not 0 <= age <= OLDEST):
        raise _Refused("age", f"“age” must be a whole number of years, 0 to {OLDEST}.")
    if type(disability) is not bool:
        raise _Refused("learning_disability", "“learning_disability” must be true or false.")
    return About(age, disability)


def _answer(tool: Tool, item: Item, said: Any, on: date) -> Answered:
    if not isinstance(said, dict):
        said = {"answer": said}
    said = _object(said, item.code, f"Item {item.code}", ("answer", "evidence", "answered_on"))
    if "answer" not in said:
        raise _Refused(item.code, f"Item {item.code} has no “answer”.")
    answered_on = None
    if "answered_on" in said:
        answered_on = _day(said["answered_on"], item.code, f"Item {item.code}", until=on)
    evidence = said.get("evidence", [])
    if not isinstance(evidence, list):
        raise _Refused(item.code, f"The evidence of item {item.code} must be a list.")
    return Answered(
        _word(tool, item, said["answer"]),
        tuple(_evidence(item, one, on) for one in evidence),
        answered_on,
    )


def _evidence(item: Item, said: Any, on: date) -> date:
    """A day, or a day with words: {"on": "2026-10-02", "what": "…", "source": "…"}."""
    if isinstance(said, dict):
        said = _object(said, item.code, "Evidence", ("on", "what", "source")).get("on")
    return _day(said, item.code, f"Evidence of item {item.code}", until=on)


def _word(tool: Tool, item: Item, said: Any) -> str:
    kind = tool.kind_of(item)
    if type(said) is int:
        said = str(said)
    if not isinstance(said, str):
        raise _Refused(item.code, f"Item {item.code} must be answered in words.")
    if kind is Kind.WORDS:
        return said
    known = allowed(tool, item)
    if said not in known:
        raise _Refused(
            item.code,
            f"“{said[:60]}” is no answer to item {item.code}: it is one of {', '.join(known)}."
            f"{_meant(said, known)}",
        )
    return said


def allowed(tool: Tool, item: Item) -> tuple[str, ...]:
    """What may be answered to an item that is not answered in words."""
    scale = tool.scale_of(item)
    if tool.kind_of(item) is Kind.GRADED and scale is not None:
        return (*(answer.code for answer in scale.answers), Presence.NOT_KNOWN)
    return tuple(Presence.values())


def _object(
    said: Any, beside: str, words: str, known: Collection[str], *, of: str = ""
) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise _Refused(beside, f"{words} must stand in {{braces}}.")
    for name in said:
        if name not in known:
            what = f"There is no item {name[:60]} in {of}" if of else f"“{name[:60]}” is not known"
            raise _Refused(name, f"{what}.{_meant(name, known)}")
    return said


def _day(said: Any, beside: str, words: str, *, until: date | None = None) -> date:
    try:
        day = date.fromisoformat(said)
    except (TypeError, ValueError):
        raise _Refused(beside, f"{words} must have a date, like 2026-04-01.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _Refused(beside, f"{words}: no such date can be meant.")
    if until is not None and day > until:
        raise _Refused(beside, f"{words} is dated after the day of the assessment.")
    return day


def _meant(said: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(said, list(known), n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


def _line_of(text: str, wrong: _Refused) -> int:
    """The line of the word beside which something is wrong."""
    if not wrong.beside:
        return 1
    found = list(re.finditer(re.escape(json.dumps(wrong.beside, ensure_ascii=False)), text))
    if not found:
        return 1
    return text.count("\n", 0, found[-1 if wrong.last else 0].start()) + 1
