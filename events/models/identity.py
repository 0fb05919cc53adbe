"""Fields that give a row its identity for life: uuid, number, slug; and where it came from."""

from typing import Any
from uuid import uuid4

from django.db import connection, models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from events.program import names, text


class IdField(models.UUIDField[Any, Any]):
    """The uuid that every export names: the calendar's UID, the XML's guid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fixed = {"default": uuid4, "editable": False, "verbose_name": "UUID"}
        super().__init__(*args, **{**fixed, **kwargs})


class ScopedField(models.Field[Any, Any]):
    """A field whose value is unique within `scope`: a path to the forum, or "" for everywhere."""

    def __init__(self, *args: Any, scope: str = "", **kwargs: Any) -> None:
        self.scope = scope
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "scope": self.scope}

    def neighbours(self, instance: models.Model) -> "models.QuerySet[Any]":
        """The rows that must have another value; whoever asks first is alone until it commits."""
        rows = type(instance)._base_manager.exclude(pk=instance.pk)
        if not self.scope:
            scope = None
        else:
            scope = instance
            for step in self.scope.split("__"):
                scope = getattr(scope, step)
            rows = rows.filter(**{self.scope: scope})
        key = f"{self.model._meta.db_table}.{self.column}.{getattr(scope, 'pk', '')}"
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        return rows


class NumberField(ScopedField, models.PositiveIntegerField[Any, Any]):
    """A positive integer for life, the next free one of its scope unless it is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fixed = {"blank": True, "editable": False, "verbose_name": _("number")}
        super().__init__(*args, **{**fixed, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        value = getattr(model_instance, self.attname)
        if value is None:
            highest = self.neighbours(model_instance).aggregate(highest=Max(self.attname))
            value = (highest["highest"] or 0) + 1
            setattr(model_instance, self.attname, value)
        return value


class MadeSlugField(ScopedField, models.SlugField[Any, Any]):
    """The last part of an address, made once from `of` (a text or texts), then changed by hand."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        fixed = {
            "blank": True,
            "max_length": 80,
            "verbose_name": _("address"),
            "help_text": _("The last part of the page's address. Left empty, it is made for you."),
        }
        super().__init__(*args, **{**fixed, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        value = getattr(model_instance, self.attname)
        if not value:
            said = getattr(model_instance, self.of)
            words = text.pick(said, ("en",)).text if isinstance(said, dict) else said
            rows = self.neighbours(model_instance)
            value = names.slug(words, set(rows.values_list(self.attname, flat=True)))
            setattr(model_instance, self.attname, value)
        return value


class FoundField(models.TextField[Any, Any]):
    """What a search looks in: every spelling of the texts `of`, folded, and their skeletons."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "default": "", **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        said = getattr(model_instance, self.of)
        value = names.found(*(said.values() if isinstance(said, dict) else [said]))
        setattr(model_instance, self.attname, value)
        return value


class Sourced(models.Model):
    """Where an imported row came from; both empty for ours."""

    source = models.CharField(_("source"), max_length=100, blank=True, editable=False)
    source_id = models.CharField(_("id there"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
