"""A month's themes and trends: begun, written, decided upon, approved and so fixed, put right."""

from datetime import date, datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile, new_reference
from methub.foundation.timekeeping import london_day
from methub.reports import queries
from methub.reports.changes.owed import no_longer_owed, owe_themes, themes_kept
from methub.reports.changes.refusals import (
    AlreadyBegun,
    AlreadyDecided,
    ChangedSinceRead,
    NoReason,
    NotADraft,
    NotApproved,
    NothingWritten,
    NotOver,
    NotProposed,
    SaysNothing,
    StillToDecide,
    Tampered,
)
from methub.reports.codes import Stage, Standing
from methub.reports.models import Observation, Themes, signature
from methub.reports.rules.fixing import mark, seal
from methub.reports.rules.periods import month_of


def begin_themes(*, authority: Authority, month: date, by: Actor, at: datetime) -> Themes:
    """The page of a month that is over: the figures propose, and a person writes."""
    if month_of(month, 1) > london_day(at):
        raise NotOver
    with trail.open_page(by=by, at=at) as page:
        Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
        of_month = Themes.objects.filter(authority=authority, month=month)
        if of_month.filter(set_aside_at=None).exists():
            raise AlreadyBegun
        themes = Themes.objects.create(
            authority=authority, month=month, number=of_month.count() + 1, **signature(by, at)
        )
        page.write("reports.themes.begun", about=themes, month=month)
        owe_themes(themes, page)
    return themes


def write_narrative(
    *, themes: Themes, narrative: str, version: int, by: Actor, at: datetime
) -> Themes:
    """What the month says, in a person's words."""
    with trail.open_page(by=by, at=at) as page:
        themes = _draft(themes)
        if themes.version != version:
            raise ChangedMeanwhile
        themes.narrative, themes.version = narrative, themes.version + 1
        themes.save(update_fields=["narrative", "version"])
        page.write("reports.themes.written", about=themes)
    return themes


def decide_observation(
    *,
    themes: Themes,
    key: str,
    standing: Standing,
    words: str = "",
    why: str = "",
    version: int = 0,
    by: Actor,
    at: datetime,
) -> Observation:
    """What the figures propose is kept, in these words or their own, or struck out with a reason.
    Nothing that was struck out is hidden: it stands with its reason."""
    if standing is Standing.STRUCK and not why:
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        themes = _draft(themes)
        row = themes.observations.filter(key=key).first()
        if (row.version if row else 0) != version:
            raise AlreadyDecided
        says = "" if row and not row.proposed else _says(themes, key, at)
        row = row or Observation(themes=themes, key=key, words=says, version=0)
        decided = {
            "proposed": says,
            "words": words or says or row.words,
            "standing": standing,
            "why": why,
        }
        for name, value in {**decided, **signature(by, at)}.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
        page.write("reports.observation.decided", about=row, standing=standing, proposed=says)
    return row


def observe(*, themes: Themes, words: str, by: Actor, at: datetime) -> Observation:
    """What no figure says, and a person knows."""
    if not words:
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        themes = _draft(themes)
        reference = new_reference()
        row = Observation.objects.create(
            themes=themes, reference=reference, key=f"own-{reference.lower()}", words=words,
            standing=Standing.KEPT, **signature(by, at),
        )  # fmt: skip
        page.write("reports.observation.added", about=row)
    return row


def approve_themes(*, themes: Themes, read: str, by: Actor, at: datetime) -> Themes:
    """It is fixed as the figures are now: what changes later changes no word of it. `read`: the
    mark of the page that was read; where a word or a figure has changed since, it is read again."""
    with trail.open_page(by=by, at=at) as page:
        themes = _draft(themes)
        if not themes.narrative.strip():
            raise NothingWritten
        content = queries.content_of(themes=themes, at=at)
        if queries.undecided(content=content):
            raise StillToDecide
        if mark(content) != read:
            raise ChangedSinceRead
        themes.fixed = content
        themes.digest = seal(content, reference=themes.reference, number=themes.number)
        themes.approved_at, themes.approved_by_name = at, by.name
        themes.save(update_fields=["fixed", "digest", "approved_at", "approved_by_name"])
        page.write("reports.themes.approved", about=themes, digest=themes.digest)
        themes_kept(themes, page)
    return themes


def correct_themes(*, themes: Themes, by: Actor, at: datetime) -> Themes:
    """What was approved stays as it is. The next version begins with its words, and names it."""
    with trail.open_page(by=by, at=at) as page:
        was = _held(themes)
        if was.stage is not Stage.APPROVED:
            raise NotApproved
        if not queries.is_whole(themes=was):
            raise Tampered
        if was.is_corrected:
            raise NotApproved
        of_month = Themes.objects.filter(authority=was.authority, month=was.month)
        following = Themes.objects.create(
            authority=was.authority, month=was.month, number=of_month.count() + 1, corrects=was,
            narrative=was.narrative, **signature(by, at),
        )  # fmt: skip
        for row in was.observations.order_by("pk"):
            row.pk, row.themes = None, following
            row.reference = new_reference()
            row.save(force_insert=True)
        page.write("reports.themes.corrected", about=following, corrects=was.reference)
        owe_themes(following, page)
    return following


def set_aside_themes(*, themes: Themes, why: str, version: int, by: Actor, at: datetime) -> Themes:
    """A draft that nobody needs: begun by mistake, or for a month that says nothing. What somebody
    wrote meanwhile is read first."""
    if not why:
        raise NoReason
    with trail.open_page(by=by, at=at) as page:
        themes = _draft(themes)
        if themes.version != version:
            raise ChangedMeanwhile
        themes.set_aside_at, themes.set_aside_why = at, why
        themes.save(update_fields=["set_aside_at", "set_aside_why"])
        page.write("reports.themes.set-aside", about=themes, why=why)
        no_longer_owed(themes, why, page)
    return themes


def _held(themes: Themes) -> Themes:
    """The row as it is now, until the transaction ends."""
    rows = Themes.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("authority__partnership").get(pk=themes.pk)


def _draft(themes: Themes) -> Themes:
    held = _held(themes)
    if held.stage is not Stage.DRAFT:
        raise NotADraft
    return held


def _says(themes: Themes, key: str, at: datetime) -> str:
    content = queries.content_of(themes=themes, at=at)
    for one in content["observations"]:
        if one["key"] == key and one["says"]:
            return str(one["says"])
    raise NotProposed
