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
    }
