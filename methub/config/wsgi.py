"""The door the web server knocks on."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from methub.config import standing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "methub.config.settings")
application = get_wsgi_application()
assert get_resolver().url_patterns  # every view is loaded before the first page is asked for
standing.keep()
