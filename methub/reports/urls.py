"""The paths of figures."""

from django.urls import path

from methub.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.listing, name="list"),
    path("definitions/", views.definitions, name="definitions"),
    path("build/", views.build, name="build"),
    path("build/figures.xlsx", views.built_sheet, name="built-sheet"),
    path("build/figures.csv", views.built_plain_sheet, name="built-plain-sheet"),
    path("<slug:report>/", views.report, name="report"),
    path("<slug:report>/records/", views.records, name="records"),
    path("<slug:report>/figures.xlsx", views.sheet, name="sheet"),
    path("<slug:report>/figures.csv", views.plain_sheet, name="plain-sheet"),
]
