from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "methub.demo"
    label = "demo"
