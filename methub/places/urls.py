"""The paths of places. References are ten capitals and figures, so no word is one."""

from django.urls import path

from methub.places import views

app_name = "places"
urlpatterns = [
    path("", views.listing, name="list"),
    path("add/", views.add, name="add"),
    path("<str:reference>/", views.place, name="place"),
    path("<str:reference>/correct/", views.correct, name="correct"),
]
