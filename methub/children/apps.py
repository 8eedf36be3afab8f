from methub.foundation import moving


class ChildrenConfig(moving.Room):
    name = "methub.children"
    label = "children"
    follows = {
        "Child": ("person",),
        "Transfer": ("child",),
        "Photograph": ("child",),
        "CareRecord": ("child",),
        "Placement": ("child",),
        "Carer": ("child",),
        "Allocation": ("child",),
        "Schooling": ("child",),
    }
