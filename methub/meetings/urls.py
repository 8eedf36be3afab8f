"""Addresses of meetings."""

from django.urls import path

from methub.meetings.views import after, agenda, copies, lists, minutes, planning, sitting

app_name = "meetings"
urlpatterns = [
    path("", lists.listing, name="list"),
    path("health/", lists.health, name="health"),
    path("plan/", planning.plan, name="plan"),
    path("meeting/<str:reference>/", lists.meeting, name="meeting"),
    path("meeting/<str:reference>/move/", planning.move, name="move"),
    path("meeting/<str:reference>/cancel/", planning.cancel, name="cancel"),
    path("meeting/<str:reference>/invite/", planning.invite, name="invite"),
    path("meeting/<str:reference>/calendar/", lists.calendar, name="calendar"),
    path("meeting/<str:reference>/draw/", agenda.draw, name="draw"),
    path("meeting/<str:reference>/add/", agenda.add, name="add"),
    path("meeting/<str:reference>/begin/", sitting.begin, name="begin"),
    path("meeting/<str:reference>/end/", sitting.end, name="end"),
    path("meeting/<str:reference>/minutes/", minutes.minutes, name="minutes"),
    path("meeting/<str:reference>/paper/<slug:kind>/<slug:form>/", minutes.paper, name="paper"),
    path("meeting/<str:reference>/check/", minutes.check, name="check"),
    path("meeting/<str:reference>/issue/", minutes.issue, name="issue"),
    path("meeting/<str:reference>/copy/", copies.copy, name="copy"),
    path("copy/<str:reference>/", copies.given, name="given"),
    path("copy/<str:reference>/<slug:form>/", copies.file, name="copy-file"),
    path("invitation/<str:reference>/withdraw/", planning.withdraw, name="withdraw"),
    path("invitation/<str:reference>/attendance/", sitting.attendance, name="attendance"),
    path("item/<str:reference>/", sitting.item, name="item"),
    path("item/<str:reference>/arrange/", agenda.arrange, name="arrange"),
    path("item/<str:reference>/update/", agenda.update, name="update"),
    path("item/<str:reference>/heard/", sitting.heard, name="heard"),
    path("item/<str:reference>/say/<slug:field>/", sitting.say, name="say"),
    path("item/<str:reference>/action/", after.agree, name="agree"),
    path("item/<str:reference>/escalate/", after.escalate, name="escalate"),
    path("action/<str:reference>/", after.action, name="action"),
    path("escalation/<str:reference>/", after.escalation, name="escalation"),
]
