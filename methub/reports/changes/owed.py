"""What a month's page makes the hub owe, and a figure whoever supplies it: promises on Today that
climb the ladder."""

from methub.agencies.models import Team
from methub.agencies.queries import hub_team
from methub.audit.trail import Page
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.changes import Owner
from methub.clocks.codes import Promise
from methub.foundation.timekeeping import days_after
from methub.policies.queries import NoPolicy, policy_for
from methub.reports.models import SuppliedMeasure, SuppliedReturn, Themes


def owe_themes(themes: Themes, page: Page) -> None:
    """Owed to the panel. Where the authority has decided nothing, nobody owes anything yet."""
    authority = themes.authority
    assert authority.partnership is not None, "only an authority of a partnership is counted"
    try:
        policy = policy_for(authority=authority, at=page.at)
    except NoPolicy:
        return
    team = hub_team(partnership_id=authority.partnership.pk)
    clocks.start(
        promise=Promise.THEMES,
        about=themes.reference,
        why=f"Themes and trends of {authority.name}, {themes.month:%B %Y}, are to be approved.",
        owner=Owner(team.name if team else policy.names.hub, team=team),
        owed_to=policy.names.panel,
        started_at=page.at,
        due_at=days_after(page.at, policy.figures.themes_within_days),
        in_partnership=authority.partnership,
        authority=authority,
        by=page.by,
        at=page.at,
    )


def themes_kept(themes: Themes, page: Page) -> None:
    for clock in promises.of_record(promise=Promise.THEMES, about=themes.reference):
        clocks.stop(clock=clock, stopped_at=page.at, by=page.by, at=page.at)


def no_longer_owed(themes: Themes, why: str, page: Page) -> None:
    for clock in promises.of_record(promise=Promise.THEMES, about=themes.reference):
        clocks.cancel(clock=clock, why=why, by=page.by, at=page.at)


def owe_supply(asked: SuppliedReturn, page: Page) -> None:
    """Owed by the person named for it, and followed by the hub, which sees it late."""
    measure = asked.measure
    authority = measure.authority
    assert authority.partnership is not None, "only an authority of a partnership is counted"
    try:
        policy = policy_for(authority=authority, at=page.at)
    except NoPolicy:
        return
    clocks.start(
        promise=Promise.SUPPLY,
        about=asked.reference,
        why=f"{measure.name}, {asked.first:%B %Y} to {asked.last:%B %Y}: {measure.agency.name} "
        "counts it, and the hub holds no records of it.",
        owner=_giver(measure),
        owed_to=policy.names.hub,
        started_at=page.at,
        due_at=days_after(page.at, policy.figures.supplied_within_days),
        in_partnership=authority.partnership,
        authority=authority,
        by=page.by,
        at=page.at,
    )


def hand_over_supply(measure: SuppliedMeasure, page: Page) -> None:
    for reference in measure.returns.filter(answers=None).values_list("reference", flat=True):
        for clock in promises.of_record(promise=Promise.SUPPLY, about=reference):
            clocks.hand_over(clock=clock, owner=_giver(measure), by=page.by, at=page.at)


def supply_kept(asked: SuppliedReturn, page: Page) -> None:
    for clock in promises.of_record(promise=Promise.SUPPLY, about=asked.reference):
        clocks.stop(clock=clock, stopped_at=page.at, by=page.by, at=page.at)


def _giver(measure: SuppliedMeasure) -> Owner:
    return Owner(measure.giver.name, user=measure.giver, team=_hub(measure))


def _hub(measure: SuppliedMeasure) -> Team | None:
    assert measure.authority.partnership_id is not None
    return hub_team(partnership_id=measure.authority.partnership_id)
