"""What else happens to a child of the stories, in the rooms above the missing episode."""

from datetime import date, datetime, timedelta

from methub.agencies import changes as agencies
from methub.agencies.models import Authority, Partnership, User
from methub.assessments import changes as assessments
from methub.assessments.codes import Exploitation, Trigger
from methub.assessments.rules.shipped import shipped_tools
from methub.children.models import Child
from methub.concerns import changes as concerns
from methub.foundation.actors import MET_HUB, Actor
from methub.foundation.timekeeping import london_day
from methub.guidance import changes as guidance
from methub.guidance.codes import Kind
from methub.guidance.rules import Entry, Sheet
from methub.meetings import changes as meetings
from methub.meetings.codes import Part
from methub.missing.codes import YesNo
from methub.out_of_area import changes as out_of_area
from methub.out_of_area.codes import StepKind
from methub.plans import changes as plans
from methub.plans.codes import Means, PlanKind, StepOf
from methub.referrals import changes as referrals
from methub.referrals.codes import Benefits, ServiceKind
from methub.referrals.models import Service
from methub.reports import changes as reports
from methub.reports.codes import Every, Topic
from methub.reports.rules.periods import last_months, month_of

FAR_AWAY = "Farshire"
"""An authority outside every partnership."""


def happens(child: Child, partnership: Partnership, authority: Authority, at: datetime) -> None:
    """One thing for each of these rooms, so that each of their doors has something behind it."""
    _meant_for_far_away(child, at)
    _being_assessed(child, authority, at)
    _planned_for(child, at)
    _feared_for(child, partnership, at)
    _helped(child, partnership, at)
    _worded(authority, at)


def looks_back(authority: Authority, giver: User, at: datetime) -> None:
    """The page of the last month is begun, and somebody has observed something; a figure of that
    month is owed by whom an agency named for it."""
    last = month_of(london_day(at), -1)
    page = reports.begin_themes(authority=authority, month=last, by=MET_HUB, at=at)
    reports.observe(themes=page, words="The park by the station is dark", by=MET_HUB, at=at)
    measure = reports.name_measure(
        supplied=reports.Supplied(
            name="Staff trained", meaning="Staff who finished the course",
            agency=giver.memberships.get().team.agency, giver=giver, topic=Topic.TRAINING,
            every=Every.MONTH, from_on=last,
        ),
        authority=authority, by=MET_HUB, at=at,
    )  # fmt: skip
    period = last_months(1, on=london_day(at))
    reports.ask_for(measure=measure, period=period, by=MET_HUB, at=at)


def meets(
    child: Child,
    authority: Authority,
    invited: dict[Part, User],
    owner: User,
    senior: User,
    at: datetime,
) -> None:
    """A panel in three days, with this child on its agenda: an action somebody owns, and something
    that was taken to a senior manager."""
    what = meetings.Planned(kind="mace", starts_at=at + timedelta(days=3), place="Room 2")
    panel = meetings.plan_meeting(authority=authority, planned=what, by=MET_HUB, at=at)
    for part, user in invited.items():
        agency = user.memberships.get().team.agency
        meetings.invite(meeting=panel, user=user, agency=agency, part=part, by=MET_HUB, at=at)
    item = panel.items.get(child=child)
    meetings.agree_action(
        item=item, what="Ring the school", owner=owner,
        due_on=(at + timedelta(days=30)).date(), by=MET_HUB, at=at,
    )  # fmt: skip
    meetings.escalate(item=item, to=senior, why="No placement", by=MET_HUB, at=at)


def _planned_for(child: Child, at: datetime) -> None:
    """A trigger plan that the home holds on paper, a step of the child's own, and an arrival whose
    assessment is owed."""
    plan = plans.write_plan(
        child=child, kind=PlanKind.TRIGGER,
        answers={"carer_first": "Ring the aunt", "police_first": "The station", "assume": "high"},
        why="Missing twice", version=0, by=MET_HUB, at=at,
    )  # fmt: skip
    plans.give_by_hand(
        plan=plan, holder="Larch House", given_to="The manager", means=Means.PAPER, given_at=at,
        by=MET_HUB, at=at,
    )  # fmt: skip
    plans.agree_step(
        plan=plan, what="Text an aunt", whose=StepOf.CHILD, due_on=date(2030, 1, 7),
        by=MET_HUB, at=at,
    )  # fmt: skip
    plans.record_arrival(child=child, arrived_on=date(2026, 1, 5), is_alone=True, by=MET_HUB, at=at)


def _being_assessed(child: Child, authority: Authority, at: datetime) -> None:
    """Begun with a tool the authority uses, and not finished."""
    tool = assessments.load_tool(text=shipped_tools()["seraf"], by=MET_HUB, at=at)
    assessments.use_tool(
        authority=authority, tool=tool, from_on=date(2024, 1, 1), by=MET_HUB, at=at
    )
    assessments.open_assessment(
        child=child, tool=tool, types=[Exploitation.SEXUAL], trigger=Trigger.CONCERN,
        user_id=User.objects.earliest("pk").pk, by=MET_HUB, at=at,
    )  # fmt: skip


def _helped(child: Child, partnership: Partnership, at: datetime) -> None:
    """Direct work that the hub offers was asked for."""
    service = Service.objects.filter(partnership=partnership).first() or referrals.offer_service(
        offered=referrals.Offered("SAFE", ServiceKind.DIRECT_WORK), partnership=partnership,
        by=MET_HUB, at=at,
    )  # fmt: skip
    referrals.request_service(
        asked=referrals.Asked(
            service=service, child=child, benefits=Benefits.CHILD, needs="Somebody to trust",
            hoped="Comes home at night",
        ),
        partnership=partnership, by=MET_HUB, at=at,
    )  # fmt: skip


def _feared_for(child: Child, partnership: Partnership, at: datetime) -> None:
    """A concern that somebody who has left since wrote down for somebody outside."""
    gone = User.objects.get(email="leaver@town.example")
    concerns.raise_concern(
        raised=concerns.Raised(
            child=child, seen="New trainers, and lifts from older men", source="A neighbour",
            answer_to="The neighbour, 01223 000000", told_at=at,
        ),
        partnership=partnership, by=Actor(gone.pk, gone.name, "MET Hub"), at=at,
    )  # fmt: skip


def _meant_for_far_away(child: Child, at: datetime) -> None:
    """A placement outside is meant: nobody owes anything for it yet."""
    far = Authority.objects.filter(name=FAR_AWAY).first() or agencies.register_authority(
        name=FAR_AWAY, partnership=None, by=MET_HUB, at=at
    )
    meant = out_of_area.intend_placement(
        child=child, host_authority=far, intended_on=date(2030, 1, 7),
        exploitation=YesNo.NOT_KNOWN, by=MET_HUB, at=at,
    )  # fmt: skip
    out_of_area.record_step(
        placed_away=meant, kind=StepKind.PANEL, done_at=at, who_there="The panel’s administrator",
        by=MET_HUB, at=at,
    )  # fmt: skip


def _worded(authority: Authority, at: datetime) -> None:
    """The authority says in its own words what a debt is; however often it is told."""
    debt = Entry(
        "debt", "A debt", "Owes drugs or money, or the family is made to pay.", "Our panel, 2026"
    )
    guidance.load_sheet(
        authority=authority, sheet=Sheet(Kind.INDICATOR, (debt,)), by=MET_HUB, at=at
    )
