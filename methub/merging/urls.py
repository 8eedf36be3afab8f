"""Addresses of duplicates, and of what was merged."""

from django.urls import path

from methub.merging import views

app_name = "merging"
urlpatterns = [
    path("", views.duplicates, name="duplicates"),
    path("look/", views.look, name="look"),
    path("progress/", views.progress, name="progress"),
    path("merged/", views.merges, name="merges"),
    path("merged/<str:reference>/", views.unmerge, name="unmerge"),
    path("of/<str:reference>/", views.of_child, name="of-child"),
    path("apart/<str:reference>/", views.apart, name="apart"),
    path("<str:kept>/<str:away>/", views.preview, name="preview"),
]
