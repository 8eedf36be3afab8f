from methub.foundation.moving import Room


class ClocksConfig(Room):
    name = "methub.clocks"
    label = "clocks"
    follows = {"Clock": ("person", "about")}
