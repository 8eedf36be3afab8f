"""The form, as one table: what is asked, in which words, and what must be answered.

The pages, the read-only view and the checks before sign-off all read this table and nothing else.
`{child}` stands for the name the child is called by.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from methub.foundation.codes import Code
from methub.interviews.codes import Aim, Harm, Likely, Reason, Section, Transport
from methub.missing.codes import YesNo

Said = Mapping[str, str | list[str]]
"""What was written in one section: question code → text, or the codes that were ticked."""


class Kind(Code):
    """How a question is answered."""

    LINE = "line", "One line"
    TEXT = "text", "As long as it needs to be"
    ONE = "one", "One of these"
    PICK = "pick", "One of a long list"
    MANY = "many", "Any of these"


@dataclass(frozen=True)
class Question:
    """`own_words`: the child's own words, kept as first said and never looked at for blame."""

    code: str
    words: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    options: type[Code] | None = None
    is_required: bool = False
    own_words: bool = False
    aim: Aim | None = None
    one_of: str = ""

    @property
    def is_narrative(self) -> bool:
        """The worker's own sentences: where the language guide looks."""
        return self.kind in (Kind.TEXT, Kind.LINE) and not self.own_words


@dataclass(frozen=True)
class Page:
    """One section: its heading, how to go about it, and its questions in order."""

    heading: str
    advice: str
    questions: tuple[Question, ...]


_OPENLY = "Ask openly. Write what was said; you can add what others say underneath."


def _own_words(words: str, *, is_required: bool = False) -> Question:
    return Question(
        "own_words",
        words,
        hint="As it was said. The first version is always kept.",
        is_required=is_required,
        own_words=True,
    )


def _others_say() -> Question:
    return Question("others_say", "What others say about it", hint="Say who said it.")


