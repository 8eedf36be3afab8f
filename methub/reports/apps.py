from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "methub.reports"
    label = "reports"
