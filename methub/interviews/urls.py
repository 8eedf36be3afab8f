"""The paths of interviews. References are ten capitals and figures, so no word is one."""

from django.urls import path

from methub.interviews import views

app_name = "interviews"

ONE = "<str:reference>/"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("sign-off/", views.sign_off_queue, name="sign-off-queue"),
    path("areas/", views.areas, name="areas"),
    path("commissioned/", views.commissioned, name="commissioned"),
    path("shares/<str:reference>/", views.acknowledge, name="acknowledge"),
    path("actions/<str:reference>/", views.action, name="action"),
    path(ONE, views.interview, name="interview"),
    path(f"{ONE}before/", views.before, name="before"),
    path(f"{ONE}attempt/", views.attempt, name="attempt"),
    path(f"{ONE}consent/", views.consent, name="consent"),
    path(f"{ONE}consent/<str:carer>/", views.consent, name="consent-of-carer"),
    path(f"{ONE}consent-override/", views.override, name="override"),
    path(f"{ONE}parent-offer/", views.parent_offer, name="parent-offer"),
    path(f"{ONE}arrange/", views.arrange, name="arrange"),
    path(f"{ONE}held/", views.held, name="held"),
    path(f"{ONE}outcome/", views.outcome, name="outcome"),
    path(f"{ONE}correct/", views.correct, name="correct"),
    path(f"{ONE}exempt/", views.exempt, name="exempt"),
    path(f"{ONE}allocate/", views.allocate, name="allocate"),
    path(f"{ONE}cover/", views.cover, name="cover"),
    path(f"{ONE}write/<slug:section>/", views.section, name="section"),
    path(f"{ONE}write/<slug:section>/draft/", views.draft, name="draft"),
    path(f"{ONE}write/<slug:section>/discard/", views.discard, name="discard"),
    path(f"{ONE}actions/", views.actions, name="actions"),
    path(f"{ONE}check/", views.check, name="check"),
    path(f"{ONE}sign-off/", views.sign_off, name="sign-off"),
    path(f"{ONE}return/", views.return_with_note, name="return"),
]
