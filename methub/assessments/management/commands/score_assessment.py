"""`./hub manage score_assessment TOOL@VERSION ANSWERS.json [--json]`."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from methub.assessments.management.commands.load_tool import text_of
from methub.assessments.queries import NoSuchTool, tool_named
from methub.assessments.rules import (
    Answers,
    AnswersError,
    Result,
    Tool,
    floors_broken,
    read_answers,
    scored,
    warned,
)
from methub.foundation.timekeeping import london_day, now


class Command(BaseCommand):
    help = "Scores a file of answers with a tool, and says why, item by item."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tool", help="its name and version, as in seraf@1")
        parser.add_argument("answers", type=Path, help="a file of answers in JSON")
        parser.add_argument("--json", action="store_true", help="for another program to read")

    def handle(self, tool: str, answers: Path, **options: Any) -> None:
        try:
            said = tool_named(key=tool)
        except NoSuchTool as unknown:
            raise CommandError(str(unknown)) from None
        today = london_day(now())
        try:
            read = read_answers(said, text_of(answers), today=today)
        except AnswersError as wrong:
            raise CommandError(f"{answers}, line {wrong.line}: {wrong.message}") from None
        on = read.on or today
        explained = _explained(said, read, scored(said, read.answers, on=on), on)
        if options["json"]:
            self.stdout.write(json.dumps(explained, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_in_words(explained)))


def _explained(tool: Tool, said: Answers, result: Result, on: date) -> dict[str, Any]:
    """Documented in docs/assessment-tools.md: names here are only ever added."""
    level = result.level
    about = warned(age=said.child.age, has_learning_disability=said.child.has_learning_disability)
    return {
        "tool": tool.key,
        "title": tool.title,
        "on": on.isoformat(),
        "method": tool.method,
        "score": result.score,
        "most": result.most,
        "counts": dict(result.counts),
        "level": level.code if level else None,
        "level_label": level.label if level else None,
        "level_number": tool.levels.index(level) + 1 if level else None,
        "why": result.why,
        "warnings": [
            {
                "about": floor.about,
                "at_least": floor.at_least,
                "words": f"{floor.about.label}. {floor.why}",
            }
            for floor in (floors_broken(tool, level, about) if level else ())
        ],
        "unanswered": list(result.unanswered),
        "items": [
            {
                "item": line.item,
                "section": tool.item_of[line.item].section,
                "answer": line.said,
                "counted_as": line.counted_as,
                "points": line.points,
                "grade": line.grade,
                "has_aged": line.has_aged,
                "why": line.why,
            }
            for line in result.lines
        ],
    }


def _in_words(explained: dict[str, Any]) -> list[str]:
    """The same, for a person: what was found first, what was not in one line."""
    found = [line for line in explained["items"] if line["answer"]]
    counts = ", ".join(f"{grade} {count}" for grade, count in explained["counts"].items())
    return [
        f"{explained['title']} ({explained['tool']}), on {explained['on']}",
        *([f"Score: {explained['score']} of {explained['most']}"] if explained["most"] else []),
        *([f"Counted: {counts}"] if counts else []),
        f"Level suggested: {explained['level_label'] or 'none'}. {explained['why']}",
        *(f"Warning: {one['words']}" for one in explained["warnings"]),
        *(f"  {line['item']}: {line['why']}" for line in found),
        f"Not answered: {', '.join(explained['unanswered']) or 'nothing'}",
        "The score informs. The level is decided by judgement.",
    ]
