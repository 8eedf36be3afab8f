"""How the access matrix finds an address for each door: what the door's address is made of.

A door whose address holds a reference needs one line here.
"""

from collections.abc import Callable
from typing import Any

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.assessments.models import ToolVersion
from methub.meetings.codes import Part
from methub.meetings.models import Action, Escalation, Invitation, Meeting
from methub.people.models import BreakGlass
from methub.plans.models import Arrival
from methub.referrals.models import Gap, Service
from methub.spreadsheets.models import SheetPerson
from tests.besides import FAR_AWAY
from tests.house.references import (
    a_list,
    a_row,
    assessed,
    assessment,
    colleague,
    concern,
    episode,
    interview,
    notification,
    our_authority,
    person,
    place,
    placement,
    referral,
    section,
    spoken_of,
    threshold,
    unread_list,
)
from tests.stories import Story
from tests.town import Town

OfTown = Callable[[Town], dict[str, Any]]
OfChild = Callable[[Story], dict[str, Any]]
NOBODYS = "NBDYS23456"
"""A reference that nothing has."""

OF_TOWN: dict[str, OfTown] = {
    "account_reset_password_from_key": lambda town: {"uidb36": "1", "key": "not-a-key"},
    "mfa_remove_webauthn": lambda town: {"pk": 0},
    "policies:authority": lambda town: {"reference": town.authorities["Cambridgeshire"].reference},
    "policies:on": lambda town: {
        "reference": town.authorities["Cambridgeshire"].reference,
        "day": "2026-01-01",
    },
    "guidance:entry": lambda town: {"code": "debt"},
    "guidance:beside": lambda town: {"codes": "debt,gang"},
    "guidance:add": our_authority,
    "guidance:write": lambda town: {"code": "debt"} | our_authority(town),
    "guidance:back": lambda town: {"code": "debt"} | our_authority(town),
    "agencies:keep-columns": lambda town: {"table": "tracker"},
    "agencies:save-view": lambda town: {"table": "tracker"},
    "agencies:remove-view": lambda town: {"table": "tracker", "reference": NOBODYS},
    "out_of_area:contact": lambda town: {
        "reference": Authority.objects.get(name=FAR_AWAY).reference
    },
    **dict.fromkeys(
        (
            f"meetings:{page}"
            for page in (
                "meeting",
                "move",
                "cancel",
                "invite",
                "calendar",
                "draw",
                "add",
                "begin",
                "end",
                "minutes",
                "check",
                "issue",
            )
        ),
        lambda town: {"reference": Meeting.objects.get().reference},
    ),
    **dict.fromkeys(
        (f"meetings:{page}" for page in ("withdraw", "attendance")),
        lambda town: {"reference": Invitation.objects.get(part=Part.MEMBER).reference},
    ),
    **dict.fromkeys(
        (f"meetings:{page}" for page in ("item", "arrange", "update", "agree", "escalate")),
        spoken_of,
    ),
    "meetings:paper": lambda town: {
        "reference": Meeting.objects.get().reference,
        "kind": "minutes",
        "form": "pdf",
    },
    "meetings:say": lambda town: spoken_of(town) | {"field": "decision"},
    "meetings:action": lambda town: {"reference": Action.objects.get().reference},
    "meetings:escalation": lambda town: {"reference": Escalation.objects.get().reference},
    "agencies:user": colleague,
    "agencies:begin": colleague,
    "agencies:invite-again": colleague,
    "agencies:close": colleague,
    "agencies:end": lambda town: {
        "reference": town.people[Role.PARTNER].memberships.get().reference
    },
    "assessments:choose": our_authority,
    "assessments:paper": lambda town: {"reference": ToolVersion.objects.get().reference},
    "referrals:service": lambda town: {"reference": Service.objects.earliest("pk").reference},
    "referrals:gap": lambda town: {"reference": Gap.objects.get().reference},
    **dict.fromkeys(
        (f"reports:{page}" for page in ("report", "records", "sheet", "plain-sheet")),
        lambda town: {"report": "monthly"},
    ),
    "places:place": place,
    "places:correct": place,
    "chronology:at-place": place,
    "governance:review": lambda town: {"reference": BreakGlass.objects.get().reference},
    "intake:notification": notification,
    "intake:set-aside": notification,
    "intake:original": notification,
    "intake:attachment": lambda town: notification(town) | {"index": 0},
    **dict.fromkeys(
        (
            f"spreadsheets:{page}"
            for page in (
                "sheet",
                "progress",
                "original",
                "again",
                "set-aside",
                "leave-out",
                "load",
                "undo",
            )
        ),
        a_list,
    ),
    "spreadsheets:table": unread_list,
    "spreadsheets:columns": unread_list,
    "spreadsheets:row": a_row,
    "spreadsheets:leave-row-out": a_row,
    "spreadsheets:person": lambda town: (
        a_list(town) | {"person": SheetPerson.objects.get().reference}
    ),
    # Nobody is proposed or merged yet.
    **{
        f"returns:{page}": lambda town: {
            "reference": town.authorities["Cambridgeshire"].reference,
            "year": 2026,
        }
        for page in ("year", "files", "bring-in")
    },
    **{
        f"returns:{page}": lambda town: {"reference": NOBODYS}
        for page in ("load", "progress", "report", "take")
    },
    **{
        f"documents:{page}": lambda town: {"reference": NOBODYS}
        for page in ("document", "progress", "file")
    },
    "merging:apart": lambda town: {"reference": NOBODYS},
    "merging:unmerge": lambda town: {"reference": NOBODYS},
    "intake:take-up": lambda town: {"reference": NOBODYS},
    # Nothing is shared or agreed yet: what these answer is "no such thing", or "not your role".
    "interviews:acknowledge": lambda town: {"reference": NOBODYS},
    "interviews:action": lambda town: {"reference": NOBODYS},
}

