from methub.foundation import moving


class ConcernsConfig(moving.Room):
    name = "methub.concerns"
    label = "concerns"
    follows = {"Concern": ("child",)}
