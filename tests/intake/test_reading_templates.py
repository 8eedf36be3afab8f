"""Templates a force might write. Each gives the right value, a problem or nothing: never a wrong
value, which would be another child's name or a clock that starts at the wrong hour."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.intake.rules import ReadNotification
from tests.intake.reading import email, one, problem_fields, reading

EVENING = datetime(2026, 11, 20, 18, 15, tzinfo=UTC)
EARLY = datetime(2026, 11, 21, 3, 40, tzinfo=UTC)
BORN = date(2011, 3, 14)
WATCHED = (
    "police_reference", "surname", "forenames", "born_on", "sex", "missing_since", "police_risk",
    "found_at", "found_where", "returned_at", "returned_to", "home_address",
)  # fmt: skip


def values(read: ReadNotification) -> dict[str, object]:
    return {name: getattr(read, name) for name in WATCHED if getattr(read, name)}


SINCE = "Missing since: 20/11/2026 18:15\n"
KHAN = {"surname": "Khan", "forenames": "Aisha"}
TEMPLATES: dict[str, tuple[str, dict[str, object]]] = {
    "two columns by spaces": (
        "Surname:      KHAN            Forename(s): Aisha\nDOB: 14/03/2011   Age: 15   Sex: F\n"
        "Missing since: 20/11/2026 18:15    Reported: 20/11/2026 21:50\n",
        {**KHAN, "born_on": BORN, "sex": "female", "missing_since": EVENING},
    ),
    "labels above values, without a colon": ("Surname\nKhan\nForenames\nAisha\n", {}),
    "labels above values": (
        "Surname:\nKhan\n\nForenames:\nAisha\n\n"
        "Missing since:\n20/11/2026 18:15\n\nOIC:\n\nRegards\n",
        {**KHAN, "missing_since": EVENING},
    ),
    "a moment in two rows at the very top": (
        "Date found: 21/11/2026\nTime found: 03:40\nSurname: Khan\n",
        {"surname": "Khan", "found_at": EARLY},
    ),
    "an empty key over a farewell": (f"Surname: Khan\n{SINCE}Home address:\nPlease call.\n", {
        "surname": "Khan", "missing_since": EVENING, "home_address": "Please call."}),
    "an empty reference over a greeting": (
        f"Our ref:\nDear colleague\nSurname: Khan\n{SINCE}",
        {"surname": "Khan", "missing_since": EVENING},
    ),
    "decimals before keys": (
        f"1.1 Surname: Khan\n1.2 Forenames: Aisha\n2.1 {SINCE}", {**KHAN, "missing_since": EVENING},
    ),
    "a signature of its own": (
        f"Surname: Khan\n{SINCE}-- \nName: PC Marsh\nDOB: 01/01/1980\nAddress: HQ\n",
        {"surname": "Khan", "missing_since": EVENING},
    ),
    "an officer with an address": (
        f"Surname: Khan\n{SINCE}\nAbout this e-mail\nName: PC Marsh\nAddress: Police Station\n",
        {"surname": "Khan", "missing_since": EVENING},
    ),
    "a risk below a word of thanks": (
        f"Surname: Khan\n{SINCE}Thank you\nRisk: High\n",
        {"surname": "Khan", "missing_since": EVENING, "police_risk": "high"},
    ),
    "a risk below her mother": (
        f"Surname: Khan\n{SINCE}Mother\nName: Jane KHAN\nDOB: 01/01/1980\nRisk: High\n",
        {"surname": "Khan", "missing_since": EVENING, "police_risk": "high"},
    ),
    "boxes to tick": (
        "Surname: Khan\nRisk: [ ] Low [X] Medium [ ] High\nSex: [X] Female [ ] Male\n",
        {"surname": "Khan"},
    ),
    "delete as applicable": ("Surname: Khan\nRisk: Low / Medium / High\n", {"surname": "Khan"}),
    "not filled in": (
        "Surname: [enter surname]\nMissing since: dd/mm/yyyy hh:mm\nRisk: Choose an item.\n", {},
    ),
    "a time under the key for a place": (
        "Surname: Khan\nMissing from: 20/11/2026\nTime missing: 18:15\n",
        {"surname": "Khan", "missing_since": EVENING},
    ),
    "several dates in a sentence": (
        "Surname: Khan\nMissing since: seen 18:15 on 20/11/2026, told 21:50 on 20/11/2026\n",
        {"surname": "Khan"},
    ),
    "before a time": ("Missing since: some time before 18:15 on 20/11/2026\n", {}),
    "found: yes": (
        "Found: Yes\nDate found: 21/11/2026\nTime found: 0340\nWhere found: Bus station\n",
        {"found_at": EARLY, "found_where": "Bus station"},
    ),
    "found: safe and well": (
        "Found: Safe and well\nFound date/time: 21/11/2026 03:40\n", {"found_at": EARLY},
    ),
    "not found yet": ("Found: Not found as of 21/11/2026 03:40\n", {}),
    "expected back": ("Returned: expected 21/11/2026 10:00\n", {}),
    "of her own accord": (
        "Returned: 21/11/2026 03:40 of own accord\nReturned to: Fenview House\n",
        {"returned_at": EARLY, "returned_to": "Fenview House"},
    ),
    "everything in one line": (
        f"Child: Aisha KHAN - DOB 14/03/2011 - HIGH RISK\n{SINCE}",
        {**KHAN, "born_on": BORN, "missing_since": EVENING},
    ),
    "a sister in brackets": (f"Name: Aisha KHAN (sister Noor also missing)\n{SINCE}", {
        "missing_since": EVENING}),
    "a mother in a list of nominals": (
        f"Name: Aisha KHAN (mother Jane)\n{SINCE}", {"missing_since": EVENING},
    ),
    "Welsh": (f"Name: Siôn AP RHYS\n{SINCE}", {
        "surname": "ap Rhys", "forenames": "Siôn", "missing_since": EVENING}),
    "Vietnamese": ("Surname: NGUYỄN\nForenames: Thị Mai\nDOB: 2011\n", {
        "surname": "Nguyễn", "forenames": "Thị Mai"}),
    "Polish, with an hour": ("Surname: Wójcik\nMissing since: 20.11.2026 godz. 18:15\n", {
        "surname": "Wójcik"}),
    "both directions": (f"Name: علي HASSAN\u200f\nDOB: \u200e14/03/2011\n{SINCE}", {
        "surname": "Hassan", "forenames": "علي", "born_on": BORN, "missing_since": EVENING}),
    "whose it is": (
        "Child's surname: Khan\nChild's forename: Aisha\nDate of birth of child: 14/03/2011\n"
        "URN: MP/1\nRisk rating: High\n",
        {**KHAN, "born_on": BORN, "police_reference": "MP/1", "police_risk": "high"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_gives_right_values_or_none(text, expected):
    assert values(one(text)) == expected


@pytest.mark.parametrize("said", ["Yes / No", "[ ] Yes [x] No"])
def test_an_answer_that_was_not_chosen_is_no_answer(said):
    read = one(
        f"Message type: Found\nFound: 21/11/2026 03:40\nHarm suffered: {said}\nSeen alone: {said}"
    )
    assert read.prevention is not None
    assert (read.prevention.harm_suffered, read.prevention.seen_alone) == (None, None)
    assert read.prevention.harm == said


SPELT = {
    "surname": (("Surname", "Last name", "Child's surname"), ("Khan", "KHAN")),
    "forenames": (("Forenames", "First name(s)"), ("Aisha",)),
    "born_on": (("DOB", "Date of birth"), ("14/03/2011", "14 March 2011")),
    "missing_since": (
        ("Missing since", "Date/time missing"), ("20/11/2026 18:15", "1815 on 20 Nov 26"),
    ),
    "police_risk": (("Risk", "Risk rating"), ("High", "HIGH RISK")),
    "police_reference": (("URN", "Police ref"), ("MP/1",)),
}  # fmt: skip
RIGHT = {
    **KHAN, "born_on": BORN, "missing_since": EVENING, "police_risk": "high",
    "police_reference": "MP/1",
}  # fmt: skip
STRANGERS = ["Tattoo: Star", "Hair - Brown", "Dear hub,", "", "Page 1 of 2", "INFORMANT", "Regards"]
JOINTS = {
    "plain": ("{}: {}", "\n"),
    "dashes": ("{} - {}", "\n"),
    "below": ("{}:\n{}", "\n\n"),
    "one line": ("{}: {}", "  "),
    "strokes": ("{}: {}", " | "),
    "tabs": ("{}\t{}", "\n"),
    "pairs in a row": ("{}\t{}", "\t"),
    "a cell for the colon": ("{}\t:\t{}", "\n"),
    "numbered": ("3. {}: {}", "\n"),
}


@st.composite
def templates(draw: st.DrawFn) -> str:
    fields = draw(st.permutations(sorted(SPELT)))
    form, between = JOINTS[draw(st.sampled_from(sorted(JOINTS)))]
    pieces = []
    for name in fields:
        keys, said = SPELT[name]
        pieces.append(form.format(draw(st.sampled_from(keys)), draw(st.sampled_from(said))))
        if between.startswith("\n"):
            pieces += draw(st.lists(st.sampled_from(STRANGERS), max_size=1))
    return between.join(pieces)


@settings(max_examples=400, deadline=None)
@given(templates())
def test_in_any_template_a_value_is_the_right_one_or_is_not_there(text):
    for read in reading(email(text)):
        for name, value in values(read).items():
            assert value == RIGHT.get(name), name


@settings(max_examples=200, deadline=None)
@given(st.permutations(sorted(SPELT)), st.sampled_from(["plain", "dashes", "one line", "tabs"]))
def test_in_a_template_without_strangers_everything_is_read(fields, joint):
    form, between = JOINTS[joint]
    (read,) = reading(
        email(between.join(form.format(SPELT[name][0][0], SPELT[name][1][0]) for name in fields))
    )
    assert values(read) == RIGHT
    assert problem_fields(read) == ["kind"]
