from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "methub.missing"
    label = "missing"
