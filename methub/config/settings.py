"""Django's settings. What differs between machines is in `environment`."""

import os
from pathlib import Path

import pghistory
from csp.constants import NONCE, NONE, SELF
from django.db import models

from methub.config import environment, logs

ROOT = Path(__file__).resolve().parents[2]
HUB = environment.read(ROOT)

HUB_MODE = HUB.mode
HUB_DEMO = HUB.is_demo
HUB_DOUBTS = HUB.mode == "test"  # what is written once is written anew each time, and compared
HUB_ORIGIN = HUB.origin
HUB_VAR = HUB.var

SECRET_KEY = HUB.secret_key
SECRET_KEY_FALLBACKS = HUB.secret_keys_before
DEBUG = False
ALLOWED_HOSTS = [HUB.origin.split("//", 1)[1].split(":", 1)[0]]

ROOMS = [
    "foundation", "fittings", "audit", "agencies", "policies", "guidance", "documents", "post",
    "places", "people", "clocks", "children", "missing", "concerns", "out_of_area", "interviews",
    "assessments", "plans", "referrals", "meetings",
    "intake", "worklist", "chronology", "governance", "tracker", "merging", "returns",
    "spreadsheets", "reports",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    *(f"methub.{room}" for room in ROOMS),
    "methub.config",
    # The demonstration cannot be loaded where real children's records are.
    *(["methub.demo"] if HUB.mode != "serve" else []),
]

DATABASES = {"default": HUB.database}
if HUB.mode in ("demo", "serve") and not os.environ.get("HUB_AS_OWNER"):
    # Connections are kept and shared by the threads of a worker.
    DATABASES["default"]["OPTIONS"] |= {"pool": {"min_size": 2, "max_size": 12, "timeout": 10}}
# Throttles count attempts here, so that every worker counts the same ones.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "agencies.User"


USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = False

# Row history. Who, when and why stand inside each event row: a shared context table would need
# UPDATE, and what can be updated can be rewritten. History outlives the row it describes.
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(
    db_constraint=False, on_delete=models.DO_NOTHING, related_name="+", related_query_name="+"
)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_APPEND_ONLY = True
# Triggers are made from the models after each migrate, all at once: as migrations they would make
# an empty database take ten times as long.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True

MIDDLEWARE = [
    "methub.config.middleware.browser.BrowserRules",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "methub.config.middleware.browser.NeverStored",
    "methub.config.middleware.input.HonestInput",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "methub.config.middleware.front_desk.FrontDesk",
    "methub.fittings.once.OnceOnly",
]
ROOT_URLCONF = "methub.config.urls"
WSGI_APPLICATION = "methub.config.wsgi.application"

# One engine. A library's own page, which nobody here has checked, cannot be shown by mistake: it is
# not found.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "methub" / room / "templates" for room in [*ROOMS, "config"]],
        "OPTIONS": {
            "environment": "methub.fittings.jinja.environment",
            "context_processors": ["methub.fittings.frame.frame"],
        },
    },
]

# Background work stands in each room's `jobs`, where the worker looks for it.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# Post. HUB_MAIL: "file" (a folder), "smtp://…", "smtps://…" or "notify". HUB_IMAP: "imaps://…".
HUB_MAIL = os.environ.get("HUB_MAIL", "file")
DEFAULT_FROM_EMAIL = os.environ.get("HUB_MAIL_FROM", "met-hub@localhost")
HUB_NOTIFY_KEY = os.environ.get("HUB_NOTIFY_KEY", "")
HUB_NOTIFY_TEMPLATE = os.environ.get("HUB_NOTIFY_TEMPLATE", "")
HUB_NOTIFY_URL = os.environ.get("HUB_NOTIFY_URL", "https://api.notifications.service.gov.uk")
HUB_IMAP = os.environ.get("HUB_IMAP", "")
HUB_IMAP_PARTNERSHIP = os.environ.get("HUB_IMAP_PARTNERSHIP", "")
# Whom to write to about the service: accessibility, data, and weaknesses somebody found.
HUB_CONTACT = os.environ.get("HUB_CONTACT", "")
LOGGING = logs.LOGGING

# Sign-in: by invitation, with two factors, by allauth. `config.doors` is all of it that exists.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "methub.config.account.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "methub.config.forms.SignIn",
    "reset_password": "methub.config.forms.ForgottenPassword",
    "reset_password_from_key": "methub.config.forms.ChoosePassword",
    "change_password": "methub.config.forms.ChangePassword",
    "reauthenticate": "methub.config.forms.ConfirmPassword",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is opened only through a letter to its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    # A council's whole staff may come from one address at nine o'clock.
    "login": "100/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = HUB.trusted_proxies
MFA_ADAPTER = "methub.config.account.FactorAdapter"
MFA_FORMS = {
    "authenticate": "methub.config.forms.SecondStep",
    "reauthenticate": "methub.config.forms.ConfirmCode",
    "activate_totp": "methub.config.forms.AddApp",
    "deactivate_totp": "methub.config.forms.RemoveApp",
    "add_webauthn": "methub.config.forms.AddPasskey",
    "generate_recovery_codes": "methub.config.forms.NewRecoveryCodes",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "MET Hub"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
USERSESSIONS_ADAPTER = "methub.config.account.SessionsAdapter"
PASSWORD_RESET_TIMEOUT = 60 * 60
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]

# Cookies. The prefix makes a browser refuse a cookie planted by a neighbouring host, and needs
# https; http://localhost, in the demonstration, has to do without.
_PREFIX = "__Host-" if HUB.is_secure else ""
SESSION_COOKIE_NAME = f"{_PREFIX}session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HUB.is_secure
SESSION_COOKIE_AGE = 12 * 60 * 60  # `config.session` counts the limits; this only tidies up
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # letters link to pages
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "methub.config.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Addresses that a page fetches by itself: they keep nobody signed in.
HUB_POLLS: frozenset[str] = frozenset(
    {
        "worklist:today-lists",
        "intake:news",
        "spreadsheets:progress",
        "merging:progress",
        "returns:progress",
        "documents:progress",
        "meetings:heard",
    }
)

# Style sheets and scripts: served by ourselves, named after their content so that a browser may
# keep them for good. Tests use the files as they lie.
STATIC_URL = "/static/"
STATIC_ROOT = HUB.var / "static"
_AS_THEY_LIE = HUB.mode not in ("demo", "serve")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _AS_THEY_LIE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = _AS_THEY_LIE
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What the browser is told; `config.middleware.browser` adds the rest.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Never to another site. Not "no-referrer": a browser then sends forms from "null", which we refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HUB.is_secure
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HUB.is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # the neighbours' hosts are not ours to decide about
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # which would have us decide
if HUB.is_secure and HUB.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Words are small; files have their own limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# A virus scanner's socket: "unix:/run/clamav/clamd.ctl" or "tcp:host:3310". Empty: none.
HUB_CLAMAV = os.environ.get("HUB_CLAMAV", "")
HUB_LARGEST_UPLOAD = 25 * 1024 * 1024  # of all the files of one form together
