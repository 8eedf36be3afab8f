"""A document as a page: how far it is, and then the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.documents.codes import Form, State
from methub.documents.rules import maker_of
from methub.fittings.components import Cell, Column, Link, Table, Tag, Tone
from methub.foundation import spoken

ENDINGS = {Form.PDF: "pdf", Form.WORD: "docx"}
MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_TONES: dict[str, Tone] = {State.FAILED: "late", State.WAITING: "soon", State.MAKING: "soon"}


@dataclass(frozen=True)
class DocumentPage:
    """`is_waiting`: the page asks again by itself."""

    reference: str
    title: str
    state: Tag
    words: str
    is_waiting: bool
    file: Link | None
    back: Link


def document(found: Any) -> DocumentPage:
    maker = maker_of(found.kind)
    form = Form(found.form)
    is_ready = found.state == State.READY
    href = reverse("documents:file", args=[found.reference])
    return DocumentPage(
        reference=found.reference,
        title=maker.words,
        state=_state(found),
        words=_words(found),
        is_waiting=is_waiting(found),
        file=Link(f"Download ({form.label}, {_size(found.size)})", href) if is_ready else None,
        back=Link("Back", reverse(maker.page, args=[found.of] if found.of else [])),
    )


def is_waiting(found: Any) -> bool:
    return found.state in (State.WAITING, State.MAKING)


def papers(rows: Iterable[Any]) -> Table:
    return Table(
        "Papers you asked for in the last 30 days",
        (Column("Paper"), Column("Asked for"), Column("How it stands")),
        tuple(
            (
                Cell(
                    maker_of(row.kind).words,
                    reverse("documents:document", args=[row.reference]),
                    note=Form(row.form).label,
                ),
                Cell(spoken.instant(row.asked_at)),
                Cell("", tag=_state(row)),
            )
            for row in rows
        ),
        empty="None. A paper that you ask for, such as a meeting’s agenda as PDF, is found here "
        "again.",
    )


def _state(found: Any) -> Tag:
    tone: Tone = "ok" if found.state == State.READY else "calm"
    return Tag(State(found.state).label, _TONES.get(found.state, tone))


def file_name(found: Any) -> str:
    """It names nobody: names of files stand in lists that anybody may look at."""
    return f"{found.kind}-{found.reference}.{ENDINGS[Form(found.form)]}"


def _words(found: Any) -> str:
    match found.state:
        case State.READY:
            made = spoken.instant(found.made_at) if found.made_at else ""
            return f"Made {made}. It is kept for 30 days."
        case State.FAILED:
            return str(found.trouble)
        case State.GONE:
            return "The file is kept no longer. Ask for it again: it is made from the record anew."
    if found.total:
        return f"{found.done} of {found.total} parts are done."
    return "This page looks again by itself. You find it again in My account, under Your papers."


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} kB"
