"""The WSGI application that a server loads."""

import os

from django.core.wsgi import get_wsgi_application

from forum_site import lifeline

lifeline.tie()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum_site.settings")
django_application = get_wsgi_application()

from forum_site.fast_path import FastPath  # noqa: E402 - it needs the settings

application = FastPath(django_application)
