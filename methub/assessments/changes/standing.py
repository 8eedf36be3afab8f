"""The level that stands for each type a child is assessed for, and which assessment stands."""

from collections.abc import Iterator, Sequence

from methub.assessments import rules
from methub.assessments.codes import About, Harm, Movement
from methub.assessments.models import Assessment, Standing, signature
from methub.assessments.queries import said_by
from methub.assessments.queries.one import types_of
from methub.audit.trail import Page


def newest_finished(child_id: int, tool: rules.Tool) -> Assessment | None:
    """The assessment that stands for a child, with any version of a tool."""
    rows = Assessment.objects.finished().filter(child=child_id, tool__name=tool.name)
    return rows.order_by("-finished_at", "-id").first()


def stand(
    assessment: Assessment,
    tool: rules.Tool,
    level: rules.Level,
    page: Page,
    *,
    is_provisional: bool,
) -> None:
    """From now on this is the level of each type."""
    for subject, harm, natures in subjects(assessment, tool):
        Standing.objects.create(
            subject=subject, harm=harm, natures=natures, level=level.code, level_label=level.label,
            concern=level.concern, movement=_moved(assessment, subject, tool, level),
            is_provisional=is_provisional, **signature(assessment, page.by, page.at),
        )  # fmt: skip


def _moved(assessment: Assessment, subject: str, tool: rules.Tool, level: rules.Level) -> Movement:
    """Against what stood for this type before this assessment."""
    stood = (
        Standing.objects.filter(child=assessment.child_id, subject=subject)
        .exclude(assessment=assessment)
        .select_related("assessment__tool")
        .order_by("-id")
        .first()
    )
    if stood is None:
        return rules.movement(before=None, now=(tool, level))
    earlier = said_by(tool=stood.assessment.tool)
    return rules.movement(before=(earlier, earlier.level_of[stood.level]), now=(tool, level))


Subject = tuple[str, str, Sequence[str]]


def subjects(assessment: Assessment, tool: rules.Tool) -> Iterator[Subject]:
    """What the level is about: the types of exploitation, or going missing; with the harm, and in
    what way."""
    if tool.about is About.MISSING:
        yield About.MISSING, "", []
        return
    found: dict[str, Subject] = {
        row.type: (row.type, row.harm, row.natures) for row in types_of(assessment=assessment)
    }
    if tool.about is About.TRAFFICKING:
        found.setdefault(About.TRAFFICKING, (About.TRAFFICKING, Harm.AT_RISK, []))
    yield from found.values()
