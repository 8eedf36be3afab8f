"""How complete the record is, field by field: a figure is as good as what was written down."""

from django.db.models import Exists, OuterRef, Q

from methub.children.models import Allocation, Background, CareRecord, DisabilityRecord, Placement
from methub.missing.models import Grade
from methub.people.codes import Sex
from methub.reports.queries.populations import EPISODES
from methub.reports.queries.shape import Measure


def _of_the_child(model: type) -> Q:
    rows = model.objects.filter(child=OuterRef("child"))  # type: ignore[attr-defined]
    return Q(Exists(rows))


_ETHNICITY = Background.objects.filter(child=OuterRef("child")).exclude(ethnicity="")
_GRADE = Grade.objects.filter(episode=OuterRef("pk"))

_EPISODE_FIELDS: tuple[tuple[str, str, Q], ...] = (
    ("district", "District", ~Q(district="")),
    ("reported_at", "When it was reported", Q(reported_at__isnull=False)),
    ("missing_from", "Where the child was missing from", ~Q(missing_from="")),
    ("last_seen", "When the child was last seen", Q(last_seen_at__isnull=False)),
    ("circumstances", "Circumstances", ~Q(circumstances="")),
    ("grade", "Police grade", Q(Exists(_GRADE))),
    ("found_at", "When the child was found", Q(found_at__isnull=False)),
    ("found_where", "Where the child was found", ~Q(found_where="")),
    ("returned_at", "When the child returned", Q(returned_at__isnull=False)),
)
_CHILD_FIELDS: tuple[tuple[str, str, Q], ...] = (
    ("born_on", "Day of birth", Q(child__person__born_on__isnull=False)),
    ("sex", "Sex", ~Q(child__person__sex=Sex.UNKNOWN)),
    ("ethnicity", "Ethnicity", Q(Exists(_ETHNICITY))),
    ("disability", "Disability, or that there is none", _of_the_child(DisabilityRecord)),
    ("care", "How social care knows the child", _of_the_child(CareRecord)),
    ("home", "Where the child lives", _of_the_child(Placement)),
    ("worker", "Allocated worker", _of_the_child(Allocation)),
)
OF_EPISODES = tuple(
    Measure(
        f"has_{key}", name, "Episodes of the period in which this is written down today.",
        EPISODES, counts=counts, of=Q(), of_words="missing episodes",
    )
    for key, name, counts in _EPISODE_FIELDS
)  # fmt: skip
OF_CHILDREN = tuple(
    Measure(
        f"knows_{key}", name, "Children with an episode of whom this is written down today.",
        EPISODES, counts=counts, of=Q(), of_words="children with an episode", by_child=True,
    )
    for key, name, counts in _CHILD_FIELDS
)  # fmt: skip
