from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "methub.places"
    label = "places"
