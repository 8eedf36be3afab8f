"""A question in words, asked of the records: the same for a page, a file and a paper."""

from datetime import timedelta

from methub.agencies.viewer import Viewer
from methub.foundation.timekeeping import start_of
from methub.reports import queries
from methub.reports.forms import Question
from methub.reports.queries import Asked


def asked_as(question: Question, *, viewer: Viewer) -> Asked:
    whose = queries.authorities(viewer=viewer)
    if question.authority:
        whose = whose.filter(reference=question.authority)
    return Asked(
        authorities=tuple(whose.values_list("pk", flat=True)),
        period=question.period,
        at=viewer.at,
        as_at=start_of(question.as_at + timedelta(days=1)) if question.as_at else None,
    )
