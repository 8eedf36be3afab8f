"""Where a child's story is written: one row a kind of thing that happens.

Each source says which columns of its table are the moment, the word, the text, and who says so.
They are read together in one query, so that the story of a child with thirty episodes costs the
same as that of a child with one.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import (
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from methub.chronology.codes import EntryKind as K
from methub.interviews.codes import Section
from methub.interviews.models import Answers, Attempt, Interview, Share, SignOff
from methub.missing import models as missing
from methub.missing.codes import AuthorityStatus
from methub.out_of_area.models import Confirmation, Step, TheirOutcome
from methub.people.models import Sight

COLUMNS = ("at", "kind", "word", "text", "quote", "author", "source", "link", "message",
           "precision")  # fmt: skip
"""What the story knows of each happening; all but `at` are text."""


@dataclass(frozen=True)
class Source:
    """One kind of happening. A column is a field's name or an expression; "" is nothing.

    `at` must not be null for a row to be told. `is_day` marks a date without a time.
    """

    kind: K
    rows: QuerySet[Any]
    at: Any
    word: Any = ""
    text: Any = ""
    quote: Any = ""
    author: Any = ""
    source: Any = ""
    link: Any = ""
    message: Any = ""
    precision: Any = ""
    is_day: bool = False
    child: str = "child"
    kept_back: tuple[str, ...] = ()

    def told(self, child_id: int, *, may_know_where: bool) -> QuerySet[Any, tuple[Any, ...]]:
        """This source's rows about one child, as the story's columns. What may name a protected
        home is left out for whoever `may_know_where` is false."""
        moment = _midnight(self.at) if self.is_day else _expression(self.at)
        kept_back = () if may_know_where else self.kept_back
        columns_said = {
            name: _text("" if name in kept_back else getattr(self, name)) for name in COLUMNS[2:]
        }
        told = self.rows.filter(**{self.child: child_id}).annotate(
            story_at=moment,
            story_kind=Value(self.kind.value, output_field=TextField()),
            **{f"story_{name}": said for name, said in columns_said.items()},
        )
        told = told.filter(story_at__isnull=False).order_by()
        columns: QuerySet[Any, tuple[Any, ...]] = told.values_list(
            *(f"story_{column}" for column in COLUMNS)
        )
        return columns


def _expression(column: Any) -> Any:
    return F(column) if isinstance(column, str) else column


_NOTHING = Value("", output_field=TextField())


def _text(column: Any) -> Any:
    if column == "":
        return _NOTHING
    return Coalesce(Cast(_expression(column), TextField()), _NOTHING)


def _midnight(column: str) -> Any:
    """A day as an instant, to stand among instants."""
    return Cast(F(column), models.DateTimeField())


_OWN_WORDS = (
    Answers.objects.filter(interview=OuterRef("pk"), section=Section.VOICE)
    .order_by("number")
    .values(words=KT("answers__own_words"))[:1]
)
"""The child's words as first said."""

_FIRST_THRESHOLD = (
    missing.ThresholdMet.objects.filter(meeting=OuterRef("pk"))
    .order_by("fired_at", "pk")
    .values("reference")[:1]
)
"""One meeting may answer several thresholds; the first of them tells the meeting in full."""

_CHANGES_OF_STATUS = missing.StatusRecord.objects.exclude(
    from_at=F("episode__missing_since"), status=AuthorityStatus.MISSING
)
"""That a child who goes missing is missing is already said."""

_ONE_CORRECTION = missing.Correction.objects.filter(
    episode=OuterRef("episode"), recorded_at=OuterRef("recorded_at")
).order_by()
_FIRST_OF_A_CORRECTION = missing.Correction.objects.filter(
    ~Exists(_ONE_CORRECTION.filter(pk__lt=OuterRef("pk")))
)
_ITS_FACTS = _ONE_CORRECTION.values("episode").values(
    facts=StringAgg("field", delimiter=",", order_by="pk")
)
"""Facts put right at once, for one reason, are one thing that happened."""

