from methub.foundation import moving


class OutOfAreaConfig(moving.Room):
    name = "methub.out_of_area"
    label = "out_of_area"
    follows = {
        "PlacedAway": ("child",),
        "Step": ("child", "placed_away"),
        "Confirmation": ("child", "episode"),
        "TheirOutcome": ("child", "episode"),
        "Reminder": ("child", "episode"),
    }
