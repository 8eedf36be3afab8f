from methub.foundation import moving


class AssessmentsConfig(moving.Room):
    name = "methub.assessments"
    label = "assessments"
    follows = {
        "Assessment": ("child",),
        "Answer": ("child", "assessment"),
        "Passage": ("child", "assessment"),
        "TypeHarm": ("child", "assessment"),
        "Judgement": ("child", "assessment"),
        "Agreement": ("child", "assessment"),
        "Standing": ("child", "assessment"),
        "TrackerStep": ("child", "assessment"),
        "Incident": ("child",),
        "DutyDone": ("child", "assessment"),
    }
