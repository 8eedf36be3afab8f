from methub.foundation import moving


class ReturnsConfig(moving.Room):
    name = "methub.returns"
    label = "returns"
    follows = {"ReturnNumber": ("child",), "HeldRow": ("child",)}
