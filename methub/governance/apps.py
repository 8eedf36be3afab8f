from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "methub.governance"
    label = "governance"
