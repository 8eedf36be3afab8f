"""Every door of the sign-in, one by one. What allauth offers and is not here does not exist:
no sign-up, no change of e-mail address, no sign-in by code, no way round the second factor."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path, re_path

from methub.agencies.access import anybody, everybody_signed_in
from methub.config import about, session
from methub.config import own_account as own

ENTRANCE = anybody("Whoever comes in is not signed in yet.")
HALFWAY = anybody("The password is right; the second factor is asked for here.")
FORGOTTEN = anybody("Whoever has no password cannot sign in; only a letter gives the link.")
LEAVING = anybody("Leaving needs no permission.")
TOLD = anybody("What the service says of itself is for everybody, and names nobody.")
OWN = everybody_signed_in("A person's own password, second factors and sessions.")

SIGN_IN: list[URLPattern] = [
    path("sign-in/", ENTRANCE(account.login), name="account_login"),
    path("sign-in/passkey/", ENTRANCE(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/second-step/", HALFWAY(factors.authenticate), name="mfa_authenticate"),
    path("sign-in/closed/", ENTRANCE(account.account_inactive), name="account_inactive"),
    path("sign-out/", LEAVING(session.leaves_nothing(account.logout)), name="account_logout"),
    path("password/", FORGOTTEN(account.password_reset), name="account_reset_password"),
    path(
        "password/sent/",
        FORGOTTEN(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        FORGOTTEN(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/chosen/",
        FORGOTTEN(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
OWN_ACCOUNT: list[URLPattern] = [
    path("", OWN(factors.index), name="mfa_index"),
    path("confirm/", OWN(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", OWN(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        OWN(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("password/", OWN(own.ChangePassword.as_view()), name="account_change_password"),
    path("app/add/", OWN(own.AddApp.as_view()), name="mfa_activate_totp"),
    path("app/remove/", OWN(own.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("passkeys/add/", OWN(own.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", OWN(own.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("recovery-codes/", OWN(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/",
        OWN(own.NewRecoveryCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("sessions/", OWN(sessions.list_usersessions), name="usersessions_list"),
]
ABOUT: list[URLPattern] = [
    path("help/", TOLD(about.help_with_signing_in), name="help"),
    path("accessibility/", TOLD(about.accessibility), name="accessibility"),
    path("your-data/", TOLD(about.your_data), name="your-data"),
    path(".well-known/security.txt", TOLD(about.security), name="security-txt"),
]
