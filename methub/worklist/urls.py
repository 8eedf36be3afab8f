"""The paths of Today."""

from django.urls import path

from methub.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.today, name="today"),
    path("lists/", views.today_lists, name="today-lists"),
    path("promises/<str:reference>/", views.promise, name="promise"),
]
