from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "methub.audit"
    label = "audit"
