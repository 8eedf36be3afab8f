"""Lists that are being brought in, their rows, and whose they may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from methub.agencies.codes import AgencyKind
from methub.agencies.models import Agency, Authority
from methub.agencies.queries import agencies, authorities
from methub.agencies.viewer import Viewer
from methub.children import queries as children
from methub.children.models import Child
from methub.people import queries as people
from methub.people.rules.matching import Proposal
from methub.spreadsheets.codes import Meaning, RowState, Stage
from methub.spreadsheets.models import Sheet, SheetBody, SheetPerson, SheetRow
from methub.spreadsheets.rules import headings, whose

A_PAGE = 50
SHOWN_OF_A_PERSON = 5
_REMEMBERED = 30  # sheets of the agency looked through for headings chosen before

# What the queries find, named for views and presenters, which know no tables.
BroughtIn = Sheet
ListedPerson = SheetPerson
ListedRow = SheetRow


@dataclass(frozen=True)
class RowsFound:
    """A page of rows, how many there are of each kind, and whose rows are closed to the viewer."""

    rows: tuple[SheetRow, ...]
    counts: Mapping[str, int]
    total: int
    page: int
    closed: frozenset[int]

    @property
    def has_more(self) -> bool:
        return self.page * A_PAGE < self.total


@dataclass(frozen=True)
class Proposed:
    """A child on the record who may be meant, and why."""

    child: Child
    proposal: Proposal


def sheets(*, viewer: Viewer) -> QuerySet[Sheet]:
    """The lists of the viewer's agency, newest first."""
    return (
        Sheet.objects.visible_to(viewer)
        .select_related("file", "authority", "agency__partnership")
        .annotate(
            made_rows=Count("rows", filter=Q(rows__episode__isnull=False)),
            row_count=Count("rows", filter=~Q(rows__state=RowState.NOT_ABOUT)),
        )
        .order_by("-made_at", "-pk")
    )


def sheet_named(*, viewer: Viewer, reference: str) -> QuerySet[Sheet]:
    """The list with this reference, if it is of the viewer's agency; else nothing."""
    return sheets(viewer=viewer).filter(reference=reference)


def waiting_sheets() -> QuerySet[Sheet]:
    """What the worker has to read or bring in, oldest first."""
    return Sheet.objects.filter(stage__in=[Stage.READING, Stage.LOADING]).order_by("pk")


def agency_of(*, viewer: Viewer) -> Agency | None:
    """The hub that the viewer brings a list in for."""
    mine = agencies(viewer=viewer).filter(pk__in=viewer.agency_ids, kind=AgencyKind.HUB)
    return mine.order_by("pk").first()


def own_authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities that may be responsible for the children of a list."""
    return authorities(viewer=viewer).filter(partnership__in=viewer.partnership_ids)


def chosen_before(*, viewer: Viewer, sheet: Sheet) -> dict[str, Meaning]:
    """What the viewer's agency said the same headings were, the last time it said so."""
    said: dict[str, Meaning] = {}
    earlier = Sheet.objects.visible_to(viewer).exclude(meanings={}).exclude(pk=sheet.pk)
    for columns, meanings in earlier.order_by("-made_at", "-pk").values_list("columns", "meanings")[
        :_REMEMBERED
    ]:
        for column in columns:
            if code := meanings.get(str(column["index"])):
                said.setdefault(headings.plain(column["heading"]), Meaning(code))
    return said


def progress_of(*, viewer: Viewer, sheet: Sheet) -> tuple[int, int]:
    """How many of the people of a list the registry has been asked about, of how many."""
    mine = SheetPerson.objects.filter(sheet=sheet, sheet__in=Sheet.objects.visible_to(viewer))
    counted = mine.aggregate(done=Count("pk", filter=~Q(matched_at=None)), total=Count("pk"))
    return counted["done"], counted["total"]


def rows_of(*, viewer: Viewer, sheet: Sheet, state: str = "", page: int = 1) -> RowsFound:
    """A page of the rows, those of one state if wanted, in a fixed number of questions."""
    rows = _rows(viewer).filter(sheet=sheet)
    counts = dict(rows.order_by().values_list("state").annotate(rows=Count("pk")))
    found = rows.filter(state=state) if state else rows.exclude(state=RowState.NOT_ABOUT)
    first = (page - 1) * A_PAGE
    shown = tuple(found.order_by("number", "part")[first : first + A_PAGE])
    total = (
        counts.get(state, 0) if state else sum(counts.values()) - counts.get(RowState.NOT_ABOUT, 0)
    )
    return RowsFound(shown, counts, total, page, _closed(viewer, shown))


