"""Addresses of the policies."""

from django.urls import path

from methub.policies import views

app_name = "policies"
urlpatterns = [
    path("", views.index, name="index"),
    path("definitions/", views.definitions, name="definitions"),
    path("language/", views.language, name="language"),
    path("<str:reference>/", views.authority, name="authority"),
    path("<str:reference>/on/<str:day>/", views.authority, name="on"),
]
