"""The forum that an address names, and its language where the address names none."""

from django.http import Http404

from events.releases import OnShelf, shelf
from events.web import UI_LANGUAGES


def on_shelf(slug: str) -> OnShelf:
    """The forum at a current or former address. Raises Http404."""
    entry = shelf().find(slug)
    if entry is None:
        raise Http404("There is no forum at this address.")
    return entry


def first_language(entry: OnShelf) -> str:
    """The forum's first language that we speak."""
    return next(tag for tag in (*entry.card.languages, *UI_LANGUAGES) if tag in UI_LANGUAGES)
