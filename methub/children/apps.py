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
        "Associate": ("child",),
        "Allocation": ("child",),
        "LibertyOrder": ("child",),
        "Schooling": ("child",),
        "EducationPlan": ("child", "schooling"),
        "EducationExchange": ("child",),
        "Background": ("child",),
        "DisabilityRecord": ("child",),
        "ImmigrationRecord": ("child",),
        "Service": ("child",),
        "MovePlan": ("child",),
        "Safeguarded": ("child",),
        "FactCorrection": ("child", "fact"),
    }
    names = {"Carer": "person", "Associate": "person"}
