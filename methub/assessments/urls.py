"""The paths of assessments. References are ten capitals and figures, so no word is one."""

from django.urls import path

from methub.assessments import views

app_name = "assessments"

ONE = "<str:reference>/"
CHILD = "child/<str:child>/"

urlpatterns = [
    path("", views.waiting, name="list"),
    path("tools/", views.tools, name="tools"),
    path("tools/load/", views.load, name="load"),
    path("tools/use/<str:authority>/", views.choose, name="choose"),
    path("tools/<str:reference>/", views.paper, name="paper"),
    path(CHILD, views.of_child, name="of-child"),
    path(f"{CHILD}begin/", views.begin, name="begin"),
    path(f"{CHILD}incident/", views.incident, name="incident"),
    path(f"{CHILD}off/<slug:subject>/", views.off, name="off"),
    path(ONE, views.assessment, name="assessment"),
    path(f"{ONE}write/", views.write, name="write"),
    path(f"{ONE}answer/<str:item>/", views.answer, name="answer"),
    path(f"{ONE}words/<slug:part>/", views.words, name="words"),
    path(f"{ONE}harm/<slug:type>/", views.harm, name="harm"),
    path(f"{ONE}judge/", views.judge, name="judge"),
    path(f"{ONE}agree/", views.agree, name="agree"),
    path(f"{ONE}accept/", views.accept, name="accept"),
    path(f"{ONE}done/<slug:duty>/", views.done, name="done"),
    path(f"{ONE}withdraw/", views.withdraw, name="withdraw"),
    path(f"{ONE}compare/<str:other>/", views.compare, name="compare"),
]
