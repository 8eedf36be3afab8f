"""The paths of services. References are ten capitals and figures, so no word is one."""

from django.urls import path

from methub.referrals.views import offered, requests

app_name = "referrals"
urlpatterns = [
    path("", requests.caseload, name="list"),
    path("offered/", offered.services, name="services"),
    path("offered/add/", offered.offer, name="offer"),
    path("offered/<str:reference>/", offered.change, name="service"),
    path("gaps/", offered.gaps, name="gaps"),
    path("gaps/add/", offered.add_gap, name="add-gap"),
    path("gaps/<str:reference>/", offered.answer_gap, name="gap"),
    path("consultations/", requests.consultations, name="consultations"),
    path("consultations/add/", requests.consult, name="consult"),
    path("request/", requests.request_service, name="request"),
    path("child/<str:reference>/", requests.of_child, name="of-child"),
    path("child/<str:reference>/request/", requests.request_for, name="request-for"),
    path("child/<str:reference>/consultation/", requests.consult_about, name="consult-about"),
    path("<str:reference>/", requests.referral, name="referral"),
    path("<str:reference>/<str:kind>/", requests.step, name="step"),
]
