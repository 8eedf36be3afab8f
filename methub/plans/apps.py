from methub.foundation import moving


class PlansConfig(moving.Room):
    name = "methub.plans"
    label = "plans"
    follows = {
        "Plan": ("child",),
        "Draft": ("child",),
        "Copy": ("child", "plan"),
        "CopyLetter": ("child", "copy"),
        "Step": ("child", "plan"),
        "Arrival": ("child",),
    }
