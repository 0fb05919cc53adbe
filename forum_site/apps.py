"""The admin's configuration: our own site in place of Django's."""

from django.contrib.admin.apps import AdminConfig


class ProgramAdminConfig(AdminConfig):
    """Django's admin with ProgramAdminSite as its site."""

    default_site = "forum_site.admin.ProgramAdminSite"
