"""A document as a page: how far it is, and then the file."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.documents.codes import Form, State
from methub.documents.rules import maker_of
from methub.fittings.components import Link, Tag, Tone
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
        state=Tag(State(found.state).label, _TONES.get(found.state, "ok" if is_ready else "calm")),
        words=_words(found),
        is_waiting=found.state in (State.WAITING, State.MAKING),
        file=Link(f"Download ({form.label}, {_size(found.size)})", href) if is_ready else None,
        back=Link("Back", reverse(maker.page, args=[found.of] if found.of else [])),
    )


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
    return "This page looks again by itself. Keep its address if you leave it."


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} kB"
