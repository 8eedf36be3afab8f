"""The levels that can be agreed for a child: those of the tool they were last assessed with."""

from methub.assessments.models import Standing
from methub.assessments.queries import said_by
from methub.meetings.models import Item


def levels_of(*, item: Item) -> dict[str, str]:
    """By code, in words; none, where the child has not been assessed, or another authority decides
    about them. The item is held already."""
    if is_theirs(item):
        return {}
    newest = (
        Standing.objects.filter(child=item.child_id, assessment__withdrawn_at=None)
        .select_related("assessment__tool")
        .order_by("-id")
        .first()
    )
    if newest is None:
        return {}
    tool = said_by(tool=newest.assessment.tool)
    return {level.code: level.label for level in tool.levels}


def is_theirs(item: Item) -> bool:
    """Whether another authority answers for the child than the one whose meeting this is."""
    child = item.child
    return child is not None and child.responsible_authority_id != item.meeting.authority_id
