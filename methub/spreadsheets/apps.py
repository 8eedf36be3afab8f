from django.apps import AppConfig


class SpreadsheetsConfig(AppConfig):
    name = "methub.spreadsheets"
    label = "spreadsheets"
