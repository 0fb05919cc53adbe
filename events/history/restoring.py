"""Put a row back as it was at a version, through every check that a form has."""

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from events import laws
from events.history.versions import recorded, related, relations
from events.program import text

# What is deleted with a row is recorded as deleted about then.
TOGETHER = timedelta(seconds=10)


class NotPutBack(ValueError):
    """What stands against it, a sentence each."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def nothing_more(_row: Any) -> None:
    """No further check."""


def put_back(
    version: Any,
    *,
    by: Any,
    because: str | None = None,
    keep: Collection[str] = (),
    unchecked: Collection[str] = (),
    check: Callable[[Any], None] = nothing_more,
) -> Any:
    """Makes the row say again what it said at that version; a deleted one comes back with its parts.

    `because` says which command does it. Fields of `keep` stay as they are. `check` raises a
    ValidationError for what the row itself does not see, and then does the work of the field
    validations that are `unchecked`.
    Raises NotPutBack; then nothing is written.
    """
    try:
        with transaction.atomic():
            row, came_back = _as_then(version, keep)
            _refuse_what_is_gone(row, version)
            row._history_user, row._change_reason = by, because  # for simple_history
            row.full_clean(exclude=set(unchecked))
            check(row)
            row.save(force_insert=came_back)
            for name in relations(type(row)):
                getattr(row, name).set(_related_then(version, name))
            if came_back:
                _bring_parts(version, by, because)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            return row
    except ValidationError as refusal:
        raise NotPutBack(_sentences(refusal, version.instance_type)) from refusal
    except IntegrityError as refusal:
        raise NotPutBack([str(laws.broken(refusal))]) from refusal


def _as_then(version: Any, keep: Collection[str]) -> tuple[Any, bool]:
    """The row with the values of then, unsaved; and whether it had been deleted."""
    model, then = version.instance_type, version.instance
    row = model._base_manager.select_for_update().filter(pk=version.id).first()
    if row is None:
        return then, True
    for field in model.history.model.tracked_fields:
        if field.name not in keep:
            setattr(row, field.attname, getattr(then, field.attname))
    return row, False


def _refuse_what_is_gone(row: Any, version: Any) -> None:
    """Names each row that it referred to and that was deleted since."""
    wanted: list[tuple[Any, Any]] = [
        (field, getattr(row, field.attname))
        for field in type(row)._meta.fields
        if isinstance(field, models.ForeignKey) and getattr(row, field.attname) is not None
    ]
    for name in relations(type(row)):
        field = type(row)._meta.get_field(name)
        wanted += [(field, key) for key in _related_then(version, name)]
    gone = [(f, key) for f, key in wanted if not f.related_model._base_manager.filter(pk=key)]
    sentence = _("“%(name)s” (%(field)s) is no longer there. Put it back first.")
    if gone:
        raise NotPutBack(
            sentence % {"name": _last_name(f.related_model, key), "field": f.verbose_name}
            for f, key in gone
        )


def _related_then(version: Any, name: str) -> frozenset[int]:
    """A deletion is recorded when the relations are gone already: then those of the one before."""
    keys = related(version, name)
    if keys or version.history_type != "-":
        return keys
    before = recorded(version.instance_type).filter(
        id=version.id, history_date__lte=version.history_date
    ).exclude(history_id=version.history_id).first()  # fmt: skip
    return related(before, name) if before else keys


def _bring_parts(version: Any, by: Any, because: str | None) -> None:
    """What was deleted with the row and belongs to it alone: the stage of a session."""
    for relation in version.instance_type._meta.related_objects:
        model = relation.related_model
        if relation.on_delete is not models.CASCADE or not hasattr(model, "history"):
            continue
        last = recorded(model).filter(
            **{relation.field.attname: version.id},
            history_type="-",
            history_date__range=(
                version.history_date - TOGETHER, version.history_date + TOGETHER,
            ),
        ).order_by("id", "-history_date", "-history_id")  # fmt: skip
        for part in last.distinct("id"):
            put_back(part, by=by, because=because)


def _last_name(model: Any, key: int) -> str:
    last = recorded(model).filter(id=key).first() if hasattr(model, "history") else None
    texts = getattr(last, "title", None) or getattr(last, "names", None)
    return text.pick(texts, ("en",)).text if isinstance(texts, dict) else f"{key}"


def _sentences(refusal: ValidationError, model: Any) -> Iterable[str]:
    """Each with the field that it concerns."""
    if not hasattr(refusal, "error_dict"):
        return refusal.messages
    return [
        message
        if name == NON_FIELD_ERRORS
        else f"{model._meta.get_field(name).verbose_name}: {message}"
        for name, messages in refusal.message_dict.items()
        for message in messages
    ]
