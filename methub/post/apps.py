from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "methub.post"
    label = "post"
