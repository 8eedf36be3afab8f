from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "methub.interviews"
    label = "interviews"
