"""One-click sign-ins for the demonstration. This module refuses to exist anywhere else."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, anybody
from methub.agencies.models import User
from methub.agencies.roles import DUTIES, Role
from methub.config import session

if not settings.HUB_DEMO:
    raise ImproperlyConfigured("One-click sign-ins exist only in the demonstration.")

WHY = "The demonstration holds nobody's record: every role is one click away."


@dataclass(frozen=True)
class Person:
    """Somebody of the invented partnership."""

    reference: str
    name: str
    role: str
    purpose: str
    team: str


def people(*, at: datetime) -> list[Person]:
    """Everybody who works there now, in the order roles are written."""
    order = Role.values()
    held = agencies.memberships_on(at=at).select_related("user", "team__agency")
    return [
        Person(
            reference=membership.user.reference,
            name=membership.user.name,
            role=Role(membership.role).label,
            purpose=DUTIES[Role(membership.role)].purpose,
            team=f"{membership.team.name}, {membership.team.agency.name}",
        )
        for membership in sorted(held, key=lambda one: (order.index(one.role), one.user.name))
    ]


@anybody(WHY)
@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    return render(request, "config/demo.html", {"people": people(at=request.at)})


@anybody(WHY)
@require_POST
def sign_in(request: SignedInRequest, reference: str) -> HttpResponse:
    working = agencies.memberships_on(at=request.at).values("user")
    user = get_object_or_404(User.objects.filter(pk__in=working), reference=reference)
    if request.user.is_authenticated:
        get_adapter().logout(request)
    record_authentication(request, user, session.DEMO)
    return perform_login(request, Login(user=user))  # type: ignore[no-any-return]


urlpatterns: list[URLPattern] = [
    path("", choose, name="demo"),
    path("<str:reference>/", sign_in, name="demo_sign_in"),
]