OF_CHILD: dict[str, OfChild] = {
    "worklist:promise": lambda story: {"reference": story.promise.reference},
    **dict.fromkeys(
        (
            f"chronology:{page}"
            for page in (
                "child", "story", "circumstances", "missing", "interviews", "sharing", "history",
            )  # fmt: skip
        ),
        person,
    ),
    **dict.fromkeys(
        (
            f"children:{page}"
            for page in (
                "edit-name", "edit-birth", "edit-description", "edit-care", "edit-placement",
                "distance", "edit-carer", "edit-associate", "edit-school", "edit-worker",
                "edit-authority", "share",
                "edit-photograph", "remove-photograph", "photograph", "restrict",
                "lift-restriction", "name-colleague",
            )
        ),
        person,
    ),
    "chronology:of-episode": episode,
    "children:add-fact": lambda story: person(story) | {"kind": "service"},
    **dict.fromkeys(
        (f"children:{page}-fact" for page in ("correct", "end", "withdraw")),
        lambda story: person(story)
        | {"kind": "carer", "fact_reference": story.carer.reference},
    ),
    "out_of_area:intend": person,
    "concerns:raise-about": person,
    **dict.fromkeys(
        (f"referrals:{page}" for page in ("of-child", "request-for", "consult-about")), person
    ),
    "referrals:referral": referral,
    "referrals:step": lambda story: referral(story) | {"kind": "accept"},
    **dict.fromkeys(
        (f"concerns:{page}" for page in ("concern", "which", "decide", "tell")), concern
    ),
    **dict.fromkeys(
        (f"out_of_area:{page}" for page in ("placement", "risks", "notice", "announce", "end")),
        placement,
    ),
    "out_of_area:record": lambda story: placement(story) | {"kind": "panel"},
    "out_of_area:withdraw": lambda story: {
        "reference": story.placed_away.steps.get().reference
    },
    **dict.fromkeys(
        (f"out_of_area:{page}" for page in ("tell", "confirmation", "outcome")), episode
    ),
    "merging:of-child": person,
    "merging:preview": lambda story: {
        "kept": story.child.person.reference,
        "away": BreakGlass.objects.order_by("pk")[0].sight.person.reference,
    },
    "intake:missing": person,
    "intake:found": episode,
    "intake:correct": episode,
    "children:adult": lambda story: {"reference": story.carer.person.reference},
    "children:end-carer": lambda story: person(story)
    | {"carer_reference": story.carer.reference},
    "children:end-naming": lambda story: person(story)
    | {"sight_reference": story.sight.reference},
    "intake:message": lambda story: {
        "message": NOBODYS, "child": story.child.person.reference
    },
    "children:end-share": lambda story: person(story)
    | {"sight_reference": story.sight.reference},
    **dict.fromkeys(
        (
            f"missing:{page}"
            for page in (
                "episode", "update", "grade", "status", "prevention", "cause",
                "trigger-plan", "care-plan-review", "adult-handover",
            )
        ),
        episode,
    ),
    **dict.fromkeys(
        (
            f"missing:{page}"
            for page in ("threshold", "tell-convenor", "convene", "held", "override")
        ),
        threshold,
    ),
    **dict.fromkeys(
        (
            f"interviews:{page}"
            for page in (
                "interview", "before", "attempt", "consent", "override", "parent-offer", "arrange",
                "held", "outcome", "exempt", "correct", "allocate", "cover", "actions", "check",
                "sign-off", "return",
            )
        ),
        interview,
    ),
    **dict.fromkeys((f"interviews:{page}" for page in ("section", "draft", "discard")), section),
    "assessments:of-child": assessed,
    "assessments:begin": assessed,
    "assessments:incident": assessed,
    "assessments:off": lambda story: assessed(story) | {"subject": "sexual"},
    **dict.fromkeys(
        (
            f"assessments:{page}"
            for page in ("assessment", "write", "judge", "agree", "accept", "withdraw")
        ),
        assessment,
    ),
    "assessments:answer": lambda story: assessment(story) | {"item": "V01"},
    "assessments:words": lambda story: assessment(story) | {"part": "family"},
    "assessments:harm": lambda story: assessment(story) | {"type": "sexual"},
    "assessments:done": lambda story: assessment(story) | {"duty": "lead"},
    "assessments:compare": lambda story: assessment(story)
    | {"other": story.assessment.reference},
    "plans:of-child": person,
    "plans:in-force": person,
    "plans:arrive": person,
    **dict.fromkeys(
        (f"plans:{page}" for page in ("write", "draft", "discard")),
        lambda story: person(story) | {"kind": "safety"},
    ),
    "plans:paper": lambda story: person(story) | {"paper": "night-desk"},
    **dict.fromkeys(
        (f"plans:{page}" for page in ("plan", "send", "give", "agree-step")),
        lambda story: {"reference": story.plan.reference},
    ),
    "plans:copy": lambda story: {"reference": story.plan.copies.get().reference},
    "plans:step": lambda story: {"reference": story.plan.steps.get().reference},
    "plans:arrival-assessed": lambda story: {
        "reference": Arrival.objects.get(child=story.child).reference
    },
    "interviews:consent-of-carer": lambda story: interview(story)
    | {"carer": story.carer.reference},
}  # fmt: skip


def is_about_a_child(door: str) -> bool:
    return door in OF_CHILD


def kwargs_for(door: str, town: Town, story: Story | None) -> dict[str, Any]:
    if story is not None:
        return OF_CHILD[door](story)
    return OF_TOWN.get(door, lambda town: {})(town)
