"""What each kind of plan says, as one table (practice.md §3.9 to §3.11).

The form, the page, the papers and the check before saving all read this table and nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from methub.foundation.codes import Code
from methub.missing.codes import PoliceGrade
from methub.plans.codes import Kind, Part, PlanKind

Answers = Mapping[str, str]
"""What was written: question → text, or the code that was chosen."""


@dataclass(frozen=True)
class Question:
    """`own_words`: the child's own words, kept as they were said and never looked at for blame."""

    code: str
    part: Part
    words: str
    hint: str = ""
    kind: Kind = Kind.TEXT
    is_required: bool = False
    own_words: bool = False
    options: type[Code] | None = None

    def said(self, answer: str) -> str:
        """An answer in words: a code is read by its label."""
        labels = dict(self.options.choices()) if self.options else {}
        return labels.get(answer, answer)


@dataclass(frozen=True)
class Shape:
    """One kind of plan: what it is for, in a sentence, and its questions in order."""

    purpose: str
    questions: tuple[Question, ...]

    def parts(self) -> list[tuple[Part, list[Question]]]:
        """The questions under their headings."""
        return [
            (part, [one for one in self.questions if one.part == part])
            for part in Part
            if any(one.part == part for one in self.questions)
        ]

    def unanswered(self, answers: Answers) -> list[Question]:
        return [one for one in self.questions if one.is_required and not answers.get(one.code)]


Q = Question
_HOUR, _WHERE, _KNOWN, _SAFE = Part.FIRST_HOUR, Part.WHERE, Part.KNOWN_BY, Part.SAFE

TRIGGER = Shape(
    "What everybody does at once if the child goes missing: the police, the hub and every agency "
    "working with the child hold the same copy.",
    (
        Q("carer_first", _HOUR, "In the first hour, the carer", "One action a line",
          is_required=True),
        Q("police_first", _HOUR, "In the first hour, the police", "One action a line",
          is_required=True),
        Q("duty_first", _HOUR, "In the first hour, the emergency duty team", "One action a line"),
        Q("assume", _HOUR, "Risk to assume until the police have graded it", kind=Kind.ONE,
          is_required=True, options=PoliceGrade),
        Q("who_calls", _HOUR, "Who calls the child, and how best to talk to them",
          "Somebody the child answers; words that help, and words that do not"),
        Q("places", _WHERE, "Usual places, the likeliest first", "One place a line"),
        Q("addresses", _WHERE, "Addresses, the likeliest first",
          "One address a line, and who lives there. Never a protected address"),
        Q("associates", _WHERE, "People they may be with",
          "One person a line. Say who may be a danger to the child, and why"),
        Q("vehicles", _WHERE, "Vehicles", "Make, colour, registration, and whose it is"),
        Q("transport", _WHERE, "How they travel", "Lines, stations, taxis, lifts"),
        Q("description", _KNOWN, "Description", "Height, build, hair, marks, what they often wear"),
        Q("aliases", _KNOWN, "Other names they use"),
        Q("phones", _KNOWN, "Telephones and accounts online",
          "Numbers, IMEI, and the names they use online"),
        Q("money", _KNOWN, "Bank and travel cards", "Bank, travel card, Oyster: for a trace"),
        Q("health", _SAFE, "Health and medication", "What happens without it, and how soon"),
        Q("triggers", _SAFE, "What comes before", "Early signs, and what has led to it before"),
        Q("exploitation", _SAFE, "Exploitation: what is known or feared",
          "Say who harms the child"),
        Q("orders", _SAFE, "Warning notices and orders in force",
          "Child abduction warning notices (CAWN), injunctions, bail conditions, and against whom"),
        Q("legal", _SAFE, "Legal status, and the power to bring the child back"),
        Q("media", _SAFE, "If a public appeal is considered", "Who decides, and who must be asked"),
    ),
)  # fmt: skip

_WORRIES, _WORKS, _CHILD = Part.WORRIES, Part.WORKS, Part.CHILD


def _own_part(words: str) -> Question:
    return Q("own_part", _CHILD, words, "In the child’s own words, as they were said",
             is_required=True, own_words=True)  # fmt: skip


SAFETY = Shape(
    "Made with the child: what keeps them safe, and who does what.",
    (
        Q("worries", _WORRIES, "What we are worried about",
          "What others do that harms the child, or may", is_required=True),
        Q("signs", _WORRIES, "How we would notice"),
        Q("strengths", _WORKS, "What already keeps the child safe", is_required=True),
        Q("people", _WORKS, "Whom the child can turn to", "Names and numbers, day and night"),
        Q("places", _WORKS, "Where the child is safe"),
        Q("online", _WORKS, "Telephone and online"),
        Q("urgent", _WORKS, "If it is urgent", "What the child does, and what everybody else does"),
        _own_part("What the child says, and what they want to do themselves"),
        Q("family", _CHILD, "What parents and carers do"),
    ),
)  # fmt: skip

REDUCTION = Shape(
    "How the risk to the child is made smaller, by whom, and how we shall know.",
    (
        Q("risks", _WORRIES, "The risks, and who or what causes them", is_required=True),
        Q("aims", _WORRIES, "What should be different", "And how we shall know", is_required=True),
        Q("disruption", _WORKS, "What is done about those who harm the child"),
        Q("education", _WORKS, "School, college or work", "How the child gets back, and by when"),
        Q("strengths", _WORKS, "What already helps"),
        _own_part("What the child thinks of it, and what they want to do themselves"),
    ),
)  # fmt: skip

INTERIM = Shape(
    "Keeps a child safe who has just arrived and may have been trafficked, until they have been "
    "assessed. Many who go missing do so in the first days.",
    (
        Q("arrival", Part.NOW, "How the child arrived, and what is feared", is_required=True),
        Q("home", Part.NOW, "Where they stay, and how it is kept safe",
          "Who must not learn where it is. Never a protected address", is_required=True),
        Q("contact", Part.NOW, "Telephone, and contact with others",
          "Who may try to reach the child, and what is agreed about it"),
        Q("watch", Part.NOW, "The first days and nights", "Who is there, and how often"),
        Q("health", Part.NOW, "Health", "What is needed now, and who sees to it"),
        Q("language", Part.NOW, "Language and interpreter"),
        Q("if_missing", Part.NOW, "If the child goes missing", "Who does what in the first hour",
          is_required=True),
        _own_part("What the child says, and wants"),
    ),
)  # fmt: skip

SHAPES: Mapping[PlanKind, Shape] = {
    PlanKind.TRIGGER: TRIGGER,
    PlanKind.SAFETY: SAFETY,
    PlanKind.REDUCTION: REDUCTION,
    PlanKind.INTERIM: INTERIM,
}


def in_words(kind: PlanKind, answers: Answers, only: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Each question that was answered, and what was said; perhaps only some, in this order."""
    table = {one.code: one for one in SHAPES[kind].questions}
    wanted = list(only) or list(table)
    return [(table[code].words, table[code].said(answers[code])) for code in wanted
            if answers.get(code)]  # fmt: skip
