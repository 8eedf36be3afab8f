"""Django's settings. What differs between machines is in `environment`."""

import os
from pathlib import Path

import pghistory
from django.db import models

from methub.config import environment

ROOT = Path(__file__).resolve().parents[2]
HUB = environment.read(ROOT)

HUB_MODE = HUB.mode
HUB_DEMO = HUB.is_demo
HUB_ORIGIN = HUB.origin
HUB_VAR = HUB.var

SECRET_KEY = HUB.secret_key
DEBUG = False
ALLOWED_HOSTS = [HUB.origin.split("//", 1)[1].split(":", 1)[0]]

ROOMS = [
    "foundation", "fittings", "audit", "agencies", "policies", "post", "people", "clocks",
    "children", "missing", "interviews", "intake", "worklist", "chronology", "governance",
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
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    *(f"methub.{room}" for room in ROOMS),
    "methub.config",
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

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "methub.config.middleware.FrontDesk",
]
ROOT_URLCONF = "methub.config.urls"
WSGI_APPLICATION = "methub.config.wsgi.application"
