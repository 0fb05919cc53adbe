"""Versions: what rows were at a change, each with the version before it, in few queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery

Model = type[models.Model]
# A version, and the one before it.
Pair = tuple[Any, Any]


def recorded(model: Any) -> "models.QuerySet[Any]":
    """All versions of all rows of a model, newest first."""
    versions: models.QuerySet[Any] = model.history.model._default_manager.all()
    return versions


def relations(model: Any) -> tuple[str, ...]:
    """The relations to many that a model's history keeps."""
    return tuple(field.name for field in getattr(model.history.model, "_history_m2m_fields", ()))


def pairs(model: Any, versions: "models.QuerySet[Any]") -> list[Pair]:
    """These versions of a model's rows, each with the one before; None before the first."""
    earlier = recorded(model).filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")),
        id=OuterRef("id"),
    )
    rows = versions.annotate(before=Subquery(earlier.values("history_id")[:1]))
    found = list(rows.select_related("history_user"))
    keys = [row.before for row in found if row.before]
    before = recorded(model).in_bulk(keys, field_name="history_id")
    for name in relations(model):
        _relate(model, name, [*found, *before.values()])
    return [(row, before.get(row.before)) for row in found]


def related(version: Any, name: str) -> frozenset[int]:
    """The keys that a relation to many had; a deletion is noted when they are gone already."""
    if not hasattr(version, f"{name}_then"):
        _relate(version.instance_type, name, [version])
    then: frozenset[int] = getattr(version, f"{name}_then")
    return then


def kept(history: Any, name: str) -> Any:
    """The model in which a history keeps a relation to many."""
    return getattr(history, name).model


def _relate(model: Any, name: str, versions: list[Any]) -> None:
    far = f"{model._meta.get_field(name).m2m_reverse_field_name()}_id"
    links = kept(model.history.model, name).objects.filter(history__in=versions)
    keys: dict[int, set[int]] = defaultdict(set)
    for version, key in links.values_list("history_id", far):
        keys[version].add(key)
    for version in versions:
        setattr(version, f"{name}_then", frozenset(keys[version.history_id]))


def fields(model: Any) -> Iterable[Any]:
    """What of a row somebody enters, and is worth telling."""
    return (
        field
        for field in model.history.model.tracked_fields
        if field.editable and not field.primary_key and field.name != "forum"
    )
