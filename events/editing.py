"""Setting fields of many rows at once: each as strictly as by itself, all of them or none."""

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from events import laws

if TYPE_CHECKING:
    from events.models import User

REASON = "several at once"
Refuses = Callable[[Any], ValidationError | None]


class Turn(NamedTuple):
    """A field of a row, before and after."""

    row: Any
    field: "models.Field[Any, Any]"
    before: Any
    after: Any


class Refusal(NamedTuple):
    """Why a row cannot be changed."""

    row: Any
    reasons: list[str]


class Moved(ValueError):
    """Nothing was written: the rows would change otherwise than was seen."""


class NotEdited(ValueError):
    """Nothing was written; `refusals` say why, by row."""

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__("; ".join(f"{each.row}: {each.reasons}" for each in refusals))
        self.refusals = refusals


def edit_together(
    model: type[models.Model],
    keys: Collection[int],
    values: Mapping[str, Any],
    *,
    by: "User",
    refuses: Refuses,
    seen: str = "",
    dry_run: bool = False,
) -> list[Turn]:
    """Sets the fields of the rows; returns what changed. Raises NotEdited, or Moved.

    `refuses` says why a row may not be as it is now. With `dry_run` everything is tried, also
    what only the database knows, and nothing stays. `seen` is the mark of what was tried.
    """
    with transaction.atomic():
        made = [_set(row, values) for row in _locked(model, keys, values)]
        changed = [turns for turns in made if turns]
        if seen and seen != mark(turn for turns in changed for turn in turns):
            raise Moved
        refusals = [Refusal(turns[0].row, reasons) for turns in changed
                    if (reasons := _written(turns, by, refuses))]  # fmt: skip
        if refusals:
            raise NotEdited(refusals)
        if dry_run:
            transaction.set_rollback(True)
    return [turn for turns in changed for turn in turns]


def mark(turns: Iterable[Turn]) -> str:
    """What tells these changes from any others."""
    told = [(t.row.pk, t.field.name, str(t.before), str(t.after)) for t in turns]
    return sha256(repr(told).encode()).hexdigest()


def _locked(
    model: type[models.Model], keys: Collection[int], values: Mapping[str, Any]
) -> "models.QuerySet[Any]":
    """The rows, nobody else's until the end, with what their names and values are made of."""
    fields = (model._meta.get_field(name) for name in values)
    referred = [field for field in fields if isinstance(field, models.ForeignKey)]
    near = [field.name for field in referred]
    near += [f"{each.name}__forum" for each in referred if hasattr(each.related_model, "forum")]
    rows = model._base_manager.filter(pk__in=keys).order_by("pk")
    return rows.select_related("forum", *near).select_for_update(of=("self",))


def _set(row: Any, values: Mapping[str, Any]) -> list[Turn]:
    turns = [
        Turn(row, row._meta.get_field(name), getattr(row, name), value)
        for name, value in values.items()
        if getattr(row, name) != value
    ]
    for turn in turns:
        setattr(row, turn.field.name, turn.after)
    return turns


def _written(turns: list[Turn], by: "User", refuses: Refuses) -> list[str]:
    """Saves the row, or says why not."""
    row = turns[0].row
    row._history_user, row._change_reason = by, REASON
    try:
        if refusal := refuses(row):
            raise refusal
        with transaction.atomic():
            row.save(update_fields=[turn.field.name for turn in turns])
    except ValidationError as refusal:
        return list(refusal.messages)
    except IntegrityError as refusal:
        return [str(laws.broken(refusal)) or _("The database refuses it.")]
    return []
