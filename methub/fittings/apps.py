from django.apps import AppConfig


class FittingsConfig(AppConfig):
    name = "methub.fittings"
    label = "fittings"
