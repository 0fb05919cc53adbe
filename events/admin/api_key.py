"""API keys, which superusers issue and revoke; a secret is shown once."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from events import visitors
from events.admin.superusers import SuperusersOnly
from events.models import ApiKey


@admin.register(ApiKey)
class ApiKeyAdmin(SuperusersOnly, ModelAdmin):  # type: ignore[misc]  # unfold is untyped
    """Whoever pulls much gets a key; a key is never deleted, so that it stays known who had it."""

    list_display = ("holder", "beginning", "created", "issued_by", "revoked")
    list_select_related = ("issued_by",)
    search_fields = ("holder", "beginning")
    fields = ("holder",)
    actions = ("revoke",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of an issued key what is known of it."""
        return ("holder", "beginning", "created", "issued_by", "revoked") if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Everything but who holds it."""
        return self.get_fields(request, obj)[1:]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a key is revoked."""
        return False

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        """A new key's secret is shown now."""
        if change:
            super().save_model(request, obj, form, change)
            return
        key, secret = visitors.issue(holder=obj.holder, by=request.user)  # type: ignore[arg-type]  # signed in
        obj.pk, obj.beginning = key.pk, key.beginning
        told = _("The key is %(secret)s. Copy it now: it is not shown again.")
        messages.warning(request, told % {"secret": secret})

    @admin.action(description=_("Revoke the chosen keys"))
    def revoke(self, request: HttpRequest, keys: models.QuerySet[ApiKey]) -> None:
        """They are worth nothing from now on."""
        for key in keys:
            visitors.revoke(key)
