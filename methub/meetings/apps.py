from methub.documents.rules import register
from methub.foundation import moving


class MeetingsConfig(moving.Room):
    name = "methub.meetings"
    label = "meetings"
    follows = {
        "Item": ("child",),
        "Said": ("child", "item"),
        "Update": ("child", "item"),
        "Action": ("child", "item"),
        "Escalation": ("child", "item"),
        "GivenSight": ("child",),
        "CopiedChild": ("child",),
    }

    def ready(self) -> None:
        from methub.meetings.presenters.papers import MAKERS  # needs the models

        for maker in MAKERS:
            register(maker)
