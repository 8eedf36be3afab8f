"""E-mails to try the front door with, as the police and others might send them today.

About a child of the demonstration, with times of the last two days, so that they can be accepted
on whatever day somebody tries the product.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from methub.demo import cast
from methub.foundation.timekeeping import london
from methub.missing.models import Episode
from methub.people.models import PersonName

FORCE = "MissingPersonsTeam@cambs.police.example"
HUB = "METHub@cambridgeshire.example"
WHO = cast.KEELEY
HOME = cast.HOMES[0]


def examples(*, at: datetime) -> Iterator[tuple[str, bytes]]:
    """File name and message, in the order a night brings them."""
    left, told = at - timedelta(hours=20), at - timedelta(hours=17)
    raised, found = at - timedelta(hours=12), at - timedelta(hours=5)
    number = f"MP/35/7{london(at):%j}/{london(at):%y}"
    who = {
        "Police reference": number,
        "Surname": WHO.surname,
        "Forenames": WHO.forenames,
        "DOB": f"{WHO.born_on:%d/%m/%Y}",
    }
    yield (
        "01-missing.eml",
        _message(
            f"MISSING - {WHO.surname.upper()}, {WHO.forenames} - {number}",
            told,
            _lines(
                {
                    **who,
                    "Message type": "MISSING REPORTED",
                    "Known as": WHO.known_as,
                    "Sex": "Female",
                    "Home address": f"{WHO.address}, {WHO.postcode}",
                    "Care status": "Child in care (s20)",
                    "Placement": HOME[0],
                    "Missing from": f"{HOME[0]}, {HOME[1]}, {HOME[2]}",
                    "Missing since": _said(left),
                    "Reported": _said(told - timedelta(minutes=40)),
                    "Reported by": f"Night staff, {HOME[0]}",
                    "Risk": "Medium",
                    "Circumstances": "Said goodnight at ten; not in the room at the late check.",
                    "OIC": "PC 2210 LOWE",
                }
            ),
        ),
    )
    yield (
        "02-grade-raised.eml",
        _message(
            f"UPDATE - {WHO.surname.upper()}, {WHO.forenames} - {number}",
            raised,
            _lines(
                {
                    **who,
                    "Message type": "UPDATE",
                    "Risk": "High",
                    "Reason": f"Seen with an adult of concern. Updated {_said(raised)}",
                }
            ),
        ),
    )
    yield (
        "03-found.eml",
        _message(
            f"FOUND - {WHO.surname.upper()}, {WHO.forenames} - {number}",
            found + timedelta(hours=1),
            _lines(
                {
                    **who,
                    "Message type": "FOUND",
                    "Found": _said(found),
                    "Found at": "Bus station, Wisbech, PE13 1AN",
                    "Found by": "Police patrol",
                    "Returned to": f"{HOME[0]}, March at {_clock(found + timedelta(minutes=35))} "
                    f"on {london(found):%d/%m/%Y}",
                    "Prevention interview": f"Completed {_said(found + timedelta(minutes=20))} "
                    "by PC 2210 LOWE, seen alone",
                    "Harm suffered": "No",
                    "Accompanied by": "an older boy, name not given",
                    "Information for local authority": "Had a train ticket from Peterborough.",
                    "Likely to go missing again": "Yes",
                }
            ),
        ),
    )
    yield (
        "04-mistyped.eml",
        _message(
            f"MISSING - OKAFFOR, Danial - {number}X",
            told,
            _lines(
                {
                    "Police reference": f"{number}X",
                    "Message type": "MISSING REPORTED",
                    "Surname": "Okaffor",
                    "Forenames": "Danial",
                    "DOB": f"{cast.DANIEL.born_on:%m/%d/%Y}",
                    "Home address": f"{cast.DANIEL.address}, {cast.DANIEL.postcode}",
                    "Missing from": "Home",
                    "Missing since": _said(left),
                    "Reported": _said(told - timedelta(minutes=20)),
                    "Risk": "Low",
                }
            ),
        ),
    )
    yield (
        "05-a-concern-in-prose.eml",
        _message(
            "Worried about a lad on the late bus",
            told,
            "Hello,\n\nI drive the late bus to March. A boy of about thirteen has been riding\n"
            "up and down until we close, three nights now, with an older man who pays.\n"
            "I did not know who else to write to.\n",
            sender="driver@buses.example",
        ),
    )


def waiting(episode: Episode, *, at: datetime) -> Iterator[bytes]:
    """What came in the last hours and nobody has looked at: a child who is missing has been found,
    a child nobody knows yet, and words that no machine can read."""
    person = episode.child.person
    name = PersonName.objects.filter(person=person).order_by("pk")[0]
    found, number = at - timedelta(hours=3), f"MP/35/8{london(at):%j}/{london(at):%y}"
    yield _message(
        f"FOUND - {name.surname.upper()}, {name.forenames}",
        at - timedelta(hours=2),
        _lines(
            {
                "Police reference": episode.police_reference or number,
                "Message type": "FOUND",
                "Surname": name.surname,
                "Forenames": name.forenames,
                "DOB": f"{person.born_on:%d/%m/%Y}" if person.born_on else "Not known",
                "Found": _said(found),
                "Found at": "Riverside café, Ely",
                "Found by": "Neighbourhood officers",
                "Prevention interview": f"Completed {_said(found + timedelta(minutes=30))} "
                "by PC 1187 ADE, seen alone",
                "Harm suffered": "No",
            }
        ),
    )
    yield _message(
        f"MISSING - HALLOWAY, Wren - {number}",
        at - timedelta(minutes=50),
        _lines(
            {
                "Police reference": number,
                "Message type": "MISSING REPORTED",
                "Surname": "Halloway",
                "Forenames": "Wren",
                "DOB": "14/02/2012",
                "Missing from": "Skate park, Huntingdon",
                "Missing since": _said(at - timedelta(hours=4)),
                "Reported": _said(at - timedelta(hours=1)),
                "Reported by": "Grandmother",
                "Risk": "Medium",
                "Circumstances": "Did not come home after meeting friends.",
            }
        ),
    )
    yield _message(
        "One of our year nines",
        at - timedelta(minutes=20),
        "Morning,\n\nOne of our year nines has come in twice this week with new trainers and\n"
        "a second telephone, and leaves at lunch with people we do not know.\nWho should I ring?\n",
        sender="pastoral@school.example",
    )


def _message(subject: str, sent_at: datetime, body: str, *, sender: str = FORCE) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, HUB, subject
    message["Date"] = format_datetime(london(sent_at))
    message.set_content(body)
    return message.as_bytes()


def _lines(said: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in said.items())


def _said(moment: datetime) -> str:
    return f"{london(moment):%d/%m/%Y %H:%M}"


def _clock(moment: datetime) -> str:
    return f"{london(moment):%H:%M}"
