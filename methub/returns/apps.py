from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "methub.returns"
    label = "returns"
