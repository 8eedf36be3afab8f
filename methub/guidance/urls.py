"""The paths of the reference."""

from django.urls import path

from methub.guidance import views

app_name = "guidance"
urlpatterns = [
    path("", views.index, name="index"),
    path("beside/<str:codes>/", views.beside, name="beside"),
    path("add/<str:authority>/", views.add, name="add"),
    path("<slug:code>/", views.entry, name="entry"),
    path("<slug:code>/change/<str:authority>/", views.write, name="write"),
    path("<slug:code>/back/<str:authority>/", views.back, name="back"),
]
