"""Addresses of documents that are made."""

from django.urls import path

from methub.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<str:reference>/", views.document, name="document"),
    path("<str:reference>/progress/", views.progress, name="progress"),
    path("<str:reference>/file/", views.file, name="file"),
]