MISSING = (
    Source(
        K.WENT_MISSING, missing.Episode.objects.all(), "missing_since",
        word="missing_from", text="circumstances", author="reported_by",
        source="police_reference", link="reference", message="message__reference",
        precision="missing_since_precision", kept_back=("word", "text"),
    ),
    Source(
        K.FOUND, missing.Episode.objects.all(), "found_at", word="found_where",
        author="found_by", source="police_reference", link="reference",
        message="found_message__reference", precision="found_precision", kept_back=("word",),
    ),
    Source(
        K.RETURNED, missing.Episode.objects.all(), "returned_at", word="returned_to",
        link="reference", precision="returned_precision", kept_back=("word",),
    ),
    Source(
        K.GRADE, missing.Grade.objects.all(), "graded_at", word="grade", text="reason",
        author="recorded_by_name", link="episode__reference", message="message__reference",
        kept_back=("text",),
    ),
    Source(
        K.STATUS, _CHANGES_OF_STATUS, "from_at", word="status",
        author="recorded_by_name", link="episode__reference",
    ),
    Source(
        K.UPDATE, missing.EpisodeUpdate.objects.all(), "happened_at", text="text",
        author="recorded_by_name", source="source", link="episode__reference",
        message="message__reference", kept_back=("text",),
    ),
    Source(
        K.PREVENTION, missing.PreventionInterview.objects.all(),
        Coalesce("held_at", "recorded_at"), word="outcome",
        text=Coalesce(
            models.functions.NullIf("information", _NOTHING), "not_done_because"
        ),
        author="officer", source="recorded_by_name", link="episode__reference",
        message="message__reference", kept_back=("text",),
    ),
    Source(
        K.THRESHOLD, missing.ThresholdMet.objects.standing(), "fired_at", word="kind",
        text="overridden_why", author="overridden_by_name", link="reference",
    ),
    Source(
        K.MEETING, missing.StrategyMeeting.objects.all(), Coalesce("held_at", "recorded_at"),
        word="convened_by", text="decision", author="recorded_by_name",
        link=Subquery(_FIRST_THRESHOLD),
    ),
    Source(
        K.HANDOVER, missing.AdultHandover.objects.all(), "accepted_at",
        word="accepted_by_name", text="note", author="recorded_by_name",
        link="episode__reference",
    ),
    Source(
        K.CORRECTION, _FIRST_OF_A_CORRECTION, "recorded_at", word=Subquery(_ITS_FACTS),
        text="why", author="recorded_by_name", link="episode__reference",
    ),
)  # fmt: skip

INTERVIEWS = (
    Source(
        K.INTERVIEW_OPENED, Interview.objects.all(), "opened_at", word="route",
        text="route_why", link="reference",
    ),
    Source(
        K.INTERVIEW_ATTEMPT, Attempt.objects.all(), "tried_at", word="result", text="note",
        author="recorded_by_name", link="interview__reference",
    ),
    Source(
        K.INTERVIEW, Interview.objects.all(), Coalesce("held_at", "outcome_at"),
        word="outcome", text="outcome_note", quote=Subquery(_OWN_WORDS),
        author="assigned_to__name", link="reference",
    ),
    Source(
        K.SIGN_OFF, SignOff.objects.all(), "recorded_at", word="decision", text="note",
        author="recorded_by_name", link="interview__reference",
    ),
    Source(
        K.ACKNOWLEDGED, Share.objects.all(), "acknowledged_at", text="actions_agreed",
        author="acknowledged_by_name", link="interview__reference",
    ),
    Source(
        K.THEIR_ANSWER, Confirmation.objects.all(), "said_at", word="they_will", text="why_not",
        author="recorded_by_name", source="said_by", link="episode__reference",
    ),
    Source(
        K.THEIR_OUTCOME, TheirOutcome.objects.all(), "told_at", word="came_of", text="summary",
        author="recorded_by_name", source="told_by", link="episode__reference",
        message="message__reference", kept_back=("text",),
    ),
)  # fmt: skip

SHARING = (
    Source(
        K.PLACED_AWAY, Step.objects.standing(), "done_at", word="kind", text="said",
        author="recorded_by_name", source="who_there", link="placed_away__reference",
        message="message__reference", kept_back=("source", "text"),
    ),
    Source(
        K.TOLD, missing.AuthorityTold.objects.all(), "told_at", word="channel", text="note",
        author="recorded_by_name", source="told_who", link="episode__reference",
    ),
    Source(
        K.SHARED, Sight.objects.exclude(agency=None, team=None, user=None), "from_at",
        word=Coalesce("user__name", "team__name", "agency__name"), text="reason",
        author="granted_by_name", child="person",
    ),
)  # fmt: skip
