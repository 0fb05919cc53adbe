"""Every address of the site, readable as a map."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from forum_site.health import healthz, readyz
from forum_site.media import photo

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("media/photos/<str:name>", photo),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", include("forum_site.accounts.urls")),
    path("admin/", admin.site.urls),
    path("preview/", include("sessions.preview")),
    path("api/", include("events.api.urls")),
    path("", include("events.public.urls")),
]