PAGES: dict[Section, Page] = {
    Section.WHY: Page(
        "Why did {child} leave?",
        _OPENLY,
        (
            _own_words("In {child}’s words"),
            Question(
                "reasons",
                "The reasons",
                Kind.MANY,
                hint="Choose all that {child} or others gave.",
                options=Reason,
                is_required=True,
            ),
            Question(
                "main_reason",
                "The main reason",
                Kind.PICK,
                options=Reason,
                is_required=True,
                one_of="reasons",
            ),
            Question("before", "What happened before {child} left"),
            _others_say(),
            Question(
                "aim_reasons",
                "What is being done about the reasons",
                hint="One of the four aims: understand the reasons, and do something about them.",
                is_required=True,
                aim=Aim.REASONS,
            ),
        ),
    ),
    Section.WHERE: Page(
        "Where was {child}, and who with?",
        _OPENLY,
        (
            _own_words("In {child}’s words", is_required=True),
            Question(
                "transport",
                "How did {child} travel?",
                Kind.MANY,
                options=Transport,
                is_required=True,
            ),
            Question(
                "transport_detail",
                "More about the journey",
                Kind.LINE,
                hint="For example the station, the line, who paid, the car.",
            ),
            Question("places", "Places"),
            Question("people", "People", hint="Names as {child} said them, and how they met."),
            Question("slept", "Where {child} slept", Kind.LINE),
            Question("means", "Money, food, telephone and contact online"),
            Question("way_home", "How {child} came back"),
            _others_say(),
        ),
    ),
    Section.HARM: Page(
        "Was {child} harmed, or afraid?",
        "What was not told may matter more. Give time, and do not press.",
        (
            _own_words("In {child}’s words"),
            Question(
                "harms",
                "What happened, or nearly did",
                Kind.MANY,
                options=Harm,
                is_required=True,
            ),
            Question("harm_detail", "What you know about it"),
            Question("afraid_of", "Is {child} afraid of anyone?"),
            _others_say(),
            Question(
                "aim_harm",
                "What is being done about any harm",
                hint="One of the four aims: find out about harm, told or not, and deal with it.",
                is_required=True,
                aim=Aim.HARM,
            ),
        ),
    ),
    Section.VOICE: Page(
        "What does {child} want us to know?",
        "Their words, not ours.",
        (
            _own_words("In {child}’s words", is_required=True),
            Question("would_help", "What would help", is_required=True, own_words=True),
            Question("trusts", "Whom {child} trusts"),
            Question("worked", "What has helped before"),
            Question("feels_now", "How {child} feels since coming back"),
            Question(
                "use_of_words",
                "How {child} wants this to be used",
                hint="Who may read it, and anything that is to be kept from somebody.",
            ),
        ),
    ),
    Section.PARENT: Page(
        "What do the parent or carer say?",
        "Every parent or carer is offered a say, and advice. Two households are asked apart.",
        (
            Question(
                "parent_view",
                "What they say",
                hint="Say who said it. If nobody could be asked, say why.",
                is_required=True,
            ),
            Question(
                "parent_worries", "What worries them, and what they know of people and places"
            ),
            Question("parent_advice", "The advice they were given"),
        ),
    ),
    Section.STAYING_SAFE: Page(
        "How can {child} stay safe?",
        "Both are aims of every interview.",
        (
            Question(
                "aim_safe",
                "What was done so that {child} feels safe and knows their options",
                is_required=True,
                aim=Aim.SAFE,
            ),
            Question(
                "aim_information",
                "What {child} was told about staying safe another time",
                hint="Whom to ring, where to go, how to ask for help.",
                is_required=True,
                aim=Aim.INFORMATION,
            ),
            Question(
                "helplines_given",
                "Were the helplines given?",
                Kind.ONE,
                options=YesNo,
                is_required=True,
            ),
            Question("support", "Support {child} was told about or wants"),
        ),
    ),
    Section.ANALYSIS: Page(
        "Your view",
        "What you think, kept apart from what was said.",
        (
            Question("analysis", "What do you make of it?", is_required=True),
            Question(
                "again",
                "Could {child} go missing again?",
                Kind.ONE,
                options=Likely,
                is_required=True,
            ),
            Question("again_why", "Why you think so"),
            Question("signs", "Signs of exploitation you saw"),
            Question("curiosity", "What you are still wondering about"),
            Question(
                "barriers",
                "What made it harder to talk",
                hint="For example fear of blame, ideas about being a man, culture, religion, "
                "gender, or something that went badly before.",
            ),
        ),
    ),
}
"""The sections that are written, in order. "Before you start" and "Actions" are other pages."""

WRITTEN: tuple[Section, ...] = tuple(PAGES)


def every_question() -> Iterator[tuple[Section, Question]]:
    """Every question with its section, in order."""
    for section, page in PAGES.items():
        for question in page.questions:
            yield section, question


AIM_SECTIONS: dict[Aim, Section] = {
    question.aim: section for section, question in every_question() if question.aim
}


def tells_sexual_harm(section: Section, answers: Said) -> bool:
    """What was written says that somebody harmed the child sexually."""
    return (
        section is Section.HARM
        and Harm.SEXUAL in answers.get("harms", ())
        or (section is Section.WHY and Reason.CSE in answers.get("reasons", ()))
    )


def says_something(answer: str | list[str] | None) -> bool:
    """Spaces are not an answer."""
    return bool(answer.strip() if isinstance(answer, str) else answer)


def unanswered(section: Section, answers: Said | None) -> list[Question]:
    """The required questions of a section that have no answer yet."""
    said = answers or {}
    return [
        question
        for question in PAGES[section].questions
        if question.is_required and not says_something(said.get(question.code))
    ]


def is_done(section: Section, answers: Said | None) -> bool:
    """Every required question of the section is answered."""
    return answers is not None and not unanswered(section, answers)


def unanswered_aims(sections: Mapping[Section, Said]) -> list[Aim]:
    """Which of the four aims nobody has answered."""
    return [
        question.aim
        for section, question in every_question()
        if question.aim and not says_something(sections.get(section, {}).get(question.code))
    ]
