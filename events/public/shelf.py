"""The pages that stand above one edition: the list of forums, and a release that was withdrawn."""

from collections.abc import Iterator
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import clock, text
from events.program.edition import Stamp
from events.public.ribbon import Stripe, stripes
from events.public.said import Said
from events.shelf import Card, OnShelf, Shelf
from events.web import UI_LANGUAGES, absolute
from events.words import dates, labels


class Listed(Struct, frozen=True, kw_only=True):
    """A forum in the list."""

    name: Said
    motto: Said
    place: tuple[Said | str, ...]
    when: str
    href: str
    stripes: tuple[Stripe, ...]


class Shelved(Struct, frozen=True, kw_only=True):
    """The forums that run, that are to come, or that are past."""

    heading: str
    forums: tuple[Listed, ...]


def forums_page(shelf: Shelf, language: str, at: datetime) -> str:
    """The list of visible forums, parted by the present."""
    with translation.override(language):
        parts = tuple(part for part in _parts(shelf, language, at) if part.forums)
        context = {"parts": parts, "title": _("Forums"), **above(language, "/{language}/")}
        return render_to_string("events/forums.html", {**context, "page_title": _("Forums")})


def _parts(shelf: Shelf, language: str, at: datetime) -> Iterator[Shelved]:
    """What runs, what comes, the soonest first, and what is past, the newest first."""
    running: list[Listed] = []
    coming: list[Listed] = []
    past: list[Listed] = []
    for entry in shelf.forums:
        begins, over = clock.term(entry.card)
        part = coming if at < begins else running if at < over else past
        part.append(listed(entry, language))
    yield Shelved(heading=_("Running now"), forums=tuple(running))
    yield Shelved(heading=_("Coming"), forums=tuple(reversed(coming)))
    yield Shelved(heading=_("Past"), forums=tuple(past))


def sealed_page(stamp: Stamp, entry: OnShelf, language: str) -> str:
    """Says of a withdrawn release that its pages are not shown, and where the current one is."""
    with translation.override(language):
        title = _("Release %(number)s was withdrawn") % {"number": stamp.number}
        root = f"/{{language}}/{entry.slug}/"
        context = {
            "title": title,
            "page_title": title,
            "name": say(entry.card, entry.card.names, language),
            "current": entry.number if entry.number != stamp.number else None,
            "href": root.replace("{language}", language),
            **above(language, root),
        }
        return render_to_string("events/sealed.html", context)


def above(language: str, root: str) -> dict[str, object]:
    """What stands around a page above the forums; `root` has `{language}` in it."""
    switches = [
        {
            "language": tag,
            "short": labels.AUTONYMS[tag][1],
            "autonym": labels.AUTONYMS[tag][0],
            "href": root.replace("{language}", tag),
            "absolute": absolute(root.replace("{language}", tag)),
            "current": tag == language,
        }
        for tag in UI_LANGUAGES
    ]
    return {"language": language, "switches": switches}


def listed(entry: OnShelf, language: str) -> Listed:
    """The forum as a list shows it."""
    card = entry.card
    country = card.country and labels.country_name(card.country, language)
    return Listed(
        name=say(card, card.names, language),
        motto=say(card, card.motto, language),
        place=tuple(filter(None, (say(card, card.city, language), country))),
        when=dates.period(card.starts, card.ends, language),
        href=f"/{language}/{entry.slug}/",
        stripes=stripes(entry.sha256),
    )


def say(card: Card, texts: text.Texts, language: str) -> Said:
    """A forum's text in the page's language, else in the forum's first that has it."""
    picked = text.pick(texts, (language, *card.languages))
    return Said(picked.text, picked.language, language)
