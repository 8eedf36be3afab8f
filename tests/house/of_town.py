"""What the address of a door about no child is made of.

A door whose address holds a reference needs one line, here or in addresses.py.
"""

from collections.abc import Callable
from typing import Any

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.assessments.models import ToolVersion
from methub.meetings.codes import Part
from methub.meetings.models import Action, Escalation, Invitation, Meeting
from methub.people.models import BreakGlass
from methub.referrals.models import Gap, Service
from methub.reports.models import Observation, SuppliedMeasure, SuppliedReturn
from methub.spreadsheets.models import SheetPerson
from tests.besides import FAR_AWAY
from tests.house.references import (
    a_list,
    a_row,
    colleague,
    month,
    notification,
    our_authority,
    place,
    spoken_of,
    unread_list,
)
from tests.town import Town

OfTown = Callable[[Town], dict[str, Any]]
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
                "copy",
            )
        ),
        lambda town: {"reference": Meeting.objects.get().reference},
    ),
    **dict.fromkeys(
        (f"meetings:{page}" for page in ("withdraw", "attendance")),
        lambda town: {"reference": Invitation.objects.get(part=Part.MEMBER).reference},
    ),
    **dict.fromkeys(
        (
            f"meetings:{page}"
            for page in ("item", "heard", "arrange", "update", "agree", "escalate")
        ),
        spoken_of,
    ),
    "meetings:paper": lambda town: {
        "reference": Meeting.objects.get().reference,
        "kind": "minutes",
        "form": "pdf",
    },
    "meetings:given": lambda town: {"reference": NOBODYS},
    "meetings:copy-file": lambda town: {"reference": NOBODYS, "form": "pdf"},
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
    "reports:paper": lambda town: {"report": "monthly", "recipient": "outside", "form": "pdf"},
    "reports:built-paper": lambda town: {"form": "pdf"},
    **dict.fromkeys(
        (
            f"reports:month{page}"
            for page in (
                "",
                "-narrative",
                "-observe",
                "-keep",
                "-approve",
                "-correct",
                "-set-aside",
            )
        ),
        month,
    ),
    "reports:month-decide": lambda town: month(town) | {"key": Observation.objects.get().key},
    "reports:month-paper": lambda town: month(town) | {"form": "pdf"},
    "reports:supplied-change": lambda town: {"reference": SuppliedMeasure.objects.get().reference},
    **dict.fromkeys(
        ("reports:supplied-return", "reports:supplied-give"),
        lambda town: {"reference": SuppliedReturn.objects.get().reference},
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
