"""Addresses of the yearly return."""

from django.urls import path

from methub.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.index, name="index"),
    path("loads/<str:reference>/", views.load, name="load"),
    path("loads/<str:reference>/progress/", views.progress, name="progress"),
    path("loads/<str:reference>/take/", views.take, name="take"),
    path("loads/<str:reference>/report/", views.report, name="report"),
    path("<str:reference>/<int:year>/", views.one_year, name="year"),
    path("<str:reference>/<int:year>/files/", views.files, name="files"),
    path("<str:reference>/<int:year>/bring-in/", views.bring_in, name="bring-in"),
]
