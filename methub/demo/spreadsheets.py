"""A tracker of last year that waits to be looked over: as somebody kept it in Excel, not tidied."""

from datetime import datetime

from methub.agencies.queries import front_desk
from methub.demo import cast
from methub.demo.partnership import Town
from methub.spreadsheets import changes
from methub.spreadsheets.codes import Meaning
from methub.spreadsheets.rules import headings

SENIOR = "Samira Whitby"
TITLE = "Missing tracker 2024 to 2025"
TRACKER = """Missing tracker,,,,,,,
Name,DOB,Date missing,Time missing,Date returned,Police ref,RHI outcome,Comments
Autumn 2024,,,,,,,
{keeley},{born},5/10/2024,22:30,6th Oct 24,MP/2024/118,Accepted,With an older friend
as above,as above,19/10/24,late,20/10/24,MP/2024/131,Declined,
K.H.,n/k,Nov-24,?,?,,?,Date to be checked with the home
Spring 2025,,,,,,,
Tyler Ashby,3/2/2010,14/3/2025,18:00,15/3/2025,MP/2025/024,Accepted,
Tyler & Jess Ashby,?,22/3/2025,,22/3/2025,,N/A,Back before midnight
ASHBY Tyler,3/2/2010,14/3/2025,18:00,15/3/2025,MP/2025/024,Accepted,Entered twice?
Noor A,12/7/2011,03/28/2025,2115,29/3/2025,MP/2025/031,Not offered,Other authority's child
Reuben Lark,July 2009,2/4/2025,7pm,3/4/2025,,Accepted,
"""


def earlier_tracker(town: Town, *, at: datetime) -> None:
    """Put in, its columns said, its rows read: what needs a decision waits for one."""
    viewer, actor = front_desk(user=town.users[SENIOR], at=at)
    keeley = cast.KEELEY
    text = TRACKER.format(
        keeley=f"{keeley.forenames} {keeley.surname}", born=f"{keeley.born_on:%d/%m/%Y}"
    )
    sheet = changes.keep_sheet(
        content=text.encode("cp1252"), name="Missing tracker.csv", title=TITLE,
        agency=town.agencies[cast.HUB], by=actor, at=at,
    )  # fmt: skip
    columns = [headings.Column(**column) for column in sheet.columns]
    meanings: dict[int, Meaning] = headings.suggested(columns)
    sheet = changes.choose_columns(
        sheet=sheet, meanings=meanings, authority=town.authorities[cast.CAMBRIDGESHIRE],
        version=sheet.version, by=actor, at=at,
    )  # fmt: skip
    changes.read_rows(sheet=sheet, by=actor, at=at)
    changes.match_people(sheet=sheet, viewer=viewer, by=actor, at=at)
