"""What the rows of each table are called by the people who work with them."""

from datetime import datetime

from methub.foundation import moving, spoken
from methub.foundation.moving import Key, Row
from methub.foundation.timekeeping import london_day

CALLED: dict[str, tuple[str, str]] = {
    "people.PersonName": ("Name", "Names"),
    "people.PersonBirth": ("Date of birth", "Dates of birth"),
    "people.PersonIdentifier": ("Number or reference", "Numbers and references"),
    "people.PersonAddress": ("Address", "Addresses"),
    "people.Sight": ("Who may see them", "Reasons why somebody may see them"),
    "people.Restriction": ("Restriction", "Restrictions"),
    "children.Transfer": ("Change of authority", "Changes of authority"),
    "children.Photograph": ("Photograph", "Photographs"),
    "children.CareRecord": ("Care status", "Care statuses"),
    "children.Placement": ("Home", "Homes"),
    "children.Carer": ("Parent or carer", "Parents and carers"),
    "children.Carer.person": ("Link with a child", "Links with children"),
    "children.Associate": ("Friend or associate", "Friends and associates"),
    "children.Associate.person": (
        "Link as a friend or associate",
        "Links as a friend or associate",
    ),
    "children.Allocation": ("Allocated worker", "Allocated workers"),
    "children.Schooling": ("School", "Schools"),
    "children.Background": ("Language, nationality and faith",) * 2,
    "children.DisabilityRecord": ("Disability", "Disabilities"),
    "children.EducationExchange": ("Exchange with education", "Exchanges with education"),
    "children.EducationPlan": ("Plan for education", "Plans for education"),
    "children.ImmigrationRecord": ("Immigration status", "Immigration statuses"),
    "children.LibertyOrder": ("Deprivation of liberty order", "Deprivation of liberty orders"),
    "children.Safeguarded": ("Alarm under 13, answered", "Alarms under 13, answered"),
    "children.MovePlan": ("Plan for growing up", "Plans for growing up"),
    "children.Service": ("Service involved", "Services involved"),
    "out_of_area.PlacedAway": ("Placement in another area", "Placements in another area"),
    "concerns.Concern": ("Concern", "Concerns"),
    "plans.Plan": ("Plan", "Plans"),
    "plans.Draft": ("Plan being written", "Plans being written"),
    "meetings.Item": ("Item of a meeting", "Items of meetings"),
    "meetings.GivenSight": ("Sight that a meeting gave", "Sights that meetings gave"),
    "meetings.CopiedChild": ("Copy of minutes given outside", "Copies of minutes given outside"),
    "plans.Arrival": ("Arrival from abroad", "Arrivals from abroad"),
    "referrals.Referral": ("Request for a service", "Requests for services"),
    "referrals.Consultation": ("Advice to a colleague", "Pieces of advice to colleagues"),
    "assessments.Assessment": ("Exploitation assessment", "Exploitation assessments"),
    "assessments.Incident": ("Significant incident", "Significant incidents"),
    "returns.ReturnNumber": ("Number in a return", "Numbers in a return"),
    "returns.HeldRow": ("Row of a return", "Rows of a return"),
    "spreadsheets.SheetPerson": ("Name in a list", "Names in a list"),
    "missing.Episode": ("Missing episode", "Missing episodes"),
    "missing.StrategyMeeting": ("Strategy meeting", "Strategy meetings"),
    "missing.ThresholdMet": ("Threshold reached", "Thresholds reached"),
    "missing.PreventionInterview": ("Prevention interview", "Prevention interviews"),
    "missing.EpisodeUpdate": ("Entry in an episode’s log", "Entries in episodes’ logs"),
    "interviews.Interview": ("Return home interview", "Return home interviews"),
    "interviews.AgreedAction": ("Agreed action", "Agreed actions"),
    "clocks.Clock": ("Promise", "Promises"),
    "intake.Notification": ("Notification", "Notifications"),
}
WHEN = (
    "missing_since", "from_at", "from_on", "opened_at", "started_at", "planned_for", "made_on",
    "happened_at", "happened_on", "recorded_at",
)  # fmt: skip
"""The first of these that a row has says which one is meant."""


def one_of(key: Key, row: Row) -> str:
    """ "Missing episode, 3 Nov 2026". Never what it says: an address may be protected."""
    when = next((row[name] for name in WHEN if row.get(name)), "")
    words, _ = _called(key[0])
    named = " ".join(filter(None, (row.get("forenames"), row.get("surname"))))
    return ", ".join(filter(None, (words, named, _day(when))))


def several(table: str) -> str:
    return _called(table)[1]


def counts_alone(table: str) -> bool:
    """Not what belongs to an episode or an interview, and comes along with it."""
    return table in CALLED or not moving.followers()[table].beside


def of_column(table: str, column: str) -> str:
    """ "Care status: until on"."""
    field = next(
        f for f in moving.followers()[table].model._meta.concrete_fields if f.attname == column
    )
    return f"{_called(table)[0]}: {field.verbose_name}"


def _called(table: str) -> tuple[str, str]:
    meta = moving.followers()[table].model._meta
    plain = str(meta.verbose_name).capitalize(), str(meta.verbose_name_plural).capitalize()
    return CALLED.get(table, plain)


def _day(when: str) -> str:
    return spoken.short_day(london_day(datetime.fromisoformat(when))) if when else ""
