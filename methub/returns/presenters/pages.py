"""A return as pages: what is in it, what to look at before it goes, what became of files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.fittings.components import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from methub.foundation.spoken import instant
from methub.returns.codes import LoadState, Outcome
from methub.returns.codes import Table as OfReturn
from methub.returns.presenters.annex_a import NOT_HELD
from methub.returns.presenters.files import absences, episodes, header
from methub.returns.presenters.problems import Problem, problems
from methub.returns.queries import WholeReturn
from methub.returns.rules.checked import what_is_checked
from methub.returns.rules.checks import findings
from methub.returns.rules.days import CollectionYear
from methub.returns.rules.layouts import Row, Sheet

YEARS_BACK = 4
SHOWN = 200
REPORT_COLUMNS = ("Table", "Line", "Child", "What became of it", "Rule", "Why")
_STATE_TONES: dict[str, Tone] = {
    LoadState.REFUSED: "late", LoadState.PUT_OFF: "late", LoadState.WAITING: "soon"
}  # fmt: skip
_TAKE = {LoadState.TRIED: "Bring these files in", LoadState.PUT_OFF: "Read these files again"}
"""What can be asked of files that are still here."""


@dataclass(frozen=True)
class IndexPage:
    returns: Table
    loads: Table


@dataclass(frozen=True)
class YearPage:
    title: str
    facts: tuple[SummaryRow, ...]
    is_clean: bool
    verdict: str
    problems: Table
    not_held: str
    files_href: str
    bring_in_href: str


@dataclass(frozen=True)
class LoadPage:
    reference: str
    title: str
    state: Tag
    is_waiting: bool
    take: str
    refused_why: str
    facts: tuple[SummaryRow, ...]
    counts: Table
    rows: Table


@dataclass(frozen=True)
class BringInPage:
    title: str
    back: Link


def index(authorities: Iterable[Any], loads: Iterable[Any], now: CollectionYear) -> IndexPage:
    years = [CollectionYear(now.number - back) for back in range(YEARS_BACK)]
    return IndexPage(
        returns=Table(
            "Returns by authority",
            (Column("Authority"), *(Column(year.name) for year in years)),
            tuple(
                (
                    Cell(one.name),
                    *(Cell(f"Return {year.name}", href=_year_href(one, year)) for year in years),
                )
                for one in authorities
            ),
            "No authority of this hub. An administrator adds one.",
        ),
        loads=Table(
            "Brought in",
            (Column("When"), Column("Authority"), Column("Year"), Column("Files"), Column("By")),
            tuple(
                (
                    Cell(
                        instant(one.asked_at),
                        href=reverse("returns:load", args=[one.reference]),
                        tag=_state(one),
                    ),
                    Cell(one.authority.name),
                    Cell(CollectionYear(one.year).name),
                    Cell(", ".join(file["name"] for file in one.files)),
                    Cell(one.asked_by_name),
                )
                for one in loads
            ),
            "Nothing has been brought in. Choose a year above, then bring in its files.",
        ),
    )


def one_year(
    whole: WholeReturn, *, seen_children: Mapping[int, str], seen_episodes: Mapping[int, str]
) -> YearPage:
    broken = [(one.rule.code, one.child, one.rule.message) for one in findings(_sent(whole))]
    found = list(problems(whole))
    where = [whole.authority.reference, whole.year.number]
    kinds = Counter(kind for one in whole.children for kind in _kinds(one))
    return YearPage(
        title=f"{whole.authority.name}, {whole.year.name}",
        facts=(
            SummaryRow("Children looked after", f"{len(whole.children):,}"),
            SummaryRow("Episodes of care", f"{kinds['care']:,}"),
            SummaryRow("Missing", f"{kinds['M']:,}"),
            SummaryRow("Away without authorisation", f"{kinds['A']:,}"),
        ),
        is_clean=not broken,
        verdict="None of the Department’s twenty rules about missing is broken."
        if not broken
        else f"{len(broken)} rows break a rule of the Department.",
        problems=Table(
            "Look at these before it is sent",
            (Column("Child"), Column("What")),
            (
                *((Cell(child), Cell(why, note=f"Rule {code}")) for code, child, why in broken),
                *(_row(one, seen_children, seen_episodes) for one in found[:SHOWN]),
            ),
            "Nothing to look at.",
        ),
        not_held=" · ".join(NOT_HELD),
        files_href=reverse("returns:files", args=where),
        bring_in_href=reverse("returns:bring-in", args=where),
    )


def load(one: Any) -> LoadPage:
    year = CollectionYear(one.year)
    state = LoadState(one.state)
    return LoadPage(
        reference=one.reference,
        title=f"{one.authority.name}, {year.name}",
        state=_state(one),
        is_waiting=state is LoadState.WAITING,
        take=_TAKE.get(state, ""),
        refused_why=one.refused_why,
        facts=(
            SummaryRow("Asked", f"{instant(one.asked_at)}, by {one.asked_by_name}"),
            *(
                SummaryRow(file["name"], "; ".join(file.get("tables", [])) or "Not read")
                for file in one.files
            ),
        ),
        counts=_counts(one),
        rows=Table(
            "Rows to look at",
            (Column("Row"), Column("Child"), Column("What became of it"), Column("Why")),
            tuple(_reported(*row) for row in report_rows(one)[:SHOWN]),
            "No row needs to be looked at.",
            download=Link(
                f"All {len(one.report):,} rows as Excel",
                reverse("returns:report", args=[one.reference]),
            ),
        ),
    )


def bring_in(authority: Any, year: CollectionYear) -> BringInPage:
    back = Link(f"{authority.name}, {year.name}", _year_href(authority, year))
    return BringInPage(title=f"{authority.name}, {year.name}", back=back)


def report_rows(one: Any) -> list[tuple[str, ...]]:
    return [
        (row["table"], str(row["line"] or ""), row["child"], Outcome(row["outcome"]).label,
         row["rule"], row["message"])
        for row in one.report
    ]  # fmt: skip


def _reported(
    table: str, line: str, child: str, outcome: str, rule: str, why: str
) -> tuple[Cell, ...]:
    where = f"{table}, line {line}" if line else f"{table}, last year"
    return Cell(where), Cell(child), Cell(outcome), Cell(why, note=rule and f"Rule {rule}")


def _counts(one: Any) -> Table:
    said = [code for code in Outcome if any(code.value in row for row in one.counts.values())]
    return Table(
        "What became of the rows",
        (Column("Table"), *(Column(code.label, number=True) for code in said)),
        tuple(
            (
                Cell(OfReturn(table).label),
                *(Cell(f"{counted.get(code.value, 0):,}", number=True) for code in said),
            )
            for table, counted in one.counts.items()
        ),
        "No row was read.",
    )


def _kinds(one: Any) -> Iterator[str]:
    yield from ("care" for _ in one.rows.care)
    yield from (piece.kind for piece in one.rows.absences)


def _row(
    one: Problem, seen_children: Mapping[int, str], seen_episodes: Mapping[int, str]
) -> tuple[Cell, ...]:
    """Whoever may open the record is led to it; for anybody else it is a number."""
    href = ""
    if one.episode_id in seen_episodes:
        href = reverse("missing:episode", args=[seen_episodes[one.episode_id]])
    elif one.child_id in seen_children:
        href = reverse("chronology:child", args=[seen_children[one.child_id]])
    return Cell(one.number, href=href), Cell(one.words)


def _sent(whole: WholeReturn) -> Any:
    tables: dict[OfReturn, Sequence[Sequence[str]]] = {
        OfReturn.HEADER: [header(one, whole.year) for one in whole.children],
        OfReturn.EPISODES: [row for one in whole.children for row in episodes(one)],
        OfReturn.MISSING: [row for one in whole.children for row in absences(one)],
    }
    sheets = [
        Sheet(table, [Row(line, tuple(row)) for line, row in enumerate(rows, start=2)])
        for table, rows in tables.items()
    ]
    return what_is_checked(whole.year, sheets)


def _state(one: Any) -> Tag:
    return Tag(LoadState(one.state).label, _STATE_TONES.get(one.state, "calm"))


def _year_href(authority: Any, year: CollectionYear) -> str:
    return reverse("returns:year", args=[authority.reference, year.number])
