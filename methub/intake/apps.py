from methub.foundation import moving


class IntakeConfig(moving.Room):
    name = "methub.intake"
    label = "intake"
    follows = {"Notification": ("child", "episode")}
