"""The paths of the front door."""

from django.urls import path

from methub.intake.views import alerts, episodes, inbox, receiving

app_name = "intake"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("news/", inbox.news, name="news"),
    path("put-in/", receiving.receive, name="receive"),
    path("put-in/done/", receiving.received, name="received"),
    path("telephone/", receiving.telephone, name="telephone"),
    # what happened to a child we know, recorded by hand
    path("missing/<str:reference>/", episodes.missing, name="missing"),
    path("found/<str:reference>/", episodes.found, name="found"),
    path("correct/<str:reference>/", episodes.correct, name="correct"),
    path("alerts/<str:reference>/take-up/", alerts.take_up, name="take-up"),
    path("message/<str:message>/<str:child>/", inbox.of_message, name="message"),
    # one notification
    path("<str:reference>/", inbox.notification, name="notification"),
    path("<str:reference>/set-aside/", inbox.set_aside, name="set-aside"),
    path("<str:reference>/original/", receiving.original, name="original"),
    path("<str:reference>/attachments/<int:index>/", receiving.attachment, name="attachment"),
]
