from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "methub.guidance"
    label = "guidance"
