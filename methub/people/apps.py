from methub.foundation import moving


class PeopleConfig(moving.Room):
    name = "methub.people"
    label = "people"
    follows = {
        "Person": ("id",),
        "PersonName": ("person",),
        "PersonBirth": ("person",),
        "PersonIdentifier": ("person",),
        "PersonAddress": ("person",),
        "Sight": ("person",),
        "Restriction": ("person",),
    }
    stays = {
        "PersonKey": "made again from the names, births and addresses of each",
        "AdultKey": "made again from the names, births and addresses of each",
    }
