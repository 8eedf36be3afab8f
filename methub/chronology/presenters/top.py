"""The top of every page about a child: who they are, and what matters now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import rules
from methub.children.codes import AllocationKind, CarerKind, LivingKind, SchoolStatus
from methub.children.queries import Situation
from methub.chronology.queries import Header
from methub.fittings.components import Link, NavItem, SummaryRow, Tone
from methub.foundation import spoken
from methub.foundation.codes import Code
from methub.foundation.timekeeping import london_day
from methub.missing.codes import AuthorityStatus, PoliceGrade
from methub.people.codes import Sex


class Page(Code):
    """The pages about a child: the address's name, and the words in the navigation."""

    SUMMARY = "chronology:child", "Summary"
    STORY = "chronology:story", "Chronology"
    CIRCUMSTANCES = "chronology:circumstances", "Circumstances"
    MISSING = "chronology:missing", "Missing"
    INTERVIEWS = "chronology:interviews", "Interviews"
    ASSESSMENTS = "assessments:of-child", "Assessments"
    PLANS = "plans:of-child", "Plans"
    SHARING = "chronology:sharing", "Sharing"
    HISTORY = "chronology:history", "History"


NEEDS: dict[Page, Permission] = {
    Page.MISSING: Permission.READ_EPISODE,
    Page.INTERVIEWS: Permission.READ_INTERVIEW,
    Page.ASSESSMENTS: Permission.READ_ASSESSMENT,
    Page.PLANS: Permission.READ_PLAN,
}
"""Pages that not every reader of a child may open; other rooms keep the last two."""


@dataclass(frozen=True)
class Banner:
    """What nobody who opens the page may overlook."""

    tone: Tone
    lead: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Photo:
    """How old the picture is stands under it: children change."""

    href: str
    words: str
    note: str


@dataclass(frozen=True)
class Top:
    name: str
    reference: str
    photograph: Photo | None
    who: str
    facts: tuple[SummaryRow, ...]
    banners: tuple[Banner, ...]
    nav: tuple[NavItem, ...]
    report: Link | None


def top(header: Header, *, viewer: Viewer, here: Page) -> Top:
    reference = header.child.person.reference
    may_report = viewer.may(Permission.WRITE_EPISODE) and header.missing_now is None
    return Top(
        name=header.child.person.name,
        reference=reference,
        photograph=_photograph(header),
        who=_who(header),
        facts=tuple(_facts(header, viewer)),
        banners=tuple(_banners(header, viewer)),
        nav=tuple(_nav(header, viewer, here)),
        report=Link("Report missing", reverse("intake:missing", args=[reference]))
        if may_report
        else None,
    )


def _photograph(header: Header) -> Photo | None:
    known, person = header.photograph, header.child.person
    if known is None:
        return None
    added = f"Added {spoken.short_day(london_day(known.recorded_at))}"
    return Photo(
        href=reverse("children:photograph", args=[person.reference]),
        words=f"Photograph of {person.name}",
        note=f"Taken {spoken.short_day(known.taken_on)}" if known.taken_on else added,
    )


def _who(header: Header) -> str:
    """ "Known as KayKay · 15, born 14 Mar 2011 · Female"."""
    person = header.child.person
    age = rules.age_in_words(person.born_on, person.born_year, header.situation.day)
    born = f", born {spoken.short_day(person.born_on)}" if person.born_on else ""
    said = [
        f"Known as {', '.join(header.known_as)}" if header.known_as else "",
        age[:1].upper() + age[1:] + born,
        Sex(person.sex).label if person.sex != Sex.UNKNOWN else "",
        f"Died {spoken.short_day(person.died_on)}" if person.died_on else "",
    ]
    return " · ".join(filter(None, said))


def _nav(header: Header, viewer: Viewer, here: Page) -> Iterable[NavItem]:
    counts = {Page.MISSING: len(header.episodes), Page.INTERVIEWS: header.interview_count}
    for page in Page:
        if page not in NEEDS or viewer.may(NEEDS[page]):
            yield NavItem(
                page.label,
                reverse(page.value, args=[header.child.person.reference]),
                is_here=page is here,
                count=counts.get(page),
            )


def _banners(header: Header, viewer: Viewer) -> Iterable[Banner]:
    if header.missing_now is not None:
        yield _missing_now(header.missing_now, viewer)
    if header.is_placed_here:
        authority = header.child.responsible_authority.name
        yield Banner(
            "soon",
            f"Placed here by {authority}.",
            "The hub does not hold the return home interview: tell the responsible authority.",
        )
    if header.child.person.is_restricted:
        yield Banner("soon", "Restricted record.", "Only people named one by one may open it.")
    if header.grown_up is not None:
        yield Banner(
            "calm",
            f"An adult since {spoken.short_day(header.grown_up.adult)}.",
            f"The hub works with them until {spoken.short_day(header.grown_up.leaves_hub)}. "
            "Nothing closes by itself.",
        )
    if header.emergency_until is not None:
        yield Banner(
            "soon",
            f"Emergency access until {spoken.instant(header.emergency_until)}.",
            "Your manager and the governance lead are told that you opened this record, and why.",
        )


