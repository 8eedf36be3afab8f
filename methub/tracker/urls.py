"""The paths of the trackers."""

from django.urls import path

from methub.tracker import rules, views

app_name = "tracker"
OF_EXPLOITATION = {"register": rules.EXPLOITATION}

urlpatterns = [
    path("", views.listing, name="list"),
    path("figures/", views.figures, name="figures"),
    path("sources/", views.sources, name="sources"),
    path("columns/", views.columns, name="columns"),
    path("tracker.xlsx", views.sheet, name="sheet"),
    path("tracker.csv", views.plain_sheet, name="plain-sheet"),
    path("exploitation/", views.listing, OF_EXPLOITATION, name="exploitation-list"),
    path("exploitation/figures/", views.figures, OF_EXPLOITATION, name="exploitation-figures"),
    path("exploitation/columns/", views.columns, OF_EXPLOITATION, name="exploitation-columns"),
    path("exploitation/tracker.xlsx", views.sheet, OF_EXPLOITATION, name="exploitation-sheet"),
    path(
        "exploitation/tracker.csv", views.plain_sheet, OF_EXPLOITATION,
        name="exploitation-plain-sheet",
    ),
]  # fmt: skip
