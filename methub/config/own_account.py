"""A person's own second factors: adding and removing them, each with its line in the book.

allauth's screens with three things changed: the line, the refusal to leave an account without a
factor, and a passkey that can always sign in by itself.
"""

# mypy: disallow-subclassing-any=False, no-warn-return-any

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import PasswordChangeView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from markupsafe import Markup

from methub.agencies.access import View
from methub.agencies.models import User
from methub.audit import trail
from methub.config import session


def one_at_a_time(view: View) -> View:
    """Two tabs may not each remove the other's last factor."""

    @wraps(view)
    def locked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=request.user.pk or 0)
            return view(request, *args, **kwargs)

    return locked


def written_down(request: HttpRequest, what: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, and write it in the book, in one transaction."""
    with trail.open_page(by=request.actor, at=request.at) as page:  # type: ignore[attr-defined]
        response = act()
        page.write(what, about=request.user)  # type: ignore[arg-type]
    return response


def enrolled(request: HttpRequest, what: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """A factor has been added. Sessions that began without it are ended."""
    user: User = request.user  # type: ignore[assignment]
    first = not session.has_shown_second_factor(request, user)
    response = written_down(request, what, act)
    session.second_factor_shown(request, user)
    if first:
        end_other_sessions(request, user)
    return response


class AddApp(ActivateTOTPView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The picture as part of the page: no image address that a proxy could keep."""
        context = super().get_context_data(**kwargs)
        drawn = context["totp_svg"]
        return context | {"totp_picture": Markup(drawn[drawn.index("<svg") :])}

    def form_valid(self, form: Any) -> HttpResponse:
        return enrolled(
            self.request, "agencies.app.added", lambda: super(AddApp, self).form_valid(form)
        )


@method_decorator(one_at_a_time, name="dispatch")
class RemoveApp(DeactivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        return written_down(
            self.request, "agencies.app.removed", lambda: super(RemoveApp, self).form_valid(form)
        )


class AddPasskey(AddWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every key is asked to remember who it belongs to and to check that it is them."""
        context = super().get_context_data(**kwargs)
        options = passkeys.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}

    def form_valid(self, form: Any) -> HttpResponse:
        return enrolled(
            self.request, "agencies.passkey.added", lambda: super(AddPasskey, self).form_valid(form)
        )


@method_decorator(one_at_a_time, name="dispatch")
class RemovePasskey(RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = get_adapter().can_delete_authenticator(self.object)
        return super().get_context_data(**kwargs) | {"may_be_removed": may}

    def form_valid(self, form: Any) -> HttpResponse:
        """allauth asks before the last app is removed, but not before the last passkey."""
        if not get_adapter().can_delete_authenticator(self.object):
            return self.render_to_response(self.get_context_data(form=form))
        return written_down(
            self.request,
            "agencies.passkey.removed",
            lambda: super(RemovePasskey, self).form_valid(form),
        )


class NewRecoveryCodes(GenerateRecoveryCodesView):
    def form_valid(self, form: Any) -> HttpResponse:
        return written_down(
            self.request,
            "agencies.recovery-codes.made",
            lambda: super(NewRecoveryCodes, self).form_valid(form),
        )


class ChangePassword(PasswordChangeView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who has no password (the people of the demonstration) has none to change."""
        if not request.user.has_usable_password():  # type: ignore[union-attr]
            raise Http404
        return super().dispatch(request, *args, **kwargs)
