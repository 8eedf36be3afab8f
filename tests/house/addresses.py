"""How the access matrix finds an address for each door: what the door's address is made of.

A door whose address holds a reference needs one line: here if it is about a child, else in
of_town.py.
"""

from collections.abc import Callable
from typing import Any

from methub.people.models import BreakGlass
from methub.plans.models import Arrival
from tests.house.of_town import NOBODYS, OF_TOWN
from tests.house.references import (
    assessed,
    assessment,
    concern,
    episode,
    interview,
    person,
    placement,
    referral,
    section,
    threshold,
)
from tests.stories import Story
from tests.town import Town

OfChild = Callable[[Story], dict[str, Any]]

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
