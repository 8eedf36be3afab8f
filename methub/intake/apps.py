from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "methub.intake"
    label = "intake"
