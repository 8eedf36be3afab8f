from methub.foundation import moving


class ClocksConfig(moving.Room):
    name = "methub.clocks"
    label = "clocks"
    follows = {"Clock": ("person", "about")}
