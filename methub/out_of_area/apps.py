from django.apps import AppConfig


class OutOfAreaConfig(AppConfig):
    name = "methub.out_of_area"
    label = "out_of_area"
