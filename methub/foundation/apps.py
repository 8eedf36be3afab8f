from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "methub.foundation"
    label = "foundation"
