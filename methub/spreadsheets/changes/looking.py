"""The rows of a list are looked at: as they are read, whose they are, and what else the record and
the list say of the same child at the same time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from methub.foundation.timekeeping import london_day
from methub.missing.models import Episode
from methub.spreadsheets.codes import LOADABLE, Meaning, RowState, Who
from methub.spreadsheets.models import Sheet, SheetPerson, SheetRow
from methub.spreadsheets.rules import rows as reading
from methub.spreadsheets.rules.clashing import Span, clash
from methub.spreadsheets.rules.heard import ask
from methub.spreadsheets.rules.rows import WHOLE_ROW, Problem, Read, read_row, state_of

_AT_ONCE = 500


class Look:
    """One look at a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        assert sheet.read_at is not None, "a list is read before it is looked at"
        self.sheet = sheet
        self._reading = reading.Sheet(
            meanings=sheet.meant, at=sheet.read_at, month_first=frozenset(sheet.month_first)
        )
        column = self._reading.column
        self._names_at = next(
            (at for one in (Meaning.CHILD, Meaning.SURNAME, Meaning.FORENAMES)
             if (at := column(one)) is not None), WHOLE_ROW,
        )  # fmt: skip
        since = column(Meaning.MISSING_DAY)
        self._since_at = WHOLE_ROW if since is None else since

    def read(self, row: SheetRow) -> Read:
        return read_row(row.read_as, self._reading)

    def over(self, people: Collection[SheetPerson] | None = None) -> None:
        """Every row; or those of these people, and of whoever is the same child."""
        rows = SheetRow.objects.filter(sheet=self.sheet).select_related("person")
        if people is not None:
            rows = rows.filter(person__in=self._same_children(people))
        changed = [row for row in self._looked(rows.order_by("number", "part")) if row is not None]
        SheetRow.objects.bulk_update(changed, ["problems", "state"], batch_size=_AT_ONCE)

    def alone(self, row: SheetRow) -> None:
        """A row that names nobody."""
        self._decide(row, self.read(row), [])
        row.save()

    def _same_children(self, people: Collection[SheetPerson]) -> Iterable[int]:
        children = {one.child_id for one in people if one.child_id is not None}
        same = SheetPerson.objects.filter(sheet=self.sheet, child__in=children)
        return {one.pk for one in people} | set(same.values_list("pk", flat=True))

    def _looked(self, rows: Iterable[SheetRow]) -> Iterator[SheetRow | None]:
        rows = list(rows)
        spans = self._on_record({row.person.child_id for row in rows if row.person})
        for row in rows:
            was = (row.problems, row.state)
            read = self.read(row)
            others = spans[_whose(row)]
            self._decide(row, read, others)
            if row.state in (*LOADABLE, RowState.ASKS) and read.since is not None:
                others.append(Span(read.since, read.until, f"Row {row.number}"))
            yield row if (row.problems, row.state) != was else None

    def _decide(self, row: SheetRow, read: Read, others: list[Span]) -> None:
        answered = {int(at) for at in row.said}
        problems = [Problem(*one) for one in row.odd if one[0] not in answered]
        problems += read.problems
        problems += self._whose(row.person)
        if read.since is not None and row.left_out_by_name == "":
            odd = clash(Span(read.since, read.until, ""), others)
            problems += [Problem(self._since_at, odd.words, odd.severity)] if odd else []
        problems = list(dict.fromkeys(problems))
        row.problems = [[one.column, one.words, str(one.severity)] for one in problems]
        row.state = state_of(problems, is_about_nobody=read.is_about_nobody)
        if row.left_out_by_name:
            row.state = RowState.LEFT_OUT

    def _whose(self, person: SheetPerson | None) -> list[Problem]:
        if person is None or person.who != Who.UNDECIDED:
            return []
        odd = ask(
            "Say which child this is"
            if person.candidates
            else "Nobody on the record is like this: say who it is"
        )
        return [Problem(self._names_at, odd.words, odd.severity)]

    def _on_record(self, children: set[int | None]) -> defaultdict[tuple[str, int], list[Span]]:
        spans: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
        for episode in Episode.objects.filter(child__in=children - {None}).order_by(
            "missing_since"
        ):
            ended = episode.known_end() if episode.ended_at else None
            day = london_day(episode.missing_since)
            words = f"An episode on the record ({day.day} {day:%b %Y})"
            span = Span(episode.known("missing_since"), ended, words)
            spans["child", episode.child_id].append(span)
        return spans


def _whose(row: SheetRow) -> tuple[str, int]:
    """Rows of one child: known, or described in the same way."""
    if row.person is None:
        return "row", row.pk
    if row.person.child_id is not None:
        return "child", row.person.child_id
    return "person", row.person.pk
