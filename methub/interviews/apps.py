from methub.foundation import moving


class InterviewsConfig(moving.Room):
    name = "methub.interviews"
    label = "interviews"
    follows = {
        "Interview": ("child",),
        "InterviewEpisode": ("child", "interview"),
        "Answers": ("child", "interview"),
        "Draft": ("child", "interview"),
        "Attempt": ("child", "interview"),
        "Consent": ("child", "interview"),
        "ConsentOverride": ("child", "interview"),
        "ParentOffer": ("child", "interview"),
        "Exemption": ("child", "interview"),
        "InterviewCorrection": ("child", "interview"),
        "SignOff": ("child", "interview"),
        "Share": ("child", "interview"),
        "AgreedAction": ("child", "interview"),
    }
