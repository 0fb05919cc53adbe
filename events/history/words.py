"""What changed between two versions of a row, in words: the field, before and after."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.history.versions import Pair, fields, recorded, related, relations
from events.multilingual import MultilingualField
from events.program import text
from events.words.labels import language_name

# What a row is called by that has no name or title of its own.
NAMED_BY = {
    "speaker": ("person",),
    "appearance": ("speaker", "session"),
    "absence": ("speaker",),
    "teammember": ("user",),
    "organiser": ("organisation",),
}

# What is called by what somebody wrote.
CALLED = {"acknowledgement": "reason", "nameform": "text"}


class Told(NamedTuple):
    """One field's change; `language` names that of a text."""

    field: str
    language: str
    before: str
    after: str


class Teller:
    """Tells the changes of some versions, in the reader's language and the forum's zone.

    All names of rows that the changes speak of are asked for at once, a query or two a model.
    """

    def __init__(self, pairs: Iterable[Pair], language: str, zone: ZoneInfo) -> None:
        self.pairs, self.language, self.zone = list(pairs), language, zone
        self.names: dict[tuple[Any, int], str] = {}
        asked: dict[Any, set[int]] = defaultdict(set)
        for version, before in self.pairs:
            for model, key in _spoken_of(version, before):
                asked[model].add(key)
        for model, keys in asked.items():
            self._ask(model, keys)

    def name(self, version: Any) -> str:
        """What the row was called then."""
        own = self._own(version)
        if own or version.instance_type._meta.model_name not in NAMED_BY:
            return own
        parts = NAMED_BY[version.instance_type._meta.model_name]
        model = version.instance_type
        said = (self._related(model._meta.get_field(n), getattr(version, f"{n}_id")) for n in parts)
        return ", ".join(said)

    def told(self, version: Any, before: Any) -> list[Told]:
        """Each field that differs; nothing of what was created or deleted."""
        if before is None or version.history_type != "~":
            return []
        told = [
            part for f in fields(version.instance_type) for part in self._of(f, version, before)
        ]
        for name in relations(version.instance_type):
            old, new = related(before, name), related(version, name)
            if old != new:
                field = version.instance_type._meta.get_field(name)
                said = (", ".join(sorted(self._related(field, key) for key in keys))
                        for keys in (old, new))  # fmt: skip
                told.append(Told(str(field.verbose_name), "", *said))
        return told

    def _of(self, field: Any, version: Any, before: Any) -> list[Told]:
        old, new = getattr(before, field.attname), getattr(version, field.attname)
        label = str(field.verbose_name)
        if old == new:
            return []
        if isinstance(field, MultilingualField):
            return [
                Told(label, language_name(tag, self.language), old.get(tag, ""), new.get(tag, ""))
                for tag in dict.fromkeys((*old, *new))
                if old.get(tag) != new.get(tag)
            ]
        return [Told(label, "", self._value(field, old), self._value(field, new))]

    def _value(self, field: Any, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(field, models.ForeignKey):
            return self._related(field, value)
        if isinstance(value, list):
            between = ", " if isinstance(field, ArrayField) else "; "
            return between.join(map(_item, value))
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            at = value.astimezone(self.zone)
            return f"{date_format(at, 'SHORT_DATE_FORMAT')} {at:%H:%M}"
        if isinstance(value, date):
            return date_format(value, "SHORT_DATE_FORMAT")
        return str(value)

    def _related(self, field: Any, key: int | None) -> str:
        if key is None:
            return ""
        return self.names.get((field.related_model, key), "") or _("what is no longer there")

    def _ask(self, model: Any, keys: set[int]) -> None:
        """The names as they are now; of what was deleted, the last one."""
        rows = model._base_manager.filter(pk__in=keys)
        if NAMED_BY.get(model._meta.model_name) == ("person",):
            rows = rows.select_related("person")
        there = {row.pk: self._own(row) or str(row) for row in rows}
        gone = keys - there.keys()
        if gone and hasattr(model, "history"):
            last = recorded(model).filter(id__in=gone).order_by("id", "-history_date")
            there |= {row.id: self._own(row) for row in last.distinct("id")}
        self.names |= {(model, key): name for key, name in there.items()}

    def _own(self, row: Any) -> str:
        """The name or title that the row itself has, in the reader's language if possible."""
        texts = getattr(row, "title", None) or getattr(row, "names", None)
        if isinstance(texts, dict):
            return text.pick(texts, (self.language, "en")).text
        model = getattr(row, "instance_type", type(row))
        if said := CALLED.get(model._meta.model_name):
            return str(getattr(row, said))
        if hasattr(row, "sort_key"):
            family, _comma, given = row.sort_key.partition(",")
            return f"{given.strip()} {family.strip()}".strip()
        return ""


def _item(value: Any) -> str:
    return " | ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def _spoken_of(version: Any, before: Any) -> Iterable[tuple[Any, int]]:
    """The rows that a change and the row's own name speak of."""
    model = version.instance_type
    for name in NAMED_BY.get(model._meta.model_name, ()):
        yield model._meta.get_field(name).related_model, getattr(version, f"{name}_id")
    if before is None:
        return
    for field in fields(model):
        if isinstance(field, models.ForeignKey):
            keys = {getattr(row, field.attname) for row in (version, before)}
            yield from ((field.related_model, key) for key in keys if key and len(keys) > 1)
    for name in relations(model):
        far = model._meta.get_field(name).related_model
        yield from ((far, key) for key in related(version, name) | related(before, name))
