"""Root addresses: each room's own paths, the sign-in, and the pages for when something is wrong."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from methub.config.doors import ABOUT, OWN_ACCOUNT, SIGN_IN
from methub.config.health import healthz
from methub.config.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include(SIGN_IN)),
    path("", include(ABOUT)),
    path("my-account/", include(OWN_ACCOUNT)),
    path("healthz", healthz, name="healthz"),
    # the rooms, one line each
    path("today/", include("methub.worklist.urls")),
    path("children/", include("methub.children.urls")),
    path("inbox/", include("methub.intake.urls")),
    path("child/", include("methub.chronology.urls")),
    path("episodes/", include("methub.missing.urls")),
    path("concerns/", include("methub.concerns.urls")),
    path("services/", include("methub.referrals.urls")),
    path("placed-away/", include("methub.out_of_area.urls")),
    path("interviews/", include("methub.interviews.urls")),
    path("assessments/", include("methub.assessments.urls")),
    path("plans/", include("methub.plans.urls")),
    path("meetings/", include("methub.meetings.urls")),
    path("documents/", include("methub.documents.urls")),
    path("tracker/", include("methub.tracker.urls")),
    path("figures/", include("methub.reports.urls")),
    path("duplicates/", include("methub.merging.urls")),
    path("places/", include("methub.places.urls")),
    path("spreadsheets/", include("methub.spreadsheets.urls")),
    path("returns/", include("methub.returns.urls")),
    path("policies/", include("methub.policies.urls")),
    path("reference/", include("methub.guidance.urls")),
    path("people-and-agencies/", include("methub.agencies.urls")),
    path("", include("methub.governance.urls")),
]
if settings.HUB_DEMO:
    urlpatterns.append(path("demo/", include("methub.config.demo")))

handler400 = "methub.config.errors.bad_request"
handler403 = "methub.config.errors.forbidden"
handler404 = "methub.config.errors.not_found"
handler429 = "methub.config.errors.too_many"
handler500 = "methub.config.errors.server_error"
