"""Addresses of plans."""

from django.urls import path

from methub.plans.views import arrivals, copies, plans, steps

app_name = "plans"
urlpatterns = [
    path("plan/<str:reference>/", plans.plan, name="plan"),
    path("plan/<str:reference>/send/", copies.send, name="send"),
    path("plan/<str:reference>/given/", copies.give, name="give"),
    path("plan/<str:reference>/step/", steps.agree, name="agree-step"),
    path("copy/<str:reference>/", copies.copy, name="copy"),
    path("step/<str:reference>/", steps.step, name="step"),
    path("arrival/<str:reference>/", arrivals.assessed, name="arrival-assessed"),
    # a child's plans, by the child's reference
    path("<str:reference>/", plans.of_child, name="of-child"),
    path("<str:reference>/now/", plans.in_force, name="in-force"),
    path("<str:reference>/write/<slug:kind>/", plans.write, name="write"),
    path("<str:reference>/write/<slug:kind>/draft/", plans.draft, name="draft"),
    path("<str:reference>/write/<slug:kind>/discard/", plans.discard, name="discard"),
    path("<str:reference>/print/<slug:paper>/", plans.paper, name="paper"),
    path("<str:reference>/arrival/", arrivals.arrive, name="arrive"),
]
