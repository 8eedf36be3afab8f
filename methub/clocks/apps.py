from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "methub.clocks"
    label = "clocks"
