from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "methub.merging"
    label = "merging"
