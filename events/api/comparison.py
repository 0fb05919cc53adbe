"""What changed between two releases, as data and in words."""

from collections.abc import Iterator
from typing import Any

from events import releases
from events.program.diff import diff
from events.program.document import Document
from events.program.edition import Edition, Stamp
from events.web import UI_LANGUAGES
from events.words.changes import Side, sentences


def compare(
    entry: releases.OnShelf, older: int | None, newer: int, languages: tuple[str, ...]
) -> dict[str, Any]:
    """The comparison that makes `newer` of `older`, by default of the release before it.

    One query, also where it looks back. Raises NoSuchRelease or Sealed.
    """
    before_number = newer - 1 if older is None else older
    last = max(before_number, newer)
    whole = releases.history(entry.uuid, last, detail=min(before_number, newer) or None)
    after, to = _release(whole, newer)
    if not before_number:  # the first release has none before it
        return {"from": None, "to": to, "changes": []}
    before, since = _release(whole, before_number)
    said = tuple(language for language in languages[:1] if language in UI_LANGUAGES)
    changes = list(_changes(before, after, said or UI_LANGUAGES))
    return {"from": since, "to": to, "changes": changes}


def _release(whole: Edition, number: int) -> tuple[Document, Stamp]:
    """A release among those of the history."""
    for chapter in whole.history:
        if chapter.stamp.number == number:
            if chapter.document is None:
                raise releases.Sealed(chapter.stamp)
            return chapter.document, chapter.stamp
    raise releases.NoSuchRelease(f"There is no release {number} of this forum.")


def _changes(
    before: Document, after: Document, languages: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    changes = diff(before, after)
    names = Side(before, "").names | Side(after, "").names
    said = {one: list(sentences(changes, after, before, one)) for one in languages}
    for place, change in enumerate(changes):
        words = {language: told[place] for language, told in said.items()}
        yield {
            "change": change,
            "name": names.get(change.session or change.id, {}),
            "label": {language: each.what for language, each in words.items()},
            "was": {language: each.before.text for language, each in words.items()},
            "now": {language: each.after.text for language, each in words.items()},
        }
