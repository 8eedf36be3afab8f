from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "methub.agencies"
    label = "agencies"
