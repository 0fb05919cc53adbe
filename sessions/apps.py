"""The app in which a programme is made: sessions and who appears in them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions"
    # Django's own `django.contrib.sessions` has the label "sessions".
    label = "program_sessions"
    verbose_name = _("Programme")
