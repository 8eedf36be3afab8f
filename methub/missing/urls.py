"""Addresses of missing episodes."""

from django.urls import path

from methub.missing.views import accounts, answers, episode

app_name = "missing"
urlpatterns = [
    path("<str:reference>/", episode.episode, name="episode"),
    path("<str:reference>/update/", accounts.update, name="update"),
    path("<str:reference>/grade/", accounts.grade, name="grade"),
    path("<str:reference>/status/", accounts.status, name="status"),
    path("<str:reference>/prevention/", accounts.prevention, name="prevention"),
    path("<str:reference>/cause/", accounts.cause, name="cause"),
    path("<str:reference>/trigger-plan/", answers.trigger_plan, name="trigger-plan"),
    path("<str:reference>/care-plan/", answers.care_plan_review, name="care-plan-review"),
    path("<str:reference>/adults/", answers.adult_handover, name="adult-handover"),
    # a strategy meeting threshold, by its own reference
    path("thresholds/<str:reference>/", episode.threshold, name="threshold"),
    path("thresholds/<str:reference>/tell/", answers.tell_convenor, name="tell-convenor"),
    path("thresholds/<str:reference>/convene/", answers.convene, name="convene"),
    path("thresholds/<str:reference>/held/", answers.held, name="held"),
    path("thresholds/<str:reference>/override/", answers.override, name="override"),
]
