"""A change between two programmes in words: what it is about, what differs, before and after."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from events.program import text
from events.program.diff import Change
from events.program.document import Document
from events.program.text import Picked, Texts
from events.words import dates, labels
from events.words.fields import FIELDS, LABELS, SUBJECTS


class Sentence(Struct, frozen=True, kw_only=True):
    """One change as a reader is told it. An empty `before` or `after`: there was or is nothing."""

    about: Picked
    what: str
    before: Picked
    after: Picked


NOTHING = Picked("", "")


def sentence(change: Change, after: Document, before: Document | None, language: str) -> Sentence:
    """The change that made `after` of `before`, said in a language of the interface."""
    return next(sentences((change,), after, before, language))


def sentences(
    changes: Iterable[Change], after: Document, before: Document | None, language: str
) -> Iterator[Sentence]:
    """Changes that made `after` of `before`, said in a language of the interface."""
    now, then = Side(after, language), Side(before or after, language)
    for change in changes:
        with translation.override(language):
            said = _said(change, now, then, language)
        yield said


def _said(change: Change, now: "Side", then: "Side", language: str) -> Sentence:
    return Sentence(
        about=now.name(change.bearer) or then.name(change.bearer) or NOTHING,
        what=_what(change, language),
        before=then.value(change, change.before),
        after=now.value(change, change.after),
    )


def _what(change: Change, language: str) -> str:
    """Title, English; Time; Session."""
    if not change.field:
        return str(SUBJECTS[change.subject])
    field = str(FIELDS.get(change.field, change.field))
    if not change.language:
        return field
    return f"{field}, {labels.language_name(change.language, language)}"


class Side:
    """One of the two programmes in the reader's language: what its ids and values are called."""

    def __init__(self, document: Document, language: str) -> None:
        self.language, self.order = language, (language, *document.forum.languages)
        self.names: dict[UUID, Texts] = {document.forum.uuid: document.forum.names}
        self.names.update((each.uuid, each.names) for each in document.venues)
        self.names.update((each.uuid, each.names) for each in document.rooms)
        self.names.update((each.uuid, each.names) for each in document.themes)
        self.names.update((each.uuid, each.names) for each in document.organisations)
        self.names.update((each.uuid, each.names) for each in document.speakers)
        self.names.update((each.uuid, each.title) for each in document.sessions)

    def name(self, uuid: UUID) -> Picked | None:
        """What something is called; None where this programme does not have it."""
        return text.pick(self.names[uuid], self.order) if uuid in self.names else None

    def value(self, change: Change, value: Any) -> Picked:
        """A change's value in words, with the language that they are in."""
        if value is None or value in ("", [], {}):
            return NOTHING
        if change.language and isinstance(value, str):
            return Picked(value, change.language)
        if not change.field:
            return self._whole(change, value)
        return Picked(self._words(change.field, value), self.language)

    def _whole(self, change: Change, value: Mapping[str, Any]) -> Picked:
        """Of something that came or went, what there is to know of it at a glance."""
        if change.subject == "appearance":
            speaker = self.name(UUID(value["speaker"])) or NOTHING
            return Picked(f"{speaker.text}, {labels.role(value['role'])}", self.language)
        if change.subject == "session":
            room = self._called(value["room"]) if value.get("room") else ""
            return Picked(", ".join(filter(None, (self.time(value), room))), self.language)
        return self.name(change.id) or NOTHING

    def _words(self, field: str, value: Any) -> str:
        """A value by what its field means, else by what it is."""
        if field in WORDS:
            return WORDS[field](self, value)
        if field in LABELS:
            return str(LABELS[field].get(value, value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, list):
            return ", ".join(self._words(field, each) for each in value)
        if isinstance(value, Mapping):
            return ", ".join(str(each) for each in value.values() if each)
        return self._called(value)

    def time(self, value: Mapping[str, Any]) -> str:
        """Friday 5 December, 14:00–15:30."""
        if not value.get("start"):
            return _("Time to be announced")
        start, minutes = datetime.fromisoformat(value["start"]), value.get("minutes")
        ends = start + timedelta(minutes=minutes) if minutes else None
        return f"{dates.in_year(start.date(), self.language)}, {dates.hours(start, ends)}"

    def state(self, value: Mapping[str, Any]) -> str:
        """Cancelled, with the reason and what comes instead."""
        reason = text.pick(value.get("cancelled_because") or {}, self.order).text
        successor = self._called(value["successor"]) if value.get("successor") else ""
        told = (str(labels.STATES[value["state"]]), reason, successor)
        return ", ".join(filter(None, told))

    def forms(self, value: list[Mapping[str, Any]]) -> str:
        """The spellings of a name."""
        return "; ".join(form["text"] for form in value)

    def _called(self, value: Any) -> str:
        """An id by its name, anything else as it is."""
        try:
            found = self.name(UUID(str(value)))
        except ValueError:
            return str(value)
        return found.text if found else str(value)


def _length(_side: Side, value: int) -> str:
    return ngettext("%(count)s minute", "%(count)s minutes", value) % {"count": value}


def _day(side: Side, value: str) -> str:
    return dates.full(date.fromisoformat(value), side.language)


def _tongues(side: Side, value: list[str]) -> str:
    return ", ".join(labels.language_name(tag, side.language) for tag in value)


def _country(side: Side, value: str) -> str:
    return labels.country_name(value, side.language)


WORDS: Mapping[str, Callable[[Side, Any], str]] = {
    "time": Side.time,
    "state": Side.state,
    "forms": Side.forms,
    "minutes": _length,
    "starts": _day,
    "ends": _day,
    "country": _country,
    "languages": _tongues,
    "floor_languages": _tongues,
    "sign_languages": _tongues,
    "captions": _tongues,
}
