"""The paths of figures."""

from django.urls import path

from methub.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.listing, name="list"),
    path("definitions/", views.definitions, name="definitions"),
    path("build/", views.build, name="build"),
    path("build/figures.xlsx", views.built_sheet, name="built-sheet"),
    path("build/figures.csv", views.built_plain_sheet, name="built-plain-sheet"),
    path("build/paper/<slug:form>/", views.built_paper, name="built-paper"),
    path("supplied/", views.supplied, name="supplied"),
    path("supplied/add/", views.name_supplied, name="supplied-name"),
    path("supplied/<str:reference>/", views.change_supplied, name="supplied-change"),
    path("supplied/return/<str:reference>/", views.supplied_return, name="supplied-return"),
    path("supplied/return/<str:reference>/give/", views.give, name="supplied-give"),
    path("themes/", views.themes, name="themes"),
    path("themes/begin/", views.begin, name="month-begin"),
    path("<slug:report>/records/", views.records, name="records"),
    path("themes/<str:reference>/", views.month, name="month"),
    path("themes/<str:reference>/narrative/", views.narrative, name="month-narrative"),
    path("themes/<str:reference>/observe/", views.observe, name="month-observe"),
    path("themes/<str:reference>/keep/", views.keep, name="month-keep"),
    path("themes/<str:reference>/decide/<slug:key>/", views.decide, name="month-decide"),
    path("themes/<str:reference>/approve/", views.approve, name="month-approve"),
    path("themes/<str:reference>/correct/", views.correct, name="month-correct"),
    path("themes/<str:reference>/set-aside/", views.set_aside, name="month-set-aside"),
    path("themes/<str:reference>/paper/<slug:form>/", views.month_paper, name="month-paper"),
    path("<slug:report>/", views.report, name="report"),
    path("<slug:report>/paper/<slug:recipient>/<slug:form>/", views.paper, name="paper"),
    path("<slug:report>/figures.xlsx", views.sheet, name="sheet"),
    path("<slug:report>/figures.csv", views.plain_sheet, name="plain-sheet"),
]
