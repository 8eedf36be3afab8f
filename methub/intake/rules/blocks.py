"""Where one child's lines end and another's begin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from methub.intake.rules.fields import NAMES, OPENERS, PERSONAL, TELLERS
from methub.intake.rules.layout import plain
from methub.intake.rules.lines import Break, Line, Other, Said


@dataclass
class Block:
    """The lines about one child. `shared` stood above the first of several names: it is said of
    each of them."""

    lines: list[Line] = field(default_factory=list)
    opened_by: str = ""
    shared: list[Said] = field(default_factory=list)

    @property
    def said(self) -> list[Said]:
        return [line for line in self.lines if isinstance(line, Said)]

    @property
    def read(self) -> list[Said]:
        """What is said of the child, here or above all the names."""
        own = {line.field for line in self.said}
        return [*(line for line in self.shared if line.field not in own), *self.said]

    @property
    def others(self) -> list[str]:
        return [line.line for line in self.lines if isinstance(line, Other)]

    @property
    def text(self) -> str:
        shared = [line.line for line in self.shared]
        return "\n".join([*shared, *(line.line for line in self.lines)])

    def meanings(self) -> set[str]:
        return {said.meant for said in self.said}

    def stands_alone(self) -> bool:
        """A name or a reference, and something about the child: less is part of another, or the
        name and rank of whoever writes."""
        meanings = self.meanings() - TELLERS
        return bool(meanings & {"name", "police_reference"}) and len(meanings) > 1

    def above_the_name(self) -> list[Said]:
        """What was said before anybody was named."""
        named = (number for number, line in enumerate(self.said) if line.field in NAMES)
        above = [*self.shared, *self.said[: next(named, 0)]]
        return [line for line in above if line.field not in PERSONAL]


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """The lines, parted by child. A part that names nobody new belongs to the one before it."""
    blocks: list[Block] = []
    for piece in _pieces(lines):
        if blocks and not _begins_another(piece, blocks[-1]):
            blocks[-1].lines += _joined(piece, blocks[-1].meanings())
        else:
            piece.shared = _shared(piece, blocks)
            blocks.append(piece)
    return blocks


def _shared(piece: Block, blocks: Sequence[Block]) -> list[Said]:
    """A part that begins with a name right under another's has what stood above the first: one
    reference, one time, two names. Behind a break it is another message's."""
    return blocks[-1].above_the_name() if blocks and piece.opened_by in NAMES else []


def _pieces(lines: Iterable[Line]) -> Iterator[Block]:
    """Parted at every break, and wherever a key that opens a child's part is said again."""
    piece, openers, seen = Block(), set(OPENERS), set[str]()
    for line in lines:
        opens_again = isinstance(line, Said) and (
            _opens_again(line, openers, seen) or _names_another(line, piece.said)
        )
        if isinstance(line, Break) or opens_again:
            yield piece
            opened_by = line.field if isinstance(line, Said) else ""
            piece, openers, seen = Block(opened_by=opened_by), set(OPENERS), set()
        if isinstance(line, Said):
            openers |= {line.field} if not seen else set()
            seen.add(line.field)
        piece.lines.append(Other(line.line) if isinstance(line, Break) else line)
    yield piece


def _opens_again(line: Said, openers: set[str], seen: set[str]) -> bool:
    """Of a child whose part begins with "Date found", "Time found" is not yet another's."""
    is_told_who = not seen.isdisjoint(NAMES)
    return line.field in openers & seen and (line.field in OPENERS or is_told_who)


def _names_another(line: Said, before: Iterable[Said]) -> bool:
    """A whole name that shares no word with the surname, or with the forenames, said before it."""
    other_ways = {"full_name"} if line.field != "full_name" else {"surname", "forenames"}
    if line.field not in NAMES:
        return False
    words = set(plain(line.text).split())
    return bool(words) and any(
        said.field in other_ways and said.text and not words & set(plain(said.text).split())
        for said in before
    )


def _begins_another(piece: Block, before: Block) -> bool:
    if not before.said or not piece.stands_alone():
        return False
    earlier = {(said.meant, plain(said.text)) for said in before.said}
    says_only_the_same = all((said.meant, plain(said.text)) in earlier for said in piece.said)
    return bool(piece.meanings() & before.meanings()) and not says_only_the_same


def _joined(piece: Block, said_already: set[str]) -> Iterator[Line]:
    """The lines of a part that belongs to the one before it; what was said there is only kept."""
    for line in piece.lines:
        is_said_again = isinstance(line, Said) and line.meant in said_already
        yield Other(line.line) if is_said_again else line
