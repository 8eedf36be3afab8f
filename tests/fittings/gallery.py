"""Everything a page can be made of, on four pages like those of the product."""

from pathlib import Path

from methub.fittings.charts import Series, bars, control_chart, lines, small_multiples
from methub.fittings.components import (
    Candidate,
    Cell,
    Column,
    Crumb,
    Figure,
    Link,
    Mark,
    NavItem,
    Pages,
    Reason,
    SideItem,
    Strip,
    SummaryRow,
    Table,
    Tag,
    Task,
    TimelineEntry,
    WorkRow,
)
from methub.fittings.fields import (
    ChoiceField,
    DayField,
    EmailField,
    FilesField,
    MomentField,
    NarrativeField,
    NumberField,
    SeveralField,
    TextField,
    TickField,
    YesNoField,
)
from methub.fittings.forms import VersionedForm


class EveryQuestion(VersionedForm):
    """One of each kind, in groups, with an answer that asks another question."""

    groups = (
        ("When and where", ("seen_at", "born_on", "met_on", "found_where", "grade")),
        ("What was said", ("words", "note", "travel", "outcome", "told")),
        ("Who else", ("name", "email", "miles", "files", "agreed")),
    )
    reveals = {
        "outcome": {"other": ("other_outcome", "other_words")},
        "travel": {"car": ("driver",)},
    }

    seen_at = MomentField(label="When was Keeley last seen?")
    born_on = DayField(label="Date of birth")
    met_on = DayField(label="When did you meet?", boxes=True, hint="For example, 5 3 2026")
    found_where = TextField(label="Found where", required=False)
    grade = ChoiceField(
        label="Police grade",
        choices=[
            ("none", "No apparent risk"),
            ("low", "Low"),
            ("medium", "Medium"),
            ("high", "High"),
        ],
    )
    words = NarrativeField(label="In her own words", hint="Write what she said, as she said it.")
    note = NarrativeField(label="Note", count=True, max_length=500, rows=2, required=False)
    travel = SeveralField(
        label="How did she travel?",
        choices=[("walked", "Walked"), ("bus", "Bus"), ("train", "Train"), ("car", "Car")],
        required=False,
    )
    driver = TextField(label="Who drove?")
    outcome = ChoiceField(
        label="What came of it?",
        choices=[("held", "Held"), ("refused", "Refused"), ("other", "Something else")],
    )
    other_outcome = TextField(label="What else?")
    other_words = NarrativeField(label="What was said about it", required=False)
    told = YesNoField(label="Was the parent told?")
    name = ChoiceField(
        label="Allocated to", choices=[(str(n), f"Worker {n}") for n in range(9)], required=False
    )
    email = EmailField(label="Work e-mail address")
    miles = NumberField(label="Miles from home", decimal_places=0, required=False)
    files = FilesField(label="Notifications", required=False, hint="E-mail files as they arrived.")
    agreed = TickField(label="The child agreed to this being shared", required=True)


FIRST_SAID = "\n  At Dez's.\n    It's a flat above the chicken shop."

WORK = (
    WorkRow(
        who="Tia Mercer", who_href="/1", age="14", where="Wisbech · social worker R. Lane",
        what="Return home interview", why="Found Wed 18 Nov, 9:10am. Two attempts, no answer.",
        why_href="/2", due=Tag("9 hours late", "late"), due_at="Sat 21 Nov, 9:10am",
        step=Link("Record attempt", "/3", quiet=False), owner="A. Osei",
    ),
    WorkRow(
        who="Jade Imani", who_href="/4", age="17", where="In care · March",
        what="Interview to be acknowledged",
        why="Shared Thu 3:15pm with J. Abara and team manager; neither has opened it.",
        why_href="/5", due=Tag("in 3 hours", "soon"), due_at="Today, 9:50pm",
        step=Link("See who", "/6"),
    ),
    WorkRow(
        who="A child not yet matched", who_href="", age="", where="Notification of 4:10pm",
        what="Notification to be accepted", why="Found notice from the police.", why_href="/7",
        due=Tag("in 2 days 17 hours"), due_at="Tue 24 Nov, 12:05pm", step=None,
    ),
)  # fmt: skip

