"""Addresses of children placed across a border."""

from django.urls import path

from methub.out_of_area.views import contacts, interviews, placements, steps

app_name = "out_of_area"
urlpatterns = [
    path("", placements.listing, name="list"),
    path("authorities/", contacts.contacts, name="contacts"),
    path("authorities/<str:reference>/", contacts.contact, name="contact"),
    # by the child
    path("child/<str:reference>/", steps.intend, name="intend"),
    # by the missing episode
    path("episodes/<str:reference>/tell/", interviews.tell, name="tell"),
    path("episodes/<str:reference>/confirmation/", interviews.confirmation, name="confirmation"),
    path("episodes/<str:reference>/outcome/", interviews.outcome, name="outcome"),
    # by a step of a placement
    path("steps/<str:reference>/mistake/", steps.withdraw, name="withdraw"),
    # by the placement
    path("<str:reference>/", placements.placement, name="placement"),
    path("<str:reference>/risks/", steps.risks, name="risks"),
    path("<str:reference>/notice/", placements.notice, name="notice"),
    path("<str:reference>/announce/", steps.announce, name="announce"),
    path("<str:reference>/end/", steps.end, name="end"),
    path("<str:reference>/record/<str:kind>/", steps.record, name="record"),
]
