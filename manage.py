#!/usr/bin/env python
"""Django's commands. People call them as `./hub manage …`, which sets the environment first."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "methub.config.settings")
try:
    execute_from_command_line(sys.argv)
except ImproperlyConfigured as wrong:
    sys.exit(str(wrong))