def row_named(*, viewer: Viewer, sheet: str, reference: str) -> SheetRow | None:
    """One row, if nothing of its child is closed to the viewer."""
    row = _rows(viewer).filter(sheet__reference=sheet, reference=reference).first()
    return None if row is None or _closed(viewer, [row]) else row


def person_named(*, viewer: Viewer, sheet: str, reference: str) -> SheetPerson | None:
    """Somebody as a list describes them, if nothing of the child it is taken for is closed."""
    mine = SheetPerson.objects.filter(sheet__in=Sheet.objects.visible_to(viewer))
    found = mine.filter(sheet__reference=sheet, reference=reference)
    return (
        found.filter(Q(child=None) | _open_to(viewer))
        .select_related("sheet__authority", "child__person")
        .annotate(row_count=Count("rows"))
        .first()
    )


def first_rows_of(*, viewer: Viewer, person: SheetPerson) -> list[SheetRow]:
    """The first few rows about somebody: what there is to tell them by."""
    return list(_rows(viewer).filter(person=person).order_by("number", "part")[:SHOWN_OF_A_PERSON])


def proposed(*, viewer: Viewer, person: SheetPerson) -> list[Proposed]:
    """The children who may be meant, strongest first."""
    found = people.proposals(viewer=viewer, described=whose.described(person.described))
    known = (
        Child.objects.filter(person__in=people.seen_by(viewer=viewer))
        .select_related("person")
        .in_bulk([one.person_id for one in found])
    )
    return [Proposed(known[one.person_id], one) for one in found if one.person_id in known]


def original(*, viewer: Viewer, sheet: Sheet) -> bytes | None:
    """The file as it came; nothing, where it tells what the viewer may not read."""
    if not Sheet.objects.visible_to(viewer).filter(pk=sheet.pk).exists():
        return None
    if is_closed(viewer=viewer, sheet=sheet):
        return None
    return bytes(SheetBody.objects.get(file=sheet.file_id).raw)


def is_closed(*, viewer: Viewer, sheet: Sheet) -> bool:
    """Whether the file tells of a child what the viewer may not read. Begun again by them it would
    be read with their eyes: they would be asked about a child nobody knows, row by row."""
    return _named_in(sheet).exclude(_open_to(viewer)).exists()


def children_named(*, viewer: Viewer, sheet: Sheet) -> list[int]:
    """The children on the record whom the file names, of those the viewer may know of."""
    known = _named_in(sheet).filter(_open_to(viewer)).order_by("child_id")
    return list(known.values_list("child_id", flat=True).distinct())


def closed_children(*, viewer: Viewer, sheet: Sheet) -> set[int]:
    """Those whose record is closed to the viewer: for what is refused, and for no page."""
    known = _named_in(sheet).exclude(_known_to(viewer))
    return set(known.values_list("child_id", flat=True))


def _named_in(sheet: Sheet) -> QuerySet[SheetPerson]:
    """However often the file was begun again."""
    return SheetPerson.objects.filter(sheet__file=sheet.file_id).exclude(child=None)


def _rows(viewer: Viewer) -> QuerySet[SheetRow]:
    return SheetRow.objects.filter(sheet__in=Sheet.objects.visible_to(viewer)).select_related(
        "sheet", "person__child__person", "episode"
    )


def _known_to(viewer: Viewer) -> Q:
    """Whose child the viewer may know of; or is nobody's any more, taken out with its list."""
    seen = people.seen_by(viewer=viewer)
    return Q(child__in=seen) | Q(child__person__withdrawn_at__isnull=False)


def _open_to(viewer: Viewer) -> Q:
    """Whose cells the viewer may read: they say from where a child went, and where she was found,
    and of a child who hides from somebody that is for people named for her."""
    return _known_to(viewer) & ~children.is_kept_from(viewer=viewer)


def _closed(viewer: Viewer, rows: Sequence[SheetRow]) -> frozenset[int]:
    """Rows about a child whose record the viewer may not open, or not all of it."""
    known = {row.pk: row.person_id for row in rows if row.person and row.person.child_id}
    open_to = SheetPerson.objects.filter(_open_to(viewer), pk__in=set(known.values()))
    seen = set(open_to.values_list("pk", flat=True))
    return frozenset(pk for pk, person in known.items() if person not in seen)
