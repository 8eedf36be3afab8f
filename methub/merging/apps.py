from methub.foundation import moving


class MergingConfig(moving.Room):
    name = "methub.merging"
    label = "merging"
    stays = {
        "Merge": "it says which two records are one",
        "Proposal": "it says which two records may be one",
    }
