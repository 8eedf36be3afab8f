from methub.foundation.moving import Room


class ReturnsConfig(Room):
    name = "methub.returns"
    label = "returns"
    follows = {"ReturnNumber": ("child",), "HeldRow": ("child",)}
