"""The project as an app, for its checks and templates; and the admin, with our own site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ForumSiteConfig(AppConfig):
    name = "forum_site"
    verbose_name = "Forum Site"

    def ready(self) -> None:
        """Register the system checks."""
        from forum_site import checks  # noqa: F401, PLC0415 - registers once apps are loaded


class ProgramAdminConfig(AdminConfig):
    """Django's admin with ProgramAdminSite as its site."""

    default_site = "forum_site.admin.ProgramAdminSite"
    default = False
