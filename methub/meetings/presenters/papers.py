"""Minutes and the list of actions as Word and PDF: each reader’s own copy, with what is withheld
from it counted where it is missing."""

from datetime import date
from functools import partial
from typing import Any

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.documents.rules import Made, Maker, NotAllowed, Options, Progress
from methub.fittings import papers
from methub.fittings.papers import Paper
from methub.foundation import spoken
from methub.meetings import queries
from methub.meetings.codes import Attendance, PaperKind
from methub.meetings.presenters.minutes import Passage, facts_of, passages_of
from methub.meetings.queries import Issued
from methub.meetings.rules import Redacted, digest_of

CHILDREN = "children"
"""Of whom the copy may speak, as it was when it was asked for: whoever may know of fewer by now may
have it no longer."""
OTHERS = "it is for others to know"


def options_for(*, viewer: Viewer, meeting: Any) -> dict[str, Any]:
    return {CHILDREN: sorted(_known(queries.issued(viewer=viewer, meeting=meeting)))}


def _may(*, viewer: Viewer, of: str, options: Options) -> bool:
    found = _found(viewer, of)
    return found is not None and set(options.get(CHILDREN, ())) <= set(_known(found))


def _make(
    kind: PaperKind, *, viewer: Viewer, of: str, options: Options, progress: Progress
) -> Made:
    found = _found(viewer, of)
    if found is None or not _may(viewer=viewer, of=of, options=options):
        raise NotAllowed
    assert found.minutes is not None
    parts = _PARTS[kind](found.shown, progress)
    content = found.shown.content
    paper = Paper(
        title=f"{kind.label}: {content['meeting']['name']}",
        subtitle=f"{content['meeting']['authority']} {content['meeting']['about']}".strip(),
        parts=(*parts, *_seal(found.minutes)),
        recipient=viewer.name,
        reference=f"{of}, version {found.minutes.number}",
        made=spoken.instant(viewer.at),
    )
    return Made(paper, tuple(_known(found)))


def _found(viewer: Viewer, of: str) -> Issued | None:
    """Issued, and whole: a draft does not leave, and neither does what was changed underneath."""
    meeting = queries.meeting_named(viewer=viewer, reference=of).first()
    return queries.issued_whole(viewer=viewer, meeting=meeting) if meeting else None


def _known(found: Issued) -> list[int]:
    return _children(found.shown)


def _children(shown: Redacted) -> list[int]:
    items = shown.content["items"]
    return [item["child_id"] for item in items if item["child_id"] is not None]


def _minutes(shown: Redacted, progress: Progress) -> tuple[papers.Part, ...]:
    content, passages = shown.content, passages_of(shown.content)
    parts: list[papers.Part] = [
        papers.Facts(tuple((row.key, row.value) for row in facts_of(content))),
        papers.Grid(
            "Invited",
            (papers.Column("Who", 2), papers.Column("Agency", 2), papers.Column("Came")),
            tuple(
                (one["name"], one["agency"], _came(one["attendance"])) for one in content["people"]
            ),
        ),
        *_withheld(shown),
    ]
    for number, one in enumerate(passages):
        parts += _passage(one)
        progress(number + 1, len(passages))
    return tuple(parts)


def _came(said: str) -> str:
    return Attendance(said).label if said else "Not said"


def _passage(one: Passage) -> list[papers.Part]:
    parts: list[papers.Part] = [
        papers.Heading(": ".join(filter(None, (one.heading, one.title))), 2)
    ]
    if one.is_withheld:
        parts.append(papers.Paragraph(f"Withheld from this copy: {OTHERS}."))
    if one.rows:
        parts.append(papers.Facts(tuple((row.key, row.value) for row in one.rows)))
    if one.actions.rows:
        parts.append(_grid([[cell.text for cell in row] for row in one.actions.rows]))
    return parts


def _actions(shown: Redacted, progress: Progress) -> tuple[papers.Part, ...]:
    """One page: what each will do, soonest first."""
    rows = [
        (action["due_on"], [action["what"], action["owner"], item["title"]])
        for item in shown.content["items"]
        for action in item["actions"]
    ]
    progress(1, 1)
    columns = (
        papers.Column("What", 3), papers.Column("Who", 2), papers.Column("About", 2),
        papers.Column("By when"),
    )  # fmt: skip
    said = tuple(
        (*words, spoken.short_day(date.fromisoformat(due)))
        for due, words in sorted(rows, key=lambda row: row[0])
    )
    grid = papers.Grid("Actions", columns, said, "No action was agreed that you may know of.")
    return (grid, *_withheld(shown))


def _grid(rows: list[list[str]]) -> papers.Grid:
    columns = (papers.Column("What", 3), papers.Column("Who", 2), papers.Column("By when"))
    return papers.Grid("Actions", columns, tuple((row[0], row[1], row[2]) for row in rows))


def _withheld(shown: Redacted) -> tuple[papers.Part, ...]:
    """How much this copy does not say, so that nobody takes a part for the whole."""
    counted = ((shown.children_withheld, "name"), (shown.passages_withheld, "passage"))
    return tuple(papers.Withheld(count, OTHERS, what) for count, what in counted if count)


def _seal(minutes: Any) -> tuple[papers.Part, ...]:
    return (
        papers.Paragraph(
            f"Checked by {minutes.recorded_by_name}, {spoken.instant(minutes.recorded_at)}. "
            f"Issued by {minutes.issued_by_name}, {spoken.instant(minutes.issued_at)}."
        ),
        papers.Paragraph(f"Seal of the whole minutes: {minutes.digest}"),
    )


def _copied(viewer: Viewer, of: str) -> tuple[Any, Issued, Redacted] | None:
    """A copy that was given, as it was seen: or nothing, where the giver may no longer know of
    somebody on it, or it is not what was written down."""
    copy = queries.copy_named(viewer=viewer, reference=of).first()
    found = queries.issued_whole(viewer=viewer, meeting=copy.meeting) if copy else None
    if copy is None or found is None or found.minutes != copy.minutes:
        return None
    shown = queries.for_outsider(viewer=viewer, found=found, ticked=copy.items)
    return (copy, found, shown) if digest_of(shown, PaperKind(copy.kind)) == copy.digest else None


def _may_copy(*, viewer: Viewer, of: str, options: Options) -> bool:
    return _copied(viewer, of) is not None


def _make_copy(*, viewer: Viewer, of: str, options: Options, progress: Progress) -> Made:
    found = _copied(viewer, of)
    if found is None:
        raise NotAllowed
    copy, issued, shown = found
    kind, content = PaperKind(copy.kind), shown.content
    paper = Paper(
        title=f"{kind.label}: {content['meeting']['name']}",
        subtitle=content["meeting"]["authority"],
        parts=(*_PARTS[kind](shown, progress), *_seal(issued.minutes)),
        recipient=f"{copy.recipient}, {copy.role}",
        reference=f"{of}, version {copy.minutes.number}",
        made=spoken.instant(viewer.at),
    )
    return Made(paper, tuple(_children(shown)))


_PARTS = {PaperKind.MINUTES: _minutes, PaperKind.ACTIONS: _actions}
MAKERS = (
    *(
        Maker(
            kind=f"meeting-{kind.value}",
            words=kind.label,
            page="meetings:minutes",
            permission=Permission.READ_MEETING,
            may=_may,
            make=partial(_make, kind),
        )
        for kind in PaperKind
    ),
    Maker(
        kind="meeting-copy",
        words="Copy for somebody without an account",
        page="meetings:given",
        permission=Permission.RUN_MEETING,
        may=_may_copy,
        make=_make_copy,
    ),
)
