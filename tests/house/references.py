"""The references in the address of a door: of what the town has, and of a child's record."""

from typing import Any

from methub.agencies.roles import Role
from methub.intake.models import Notification
from methub.meetings.models import Action
from methub.places.models import Place
from methub.reports.models import Themes
from methub.spreadsheets.codes import Stage
from methub.spreadsheets.models import Sheet, SheetRow
from tests.stories import Story
from tests.town import Town


def colleague(town: Town) -> dict[str, Any]:
    return {"reference": town.people[Role.PARTNER].reference}


def our_authority(town: Town) -> dict[str, Any]:
    return {"authority": town.authorities["Cambridgeshire"].reference}


def notification(town: Town) -> dict[str, Any]:
    return {"reference": Notification.objects.get().reference}


def month(town: Town) -> dict[str, Any]:
    """The page of the last month, a draft."""
    return {"reference": Themes.objects.get().reference}


def spoken_of(town: Town) -> dict[str, Any]:
    """The item of a meeting that is about the child of whom something was agreed."""
    return {"reference": Action.objects.get().item.reference}


def place(town: Town) -> dict[str, Any]:
    return {"reference": Place.objects.earliest("pk").reference}


def a_list(town: Town) -> dict[str, Any]:
    return {"reference": Sheet.objects.get(stage=Stage.READ).reference}


def a_row(town: Town) -> dict[str, Any]:
    return a_list(town) | {"row": SheetRow.objects.get(person__isnull=False).reference}


def unread_list(town: Town) -> dict[str, Any]:
    return {"reference": Sheet.objects.get(stage=Stage.COLUMNS).reference}


# Doors whose address is made of something else than a child.


def person(story: Story) -> dict[str, Any]:
    return {"reference": story.child.person.reference}


def episode(story: Story) -> dict[str, Any]:
    return {"reference": story.episode.reference}


def threshold(story: Story) -> dict[str, Any]:
    return {"reference": story.threshold.reference}


def interview(story: Story) -> dict[str, Any]:
    return {"reference": story.interview.reference}


def placement(story: Story) -> dict[str, Any]:
    return {"reference": story.placed_away.reference}


def assessment(story: Story) -> dict[str, Any]:
    return {"reference": story.assessment.reference}


def concern(story: Story) -> dict[str, Any]:
    return {"reference": story.concern.reference}


def referral(story: Story) -> dict[str, Any]:
    return {"reference": story.referral.reference}


def assessed(story: Story) -> dict[str, Any]:
    return {"child": story.child.person.reference}


def section(story: Story) -> dict[str, Any]:
    return interview(story) | {"section": "a"}


# Doors about a child: the story is of a child of each relation in turn.
