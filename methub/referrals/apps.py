from methub.foundation import moving


class ReferralsConfig(moving.Room):
    name = "methub.referrals"
    label = "referrals"
    follows = {"Referral": ("child",), "Consultation": ("child",)}
