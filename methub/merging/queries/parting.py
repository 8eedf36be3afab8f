"""What taking two records apart would do, and what a person has to decide first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from methub.foundation import moving
from methub.foundation.moving import MADE, Key, Moved, Rows
from methub.merging.codes import Side
from methub.merging.models import Merge, Move

# Follow from other facts, and are made again from them.
DERIVED = frozenset({("people.Person", "is_restricted"), ("people.Sight", "is_suspended")})
# Where a child lived when it happened, as the one record then said: of another child it would tell
# a home that is none of theirs.
LOOSE = (("missing.Episode", "placement"),)


@dataclass(frozen=True)
class Parting:
    """One merge, and the rows about the person as they are now."""

    merge: Merge
    rows: Rows
    moves: tuple[Moved, ...]
    of_later: frozenset[Key]

    @cached_property
    def theirs(self) -> frozenset[Key]:
        """The rows that came with the record that was merged away."""
        return frozenset(
            one.key
            for one in self.moves
            if one.column == moving.followers()[one.table].owner and one.key in self.rows
        )

    @cached_property
    def added(self) -> list[Key]:
        """What was recorded since, about whom nobody can tell but a person; what belongs to
        another row goes where that goes."""
        return [key for key in self._unknown() if self._above(key) is None]

    @property
    def changed(self) -> list[Moved]:
        """What the merge changed and somebody changed again: was, before the merge; now."""
        return [
            Moved(one.table, one.row, one.column, one.was, self.rows[one.key][one.column])
            for one in self.moves
            if one.column != MADE
            and one.key in self.rows
            and (one.table, one.column) not in DERIVED
            and self.rows[one.key][one.column] not in (one.now, one.was)
        ]

    def owners(self, answers: Mapping[Key, Side]) -> dict[Key, Side]:
        """Whose every row is. The rows stand with those above first."""
        known: dict[Key, Side] = {}
        unknown = set(self._unknown())
        for key in self.rows:
            above = self._above(key) if key in unknown else None
            if key in self.theirs:
                known[key] = Side.AWAY
            elif above is not None:
                known[key] = known[above]
            else:
                known[key] = answers[key] if key in unknown else Side.KEPT
        return known

    def to_put_back(self, keep: frozenset[tuple[str, int, str]]) -> list[Moved]:
        """The moves to be undone: not of rows that are gone, nor what somebody wants to keep."""
        return [
            one
            for one in self.moves
            if one.column != MADE
            and one.key in self.rows
            and (one.table, one.row, one.column) not in keep
        ]

    def loosened(self, owners: Mapping[Key, Side]) -> list[Moved]:
        """Links that would lead to the other child, and are not worth refusing for."""
        return [
            Moved(*key, f"{column}_id", None, row[f"{column}_id"])
            for key, row in self.rows.items()
            for name, to in moving.parents(key, row)
            for label, column in LOOSE
            if (key[0], name) == (label, column) and owners[key] != owners.get(to, owners[key])
        ]

    def _unknown(self) -> Iterator[Key]:
        """Neither of one nor of the other when they were merged."""
        before = {(str(table), int(row)) for table, row in self.merge.held}
        for key in self.rows:
            is_known = key in before or key in self.theirs or key in self.of_later
            if not is_known and not moving.followers()[key[0]].is_the_record:
                yield key

    def _above(self, key: Key) -> Key | None:
        """The row this one belongs to, if it is about the same person."""
        one, row = moving.followers()[key[0]], self.rows[key]
        if not one.beside:
            return None
        if one.beside in row:
            return self._named.get(row[one.beside])
        return next((to for name, to in moving.parents(key, row) if name == one.beside), None)

    @cached_property
    def _named(self) -> dict[str, Key]:
        return {row["reference"]: key for key, row in self.rows.items() if "reference" in row}


def parting(*, merge: Merge) -> Parting:
    """The merge was found through a viewer; the change that takes it apart asks again."""
    later = Merge.objects.standing().filter(kept=merge.kept_id, pk__gt=merge.pk)
    moves = Move.objects.filter(merge=merge).order_by("pk")
    return Parting(
        merge=merge,
        rows=moving.rows_of([merge.kept_id]),
        moves=tuple(Moved(m.table, m.row, m.column, m.was, m.now) for m in moves),
        of_later=frozenset(Move.objects.filter(merge__in=later).values_list("table", "row")),
    )
