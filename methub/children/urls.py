"""The paths of children."""

from django.urls import path

from methub.children.views import (
    associates,
    carers,
    circumstances,
    distance,
    education,
    emergency,
    facts,
    finding,
    person,
    photographs,
    registering,
    restricting,
    sharing,
)

app_name = "children"
urlpatterns = [
    path("", finding.listing, name="list"),
    path("children.xlsx", finding.sheet, name="sheet"),
    path("children.csv", finding.plain_sheet, name="plain-sheet"),
    path("columns/", finding.columns, name="columns"),
    path("search/", finding.search, name="search"),
    path("emergency/", emergency.ask, name="emergency"),
    path("emergency/open/", emergency.open_record, name="open-in-emergency"),
    path("register/", registering.register, name="register"),
    path("missing-education/", education.listing, name="missing-education"),
    path("adults/<str:reference>/", carers.adult, name="adult"),
    path("<str:reference>/add/<str:kind>/", facts.add, name="add-fact"),
    path(
        "<str:reference>/facts/<str:kind>/<str:fact_reference>/",
        facts.correct,
        name="correct-fact",
    ),
    path("<str:reference>/facts/<str:kind>/<str:fact_reference>/end/", facts.end, name="end-fact"),
    path(
        "<str:reference>/facts/<str:kind>/<str:fact_reference>/withdraw/",
        facts.withdraw,
        name="withdraw-fact",
    ),
    path("<str:reference>/name/", person.name, name="edit-name"),
    path("<str:reference>/birth/", person.birth, name="edit-birth"),
    path("<str:reference>/description/", person.description, name="edit-description"),
    path("<str:reference>/care/", circumstances.care, name="edit-care"),
    path("<str:reference>/authority/", circumstances.authority, name="edit-authority"),
    path("<str:reference>/placement/", circumstances.placement, name="edit-placement"),
    path("<str:reference>/placement/distance/", distance.distance, name="distance"),
    path("<str:reference>/carer/", carers.carer, name="edit-carer"),
    path(
        "<str:reference>/carer/<str:carer_reference>/end/",
        carers.end_carer,
        name="end-carer",
    ),
    path("<str:reference>/associate/", associates.associate, name="edit-associate"),
    path("<str:reference>/school/", circumstances.school, name="edit-school"),
    path("<str:reference>/worker/", circumstances.worker, name="edit-worker"),
    path("<str:reference>/photograph/", photographs.edit, name="edit-photograph"),
    path("<str:reference>/photograph/remove/", photographs.remove, name="remove-photograph"),
    path("<str:reference>/photograph.jpg", photographs.show, name="photograph"),
    path("<str:reference>/restrict/", restricting.restrict, name="restrict"),
    path("<str:reference>/restriction/lift/", restricting.lift, name="lift-restriction"),
    path("<str:reference>/named/", restricting.name_colleague, name="name-colleague"),
    path(
        "<str:reference>/named/<str:sight_reference>/end/",
        restricting.end_naming,
        name="end-naming",
    ),
    path("<str:reference>/share/", sharing.share, name="share"),
    path("<str:reference>/share/<str:sight_reference>/end/", sharing.end_share, name="end-share"),
]
