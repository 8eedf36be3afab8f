from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "methub.chronology"
    label = "chronology"
