from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    name = "methub.children"
    label = "children"
