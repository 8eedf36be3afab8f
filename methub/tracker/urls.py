"""The paths of the tracker."""

from django.urls import path

from methub.tracker import views

app_name = "tracker"
urlpatterns = [
    path("", views.listing, name="list"),
    path("figures/", views.figures, name="figures"),
    path("sources/", views.sources, name="sources"),
    path("columns/", views.columns, name="columns"),
    path("tracker.xlsx", views.sheet, name="sheet"),
    path("tracker.csv", views.plain_sheet, name="plain-sheet"),
]
