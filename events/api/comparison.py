"""What changed between two releases, as data and in words."""

from collections.abc import Iterator
from typing import Any

from events import releases
from events.program.diff import Change, diff
from events.program.document import Document
from events.program.edition import Edition, Stamp
from events.program.text import Texts
from events.web import UI_LANGUAGES
from events.words.changes import Side, sentence


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
    names = Side(before, "").names | Side(after, "").names
    for change in diff(before, after):
        words = _words(change, after, before, languages)
        name = names.get(change.session or change.id, {})
        yield {"change": change, "name": name, **words}


def _words(
    change: Change, after: Document, before: Document, languages: tuple[str, ...]
) -> dict[str, Texts]:
    said = {language: sentence(change, after, before, language) for language in languages}
    return {
        "label": {language: words.what for language, words in said.items()},
        "was": {language: words.before.text for language, words in said.items()},
        "now": {language: words.after.text for language, words in said.items()},
    }
