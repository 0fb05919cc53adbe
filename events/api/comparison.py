"""What changed between two releases, as data and in words."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import asdict

from events import releases
from events.program.diff import diff
from events.program.document import Document
from events.program.edition import Edition, Stamp
from events.web import UI_LANGUAGES
from events.words.changes import Side, sentences


def compare(
    entry: releases.OnShelf, since: int | datetime | None, newer: int, languages: tuple[str, ...]
) -> dict[str, Any]:
    """The comparison that makes `newer` of the release `since`, by default of the one before it.

    A time stands for the release that was the newest then. Raises NoSuchRelease or Sealed.
    """
    whole, older = _history(entry, since, newer)
    after, to = _release(whole, newer)
    if not older:  # the first release has none before it
        return {"from": None, "to": to, "changes": [], "gone": []}
    before, earlier = _release(whole, older)
    said = tuple(language for language in languages[:1] if language in UI_LANGUAGES)
    changes = list(_changes(before, after, said or UI_LANGUAGES))
    gone = _gone(whole, older) if older < newer else []
    return {"from": earlier, "to": to, "changes": changes, "gone": gone}


def _history(
    entry: releases.OnShelf, since: int | datetime | None, newer: int
) -> tuple[Edition, int]:
    """The releases with the documents of both to compare, and the number of the older one."""
    if isinstance(since, datetime):
        whole = releases.history(entry.uuid, newer, detail=since)
        times = ((chapter.stamp.time, chapter.stamp.number) for chapter in whole.history)
        return whole, next((number for time, number in times if time <= since), 0)
    older = newer - 1 if since is None else since
    detail = min(older, newer) or None
    return releases.history(entry.uuid, max(older, newer), detail=detail), older


def _gone(whole: Edition, older: int) -> list[dict[str, Any]]:
    """What the newest of these releases has as gone and the older one still had."""
    fallen = [
        {
            **asdict(entry.gone),
            "uuid": uuid,
            "kind": entry.kind,
            "successor": entry.gone.successor or entry.merged_into,
        }
        for uuid, entry in whole.ledger.entries.items()
        if entry.gone and entry.gone.release > older
    ]
    return sorted(fallen, key=lambda gone: (gone["release"], gone["kind"], gone["slug"]))


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
    numbers = {each.uuid: each.number for each in (*before.sessions, *after.sessions)}
    said = {one: list(sentences(changes, after, before, one)) for one in languages}
    for place, change in enumerate(changes):
        words = {language: told[place] for language, told in said.items()}
        yield {
            "change": change,
            "number": numbers.get(change.session or change.id),
            "name": names.get(change.session or change.id, {}),
            "label": {language: each.what for language, each in words.items()},
            "was": {language: each.before.text for language, each in words.items()},
            "now": {language: each.after.text for language, each in words.items()},
        }
