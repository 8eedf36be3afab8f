from methub.foundation.moving import Room


class IntakeConfig(Room):
    name = "methub.intake"
    label = "intake"
    follows = {"Notification": ("child", "episode")}
