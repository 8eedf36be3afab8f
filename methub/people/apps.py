from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "methub.people"
    label = "people"