STORY = (
    TimelineEntry(
        "Today, 12:20am", "Police grade raised to High",
        text="Phone located in Peterborough, with an adult of concern.",
        source="Cambridgeshire Constabulary · accepted by A. Osei", is_red=True,
    ),
    TimelineEntry(
        "Thu 12 Nov", "Return home interview, within 72 hours", href="/interview",
        quote="“Nobody asks where I want to be. I'd stay in if I could see my brother.”",
        text="Push: unhappy in placement.\nPull: friends in Wisbech.",
        source="A. Osei · signed off S. Whitby", source_link=Link("original message", "/message"),
    ),
)  # fmt: skip

LIST = Table(
    caption="Children",
    columns=(
        Column("Name", "/?by=name", "ascending"),
        Column("Born", "/?by=born"),
        Column("Episodes", number=True),
        Column("Interview"),
    ),
    rows=(
        (
            Cell("Keeley Hollis", href="/child", note="Known as KayKay"),
            Cell("14 Mar 2011"),
            Cell("7", number=True),
            Cell("Due Tue 24 Nov", tag=Tag("in 2 days", "soon")),
        ),
        (
            Cell("Wolfeschlegelsteinhausenbergerdorff-Oyelaran O'Neill", href="/other"),
            Cell("Not known"),
            Cell("12", number=True),
            Cell("", tag=Tag("Signed off", "ok")),
        ),
    ),
    empty="No child here yet.",
    pages=Pages(2, "/?page=1", "/?page=3", "51 to 100 of 3,412 children"),
    download=Link("Download these as an Excel file", "/excel"),
)

MONTHS = ("Oct 2026", "Nov 2026")
WEEKS = tuple(f"Week {n}" for n in range(1, 10))
INTERVIEWS = (Series("Offered", (12, None)), Series("Done", (8, 5)), Series("Refused", (1, 2)))
CONTEXT = {
    "work": WORK,
    "story": STORY,
    "listed": LIST,
    "empty": Table("Interviews", (), (), "No interview yet. One opens when the child is found."),
    "facts": (
        SummaryRow("Lives", "Fenview House, March PE15 (children's home)", href="/place"),
        SummaryRow("Care", "In care under section 20", tag=Tag("Looked after", "calm")),
        SummaryRow("School", "On roll,\nnot attending", change=Link("Change", "/change")),
    ),
    "sections": (
        NavItem("Summary", "/s", is_here=True),
        NavItem("Missing", "/m", count=7),
        NavItem("Before you start", "/b", tag=Tag("Done", "ok")),
    ),
    "scopes": (
        NavItem("Mine", "/?mine", is_here=True, count=8),
        NavItem("Whole hub", "/?all", count=43),
    ),
    "waiting": (
        SideItem("Found: Megan Pryce", "/found", "Police, 12:31pm · rises at 8:31pm"),
        SideItem("Brother contact plan", note="R. Lane", tag=Tag("4 days late", "late")),
    ),
    "tasks": (
        Task("Before you start", Tag("Done", "ok"), "/1"),
        Task("In her own words", Tag("Not started"), "/2", hint="As she said it"),
        Task("Check and send", Tag("Cannot start yet", "soon")),
    ),
    "figures": (
        Figure("6 of 8", "interviews in time", "/late", "75%", Link("What is counted", "/d")),
        Figure("2", "to be signed off"),
    ),
    "best": Candidate(
        "Keeley Anne Hollis", href="/child", note="15 · Fenview House · 6 episodes", is_best=True,
        reasons=(
            Reason("Same date of birth, day and month swapped", True),
            Reason("Forename differs: Kealey, Keeley Anne", False),
        ),
    ),
    "days": Strip(
        "Three episodes in the last 90 days: 2 September, 14 October, 20 November",
        "23 Aug", "today", (Mark(10, 2), Mark(53, 3), Mark(94, 6)),
    ),
    "drawings": (
        bars(title="Interviews by district", labels=("Fenland", "Cambridge"), series=INTERVIEWS),
        bars(title="Interviews", labels=MONTHS, series=INTERVIEWS, stacked=True),
        lines(title="Interviews by month", labels=MONTHS, series=INTERVIEWS, unit="%"),
        control_chart(title="Episodes a week", labels=WEEKS, values=(4, 5, 4, 5, 4, 19, 5, 4, 5)),
        small_multiples(title="Episodes by district", labels=MONTHS, series=INTERVIEWS),
    ),
    "crumbs": (Crumb("Children", "/children"), Crumb("Keeley Hollis", "/child")),
}  # fmt: skip

PAGES = {path.stem: path.read_text() for path in (Path(__file__).parent / "pages").glob("*.html")}
