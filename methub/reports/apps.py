from django.apps import AppConfig

from methub.documents.rules import register


class ReportsConfig(AppConfig):
    name = "methub.reports"
    label = "reports"

    def ready(self) -> None:
        from methub.reports.presenters.papers import MAKERS  # needs the models

        for maker in MAKERS:
            register(maker)
