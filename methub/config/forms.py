"""allauth's forms in our own words and our own dress, and one that is ours: the forgotten password.

The words are a table: what each box is called, what helps, and what a password manager or a
telephone should offer to fill in.
"""

# mypy: disallow-subclassing-any=False

from dataclasses import dataclass
from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.http import HttpRequest

from methub.config import account, jobs
from methub.fittings.fields import EmailField
from methub.fittings.forms import HubForm


@dataclass(frozen=True)
class Box:
    label: str
    hint: str = ""
    fill: str = "off"
    kind: str = "text"


class Unseen(forms.PasswordInput):
    """A password is never sent back to the page it came from."""

    def format_value(self, value: Any) -> None:
        return None


NEW = "At least 12 characters. Three random words are strong and easy to remember."
BOXES: dict[str, Box] = {
    "login": Box("Work e-mail address", fill="username", kind="email"),
    "password": Box("Password", fill="current-password", kind="password"),
    "oldpassword": Box("Your password now", fill="current-password", kind="password"),
    "password1": Box("New password", NEW, fill="new-password", kind="password"),
    "password2": Box("New password again", fill="new-password", kind="password"),
    "code": Box("Code", "The 6 digits your authenticator app shows now.", fill="one-time-code"),
    "name": Box("Name of this passkey", "So that you know it again, such as “work laptop”."),
}


class Dressed(HubForm):
    """Puts the words and the widgets of the table on a form of allauth's."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, box in BOXES.items():
            if name in self.fields:
                field = self.fields[name]
                field.label, field.help_text = box.label, box.hint
                field.widget = _widget(box)


def _widget(box: Box) -> forms.Widget:
    if box.kind == "password":
        return Unseen(attrs={"autocomplete": box.fill})
    widget = forms.EmailInput if box.kind == "email" else forms.TextInput
    attrs = {"autocomplete": box.fill}
    if box.fill == "one-time-code":
        attrs |= {"inputmode": "numeric", "class": "mh-input--short"}
    return widget(attrs=attrs)


class SignIn(Dressed, account_forms.LoginForm):
    pass


class ChoosePassword(Dressed, account_forms.ResetPasswordKeyForm):
    pass


class ChangePassword(Dressed, account_forms.ChangePasswordForm):
    pass


class ConfirmPassword(Dressed, account_forms.ReauthenticateForm):
    pass


class SecondStep(Dressed, factor_forms.AuthenticateForm):
    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        account.refused(self.user, step="second factor", at=context.request.at)


class ConfirmCode(Dressed, factor_forms.ReauthenticateForm):
    pass


class AddApp(Dressed, app_forms.ActivateTOTPForm):
    pass


class RemoveApp(Dressed, app_forms.DeactivateTOTPForm):
    pass


class NewRecoveryCodes(Dressed, recovery_forms.GenerateRecoveryCodesForm):
    pass


class AddPasskey(Dressed, passkey_forms.AddWebAuthnForm):
    pass


class ForgottenPassword(HubForm):
    """Always the same answer, in the same time, whether or not the address has an account:
    the letter is written by the background worker."""

    email = EmailField(
        label="Work e-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def save(self, request: HttpRequest, **kwargs: Any) -> None:
        jobs.ask_for_link(email=self.cleaned_data["email"])
