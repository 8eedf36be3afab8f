from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "methub.documents"
    label = "documents"
