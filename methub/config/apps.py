from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "methub.config"
    label = "config"