def _missing_now(episode: Any, viewer: Viewer) -> Banner:
    grade = PoliceGrade(episode.grade_now).label if episode.grade_now else "not recorded yet"
    is_away = episode.status_now == AuthorityStatus.AWAY
    links = [Link("Open episode", reverse("missing:episode", args=[episode.reference]))]
    if viewer.may(Permission.WRITE_EPISODE):
        found = reverse("intake:found", args=[episode.reference])
        links.insert(0, Link("Found or returned", found, quiet=False))
    return Banner(
        "late",
        "Away without authorisation" if is_away else "Missing now",
        f"since {episode.known('missing_since').in_words} "
        f"({episode.how_long(viewer.at)}). Police grade: {grade}.",
        tuple(links),
    )


def _facts(header: Header, viewer: Viewer) -> Iterable[SummaryRow]:
    now = header.situation
    care = now.care_status.label if now.care_status else "Not recorded"
    yield from _homes(header, viewer)
    yield SummaryRow("Care", care, change=_change(header, viewer, "children:edit-care"))
    yield SummaryRow(
        "Responsible",
        _authority(header),
        change=_change(header, viewer, "children:edit-authority"),
    )
    yield SummaryRow(
        "Worker",
        _worker(now),
        change=_change(header, viewer, "children:edit-worker", Permission.ALLOCATE_CHILD),
    )
    yield SummaryRow("School", _school(now), change=_change(header, viewer, "children:edit-school"))
    change = _change(header, viewer, "children:edit-carer")
    if not now.carers:
        yield SummaryRow("Parents and carers", "Not recorded", change=change)
    for carer in now.carers:
        said = _carer(carer, header.may_see_protected)
        is_kept = carer.keeps_numbers(knows_homes=header.may_see_protected)
        page = "chronology:child" if carer.person.is_child else "children:adult"
        href = "" if is_kept else reverse(page, args=[carer.person.reference])
        yield SummaryRow(CarerKind(carer.kind).label, said, href=href, change=change)
        change = None
    for link in header.cared_for:
        words = f"{CarerKind(link.kind).label} of"
        cared_for = link.child.person
        yield SummaryRow(
            words, cared_for.name, href=reverse("chronology:child", args=[cared_for.reference])
        )


def _homes(header: Header, viewer: Viewer) -> Iterable[SummaryRow]:
    change = _change(header, viewer, "children:edit-placement")
    homes = [_home(home, header.may_see_protected) for home in header.situation.placements]
    homes = homes or _addresses(header)
    yield SummaryRow("Lives", homes[0] if homes else "Not recorded", change=change)
    for home in homes[1:]:
        yield SummaryRow("Also lives", home)
    yield from _distance(header)


def _distance(header: Header) -> Iterable[SummaryRow]:
    """Of a child in care: how far from the area, how that is known, and what a person said."""
    home = header.situation.home
    if home is None or not header.situation.is_in_care:
        return
    if home.is_protected and not header.may_see_protected:
        return
    said = home.distance.words
    if home.typed_why:
        said = f"{said}: {home.typed_why}. Measured: {home.measured.words}"
    yield SummaryRow("Distance", said)


def _home(home: Any, may_see_protected: bool) -> str:
    kind = LivingKind(home.kind).label
    if home.is_protected and not may_see_protected:
        return f"Address protected ({kind})"
    where = ", ".join(filter(None, [home.name, home.address, home.postcode]))
    said = f"{where} ({kind})" if where else kind
    return f"{said}. Address protected: tell nobody" if home.is_protected else said


def _addresses(header: Header) -> list[str]:
    """Where no home is recorded, the addresses the child was registered with."""
    whereabouts, day = header.whereabouts, header.situation.day
    said = [
        ", ".join(filter(None, [one.text, one.postcode]))
        for one in whereabouts.addresses
        if one.holds_on(day)
    ]
    return said + ["Address protected"] * bool(whereabouts.protected)


def _authority(header: Header) -> str:
    """Its contact stands beside it when it placed the child here: somebody must ring them."""
    authority = header.child.responsible_authority
    contact = (authority.contact_name, authority.contact_phone, authority.contact_email)
    said = [authority.name, *(contact if header.is_placed_here else ())]
    return " · ".join(filter(None, said))


def _worker(now: Situation) -> str:
    if now.allocation is None or now.worker is None:
        return "Nobody allocated"
    kind = AllocationKind(now.allocation.kind).label.lower()
    said = [f"{now.worker.name}, {kind}", now.worker.phone]
    if now.manager is not None:
        said += [f"manager {now.manager.name}", now.manager.phone]
    return " · ".join(filter(None, said))


def _school(now: Situation) -> str:
    if now.schooling is None:
        return "Not recorded"
    status = SchoolStatus(now.schooling.status).label
    since = f"since {spoken.short_day(now.schooling.from_on)}"
    return " · ".join(filter(None, [now.schooling.school, f"{status} {since}"]))


def _carer(carer: Any, may_see_protected: bool) -> str:
    is_kept = carer.keeps_numbers(knows_homes=may_see_protected)
    said = [
        carer.name,
        "telephone protected" if carer.phone and is_kept else carer.phone,
        "parental responsibility" if carer.has_parental_responsibility else "",
        "" if carer.is_to_be_notified else "not to be told",
        f"Contact: {carer.contact_limits}" if carer.contact_limits else "",
    ]
    return " · ".join(filter(None, said))


def _change(
    header: Header, viewer: Viewer, name: str, permission: Permission = Permission.CORRECT_CHILD
) -> Link | None:
    if not viewer.may(permission):
        return None
    return Link("Change", reverse(name, args=[header.child.person.reference]))
