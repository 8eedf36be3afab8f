from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "methub.tracker"
    label = "tracker"
