"""The paths of one child's page."""

from django.urls import path

from methub.chronology import views

app_name = "chronology"
urlpatterns = [
    path("episodes/<str:reference>/interview/", views.interview_of_episode, name="of-episode"),
    path("places/<str:reference>/", views.at_place, name="at-place"),
    path("<str:reference>/", views.summary, name="child"),
    path("<str:reference>/chronology/", views.story, name="story"),
    path("<str:reference>/circumstances/", views.circumstances, name="circumstances"),
    path("<str:reference>/missing/", views.missing, name="missing"),
    path("<str:reference>/interviews/", views.interviews, name="interviews"),
    path("<str:reference>/sharing/", views.sharing, name="sharing"),
    path("<str:reference>/history/", views.history, name="history"),
]
