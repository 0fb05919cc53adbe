"""How the fields of a forum's rows are entered, in pages and in their inlines."""

from typing import Any, ClassVar

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from events.admin.forms import ForumAutocomplete, ForumAutocompleteMultiple, ForumForm
from events.multilingual import MultilingualField
from events.multilingual_form import MultilingualWidget
from events.wall_time import HourWidget, WallTimeField, WallTimeWidget


class ForumFields(BaseModelAdmin[Any]):
    """Language tabs, wall times and choices among the rows that the user may see."""

    form: Any = ForumForm
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        MultilingualField: {"widget": MultilingualWidget},
        models.DateTimeField: {"widget": WallTimeWidget, "form_class": WallTimeField},
        ArrayField: {"widget": UnfoldAdminTextInputWidget},
        models.URLField: {"assume_scheme": "https"},
        models.SlugField: {
            "error_messages": {"invalid": _("Use only the letters a to z, digits, - and _.")}
        },
        models.TimeField: {"widget": HourWidget},
        models.DateField: {"widget": UnfoldAdminTextInputWidget({"type": "date"})},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Of a list each item is checked by the form, since Django loses what the model says of it."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, ArrayField):
            field.base_field.validators = db_field.base_field.validators
            field.error_messages["item_invalid"] = ""  # the reason names the item
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offers rows of the user's forums; the form narrows them to its own forum."""
        offered = self._offered(db_field, request, ForumAutocomplete)
        return super().formfield_for_foreignkey(db_field, request, **{**offered, **kwargs})

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The same for several rows."""
        offered = self._offered(db_field, request, ForumAutocompleteMultiple)
        return super().formfield_for_manytomany(db_field, request, **{**offered, **kwargs})

    def _offered(self, db_field: Any, request: HttpRequest, widget: Any) -> dict[str, Any]:
        offered: dict[str, Any] = {}
        if self.admin_site.is_registered(model := db_field.remote_field.model):
            offered["queryset"] = self.admin_site.get_model_admin(model).get_queryset(request)
        if db_field.name in self.get_autocomplete_fields(request):
            offered["widget"] = widget(db_field, self.admin_site)
        return offered
