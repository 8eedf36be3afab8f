from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "methub.policies"
    label = "policies"
