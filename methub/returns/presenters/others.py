"""Two other formats from the same facts: the Standard Safeguarding Dataset's table of missing
episodes, and list 8 of Ofsted's Annex A."""

from collections.abc import Callable, Iterator

from methub.returns.presenters.annex_a import annex_a_list_8
from methub.returns.queries import Further, InReturn, WholeReturn
from methub.returns.rules.offered import in_letters
from methub.returns.rules.written import csv_of

_SSD = (
    "miss_table_id", "miss_person_id", "miss_missing_episode_start_date",
    "miss_missing_episode_type", "miss_missing_episode_end_date", "miss_missing_rhi_offered",
    "miss_missing_rhi_accepted",
)  # fmt: skip


def ssd_missing(whole: WholeReturn, further: Further) -> bytes:
    return csv_of(_SSD, (row for one in whole.children for row in _episodes(one, further)))


def _episodes(one: InReturn, further: Further) -> Iterator[tuple[str, ...]]:
    for away in one.absences:
        interview = further.interviews.get(away.key)
        yield (
            f"{one.number}-{away.key}", one.number, away.since.isoformat(), away.kind,
            away.until.isoformat() if away.until else "",
            *in_letters(interview, has_ended=away.until is not None),
        )  # fmt: skip


Writes = Callable[[WholeReturn, Further], bytes]
ALSO: dict[str, tuple[str, Writes]] = {
    "ssd": ("ssd_missing.csv", ssd_missing),
    "annex-a": ("annex_a_list_8.csv", annex_a_list_8),
}
