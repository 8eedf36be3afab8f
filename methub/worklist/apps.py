from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "methub.worklist"
    label = "worklist"
