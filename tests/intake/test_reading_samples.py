"""The ten samples read as a person reads them."""

from datetime import UTC, date, datetime
from itertools import combinations

from methub.intake.codes import NotificationKind as K
from methub.intake.rules import ReadNotification, ReadPrevention, same_news
from methub.missing.codes import PoliceGrade, PreventionOutcome, YesNo
from methub.people.codes import Sex
from tests.intake.reading import SAMPLES, problem_fields, reading, sample


def test_keeley_is_reported_missing_and_every_field_is_read():
    (read,) = reading(sample(1))
    assert read == ReadNotification(
        kind=K.MISSING_REPORTED,
        part=1,
        force="Cambridgeshire Constabulary",
        police_reference="MP/35/4471/26",
        occurrence="35/88210/26",
        officer="PC 1482 MARSH",
        surname="Hollis",
        forenames="Keeley Anne",
        known_as="KayKay",
        born_on=date(2011, 3, 14),
        born_on_text="14/03/2011",
        sex=Sex.FEMALE,
        ethnicity="W1",
        home_address="12 Bramley Row, Wisbech, PE13 2QL",
        care_status="Child in care (s20)",
        placement="Fenview House children's home",
        missing_from="Fenview House, 3 Marsh Lane, March, PE15 8NR",
        missing_since=datetime(2026, 11, 20, 18, 15, tzinfo=UTC),
        reported_at=datetime(2026, 11, 20, 21, 50, tzinfo=UTC),
        reported_by="Duty manager, Fenview House",
        police_risk=PoliceGrade.MEDIUM,
        previous_episodes=6,
        markers=("CSE", "CCE"),
        circumstances=(
            "Left the home on foot after tea. Wearing a black puffer jacket and grey joggers. "
            "Phone switched off. Thought to be meeting older friends in Wisbech."
        ),
        postcodes={"home_address": "PE13 2QL", "missing_from": "PE15 8NR"},
        other_lines=("MISSING PERSON NOTIFICATION",),
        text=read.text,
        digest=read.digest,
    )


def test_keeley_is_found_and_the_interview_is_read_without_making_dez_a_person():
    (read,) = reading(sample(2))
    assert (read.kind, read.problems) == (K.FOUND, ())
    assert read.found_at == datetime(2026, 11, 21, 3, 40, tzinfo=UTC)
    assert read.found_where == "Horsefair car park, Wisbech, PE13 1AR"
    assert read.found_by == "Police patrol"
    assert read.returned_at == datetime(2026, 11, 21, 4, 25, tzinfo=UTC)
    assert read.returned_to == "Fenview House, March"
    assert read.prevention == ReadPrevention(
        outcome=PreventionOutcome.DONE,
        at=datetime(2026, 11, 21, 4, 40, tzinfo=UTC),
        by="PC 1482 MARSH",
        seen_alone=YesNo.YES,
        harm_suffered=YesNo.YES,
        harm="Yes - bruise to left arm, would not say how",
        accompanied_by='male, 19-20, "Dez", white Ford Fiesta part index FX17',
        information="Had a second phone and about 60 pounds in cash.",
        likely_again=YesNo.YES,
        said="Completed 21/11/2026 04:40 by PC 1482 MARSH, seen alone",
    )


def test_daniel_is_read_from_a_table_in_a_forward_and_a_time_after_the_message_is_asked_about():
    (read,) = reading(sample(3))
    assert (read.kind, read.surname, read.forenames) == (K.MISSING_REPORTED, "Okafor", "Daniel")
    assert read.born_on == date(2010, 9, 2)
    assert read.missing_since == datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert read.police_risk == PoliceGrade.HIGH
    assert "“don’t look for me”" in read.circumstances
    assert read.reported_at is None  # 11.05pm, in a message sent at 10.41pm
    assert [(p.field, p.said) for p in read.problems] == [("reported_at", "20 Nov 2026 at 11.05pm")]
    assert "Hi, for the hub inbox please." in read.other_lines


def test_the_risk_to_keeley_is_raised_and_the_moment_is_in_the_reason():
    (read,) = reading(sample(4))
    assert (read.kind, read.police_risk, read.problems) == (K.RISK_CHANGED, PoliceGrade.HIGH, ())
    assert read.graded_at == datetime(2026, 11, 20, 23, 55, tzinfo=UTC)
    assert read.risk_reason.startswith("Phone located in Peterborough")


def test_tyrell_is_placed_here_by_another_authority():
    (read,) = reading(sample(5))
    assert (read.kind, read.problems) == (K.PLACEMENT_NOTICE, ())
    assert (read.surname, read.forenames) == ("Bennett", "Tyrell James")
    assert read.born_on == date(2010, 6, 30)
    assert read.responsible_authority == "London Borough of Barking and Dagenham"
    assert read.placed_from == datetime(2026, 11, 19, 15, tzinfo=UTC)
    assert read.placement_address == "Oakley Lodge, 41 Thorpe Road, Peterborough PE3 6AN"
    assert read.postcodes == {"placement_address": "PE3 6AN"}
    assert read.known_risks == "CCE (county lines), 4 missing episodes in the last 90 days"
    assert (read.has_trigger_plan, read.attachments) == (True, ("Trigger plan v2.pdf",))


def test_the_night_porters_letter_is_left_whole_for_a_person():
    (read,) = reading(sample(6))
    assert (read.kind, read.surname, problem_fields(read)) == (K.UNREAD, "", ["kind"])
    assert "She gave the name Keeley." in read.text


def test_megan_and_owen_are_two_notifications():
    megan, owen = reading(sample(7))
    assert (megan.part, megan.forenames, megan.born_on) == (1, "Megan", date(2012, 11, 11))
    assert (owen.part, owen.forenames, owen.born_on) == (2, "Owen", date(2014, 2, 5))
    assert (megan.police_reference, owen.police_reference) == ("MP/35/4502/26", "MP/35/4503/26")
    assert (megan.police_risk, owen.police_risk) == (PoliceGrade.MEDIUM, PoliceGrade.HIGH)
    assert megan.problems == owen.problems == ()


def test_of_all_the_samples_only_the_eighth_repeats_another():
    parts = [(p.name[:2], read) for p in SAMPLES for read in reading(p.read_bytes())]
    repeats = [(a, b) for (a, one), (b, other) in combinations(parts, 2) if same_news(one, other)]
    assert repeats == [("01", "08")]


def test_of_the_broken_message_what_can_be_read_is_read_and_the_rest_is_said():
    (read,) = reading(sample(9))
    assert (read.kind, read.police_reference, read.surname) == (K.UNREAD, "MP/35/4520/26", "Nö")
    said = " ".join(problem.why for problem in read.problems)
    assert "stops before its end" in said
    assert "x-unknown" in said


def test_a_date_of_birth_with_day_and_month_swapped_is_offered_and_never_taken():
    (read,) = reading(sample(10))
    assert read.born_on is None
    assert read.born_on_proposed == date(2011, 3, 14)
    assert read.born_on_text == "03/14/2011"
    assert [p.why for p in read.problems] == [
        "“03/14/2011”: no such date. It could be 14 March 2011: please check."
    ]
