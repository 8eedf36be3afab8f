from methub.foundation import moving


class MissingConfig(moving.Room):
    name = "methub.missing"
    label = "missing"
    follows = {
        "Episode": ("child",),
        "StrategyMeeting": ("child",),
        "ThresholdMet": ("child", "episode"),
        "AuthorityTold": ("child", "episode"),
        "TriggerPlanNote": ("child", "episode"),
        "CarePlanReview": ("child", "episode"),
        "AdultHandover": ("child", "episode"),
        "Grade": ("child", "episode"),
        "StatusRecord": ("child", "episode"),
        "EpisodeUpdate": ("child", "episode"),
        "Correction": ("child", "episode"),
        "PreventionInterview": ("child", "episode"),
    }
