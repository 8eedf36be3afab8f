"""Everything an authority decides: each decision with its words, its unit, its limits and the
documents it was read from. The reader of profiles, the pages and the refusals all use this table.

A profile once adopted is never edited, so it must be readable for ever: a decision added in a
later release needs a default here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from methub.agencies.roles import Role
from methub.policies.codes import ClockStarts, Source
from methub.policies.rules.assessing import Assessments
from methub.policies.rules.concerning import Concerns, Services
from methub.policies.rules.figuring import Figures
from methub.policies.rules.meaning import Meaning, age, count, days, decided, hours
from methub.policies.rules.planning import Plans

S0, S1, S2, S3, S4 = Source.S0, Source.S1, Source.S2, Source.S3, Source.S4
NATIONAL, PRACTICE = Source.NATIONAL, Source.PRACTICE


@dataclass(frozen=True)
class Names:
    hub: Annotated[str, decided("The hub is called", S0, S2)]
    panel: Annotated[str, decided("The panel is called", S0, S1, S3, S4)]
    panel_in_full: Annotated[str, decided("Which stands for", S0, S1, S3, S4)]


@dataclass(frozen=True)
class Ages:
    missing_until: Annotated[int, age("A child is a missing child until they turn", S2, NATIONAL)]
    hub_until: Annotated[int, age("The hub works with a person until they turn", S4)]
    transition_years: Annotated[
        int, count("Moving to adult services is raised at the age of", "years", NATIONAL, most=30)
    ]
    transition_months: Annotated[
        int, Meaning("and, after that birthday,", (NATIONAL,), "months", 0, 11)
    ]
    leaving_care_within_days: Annotated[
        int, days("Support after leaving care is planned within", PRACTICE)
    ] = 10


@dataclass(frozen=True)
class Inbox:
    accept_within_hours: Annotated[
        int, hours("What arrives is accepted by a person within", PRACTICE)
    ]


@dataclass(frozen=True)
class Missing:
    prevention_within_hours: Annotated[
        int, hours("The police hold the prevention interview within", S0, S3, PRACTICE)
    ]
    repeat_episodes: Annotated[
        int, Meaning("Repeatedly missing", (S0, S3), "episodes", least=2, most=100)
    ]
    repeat_days: Annotated[int, days("begun within", S0, S3)]
    long_days: Annotated[int, days("Missing a long time: more than", S0)]
    trigger_plan_episodes: Annotated[
        int, count("A trigger plan is owed after", "episodes", S0, most=100)
    ]
    trigger_plan_within_days: Annotated[int, days("The trigger plan is written within", PRACTICE)]
    tell_authority_within_hours: Annotated[
        int, hours("The responsible authority is told within", S0, PRACTICE)
    ]
    care_plan_within_days: Annotated[
        int, days("The care plan is reviewed after an episode within", S0, PRACTICE)
    ]
    adult_handover_lead_days: Annotated[
        int,
        days("Still missing: handing over to adults begins before the birthday by", PRACTICE),
    ]


@dataclass(frozen=True)
class StrategyMeetings:
    tell_convenor_within_hours: Annotated[
        int, hours("Whoever must convene the meeting is told within", S0, PRACTICE)
    ]
    hold_within_hours: Annotated[int, hours("The meeting is held within", PRACTICE)]


@dataclass(frozen=True)
class Interviews:
    within_hours: Annotated[int, hours("The interview is held within", S0, S1, S3)]
    clock_starts: Annotated[ClockStarts, decided("The hours start", S0, S1, S3)]
    sign_off_within_hours: Annotated[
        int, hours("A finished interview is signed off within", PRACTICE)
    ]
    acknowledge_within_hours: Annotated[
        int, hours("Worker and manager acknowledge it, with actions, within", S0, PRACTICE)
    ]
    refer_on_within_hours: Annotated[
        int, hours("With no open case, it is passed on within", S0, PRACTICE)
    ]
    action_within_days: Annotated[
        int, days("An agreed action without a date of its own is due within", PRACTICE)
    ]


@dataclass(frozen=True)
class PlacedAway:
    """A child of one authority, placed in another's area: the hours in which they speak to each
    other (practice.md §3.8, RL-03, RL-07, RL-19)."""

    notice_within_hours: Annotated[
        int, hours("The placement notice is sent, counted from the placement, within", S0)
    ] = 24
    tell_panel_within_hours: Annotated[
        int, hours("The panel’s representative is told of a placement within", S0, PRACTICE)
    ] = 24
    agree_lead_within_days: Annotated[
        int, days("Which panel leads is agreed within", S0, PRACTICE)
    ] = 5
    trigger_plan_within_days: Annotated[
        int, days("The trigger plan of a child placed here is held within", S0, PRACTICE)
    ] = 5
    confirm_within_hours: Annotated[
        int, hours("Once told, the responsible authority confirms its interview within", PRACTICE)
    ] = 24
    outcome_within_days: Annotated[
        int, days("It sends what came of its interview within", PRACTICE)
    ] = 7


@dataclass(frozen=True)
class Education:
    """A child missing education (practice.md §3.11)."""

    plan_within_days: Annotated[int, days("A safety plan is held within", S0, PRACTICE)] = 5
    strategy_within_days: Annotated[
        int, days("A risk-reduction strategy is held within", S0, PRACTICE)
    ] = 10


@dataclass(frozen=True)
class Tracker:
    """The register (practice.md §4.4): it is current daily, or it says that it is not."""

    silence_days: Annotated[
        int, days("A source nothing has been heard from is pointed out after", PRACTICE)
    ] = 7


@dataclass(frozen=True)
class EmergencyAccess:
    review_within_hours: Annotated[
        int, hours("A record opened in an emergency is reviewed within", PRACTICE)
    ]


@dataclass(frozen=True)
class District:
    code: str
    name: str


@dataclass(frozen=True)
class Area:
    authority_code: Annotated[str, decided("The authority’s own code", NATIONAL)]
    boundary_codes: Annotated[
        tuple[str, ...], decided("Distance is measured from the boundary of", S0)
    ]
    districts: Annotated[tuple[District, ...], decided("Districts", S0, NATIONAL)]


@dataclass(frozen=True)
class Choice:
    """A word people choose from a list: what is stored, and what they read."""

    code: str
    label: str


@dataclass(frozen=True)
class Helpline:
    """Told to a child or a parent at the interview, so every line can be read out."""

    name: str
    number: str
    note: str


@dataclass(frozen=True)
class Lists:
    """What people choose from, in the order they read it; levels from lowest to highest."""

    police_grades: Annotated[tuple[Choice, ...], decided("Police grades", NATIONAL)]
    authority_statuses: Annotated[tuple[Choice, ...], decided("Authority statuses", S4, NATIONAL)]
    exploitation_levels: Annotated[
        tuple[Choice, ...], decided("Levels of exploitation", S0, S1, S3, S4)
    ]
    exemption_reasons: Annotated[
        tuple[Choice, ...], decided("Reasons not to offer an interview", S1, PRACTICE)
    ]
    refusal_reasons: Annotated[
        tuple[Choice, ...], decided("Reasons an interview was not held", S1, PRACTICE)
    ]
    helplines: Annotated[tuple[Helpline, ...], decided("Helplines", S0, NATIONAL)]


@dataclass(frozen=True)
class Rung:
    """An alert nobody has accepted reaches this role, this many hours after the promise was due."""

    after_hours: Annotated[int, Meaning("After", (PRACTICE,), "hours", least=0, most=24 * 366)]
    role: Role


@dataclass(frozen=True)
class Commissioned:
    """A contract under which somebody else interviews children placed far away."""

    provider: Annotated[str, decided("Interviews far away are held by", S0)]
    beyond_miles: Annotated[
        int, count("For children in care placed beyond", "miles", S0, S1, most=1_000)
    ]
    yearly_cap: Annotated[int, count("At most, in a contract year", "interviews", S0)]
    starts_on: Annotated[date, decided("The contract starts on", S0)]
    ends_on: Annotated[date, decided("The last day of the contract is", S0)]
    year_starts_day: Annotated[int, count("The contract year starts on day", "", S0, most=31)]
    year_starts_month: Annotated[int, count("of the month", "", S0, most=12)]
    warn_at_percent: Annotated[
        int, count("The group manager is warned once this much is used", "%", PRACTICE, most=100)
    ] = 90

    def year_of(self, on: date) -> tuple[date, date]:
        """First and last day of the contract year `on` falls in: for counting against the cap."""
        start = date(on.year, self.year_starts_month, self.year_starts_day)
        if start > on:
            start = start.replace(year=on.year - 1)
        following = start.replace(year=start.year + 1)
        return start, date.fromordinal(following.toordinal() - 1)


@dataclass(frozen=True)
class Policy:
    """What one authority has decided, as it stands from one day until the next version."""

    title: str
    to_be_confirmed: tuple[str, ...]
    names: Annotated[Names, decided("Names")]
    ages: Annotated[Ages, decided("Ages")]
    inbox: Annotated[Inbox, decided("What arrives")]
    missing: Annotated[Missing, decided("Missing children")]
    strategy_meetings: Annotated[StrategyMeetings, decided("Strategy meetings")]
    interviews: Annotated[Interviews, decided("Return home interviews")]
    emergency_access: Annotated[EmergencyAccess, decided("Emergency access")]
    area: Annotated[Area, decided("The area")]
    lists: Annotated[Lists, decided("Words people choose from")]
    ladders: Annotated[
        Mapping[str, tuple[Rung, ...]], decided("Who hears when a promise is late", PRACTICE)
    ]
    commissioned: Annotated[Commissioned | None, decided("Commissioned interviews", S0, S1)] = None
    placed_away: Annotated[PlacedAway, decided("Children placed in another area", S0, PRACTICE)] = (
        PlacedAway()
    )
    education: Annotated[Education, decided("Children missing education", S0)] = Education()
    tracker: Annotated[Tracker, decided("The tracker", S0, PRACTICE)] = Tracker()
    assessments: Annotated[Assessments, decided("Assessments", S0, S3, PRACTICE)] = Assessments()
    plans: Annotated[Plans, decided("Plans", S3, PRACTICE)] = Plans()
    concerns: Annotated[Concerns, decided("Concerns about exploitation", PRACTICE)] = Concerns()
    services: Annotated[Services, decided("Services", PRACTICE)] = Services()
    figures: Annotated[Figures, decided("Figures", PRACTICE)] = Figures()

    def ladder_for(self, promise: str) -> tuple[Rung, ...]:
        """The rungs an alert climbs for this kind of promise: its own, or everybody's."""
        return self.ladders.get(promise, self.ladders["otherwise"])

    def contract_on(self, on: date) -> Commissioned | None:
        """The contract in force that day. With none, the hub itself interviews."""
        contract = self.commissioned
        if contract and contract.starts_on <= on <= contract.ends_on:
            return contract
        return None
