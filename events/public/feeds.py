"""The Atom feed of a forum's releases (RFC 4287): one entry each, saying what changed in words."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid5

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.program.edition import Chapter, Edition
from events.program.text import FORBIDDEN
from events.public.lines import lines_between
from events.public.reading import Reading
from events.web import absolute

if TYPE_CHECKING:
    from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MEDIA = "application/atom+xml; charset=utf-8"
NAME = "schedule/feed.xml"


def feed(edition: Edition, language: str, root: str) -> bytes:
    """The feed of an edition with its history; `root` is the pages', with `{language}` in it."""
    from lxml import etree

    with translation.override(language):
        reading = Reading(edition, language, root)
        name = reading.say(reading.forum.names).text
        top = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
        top.set(LANG, language)
        _add(top, "id", uuid5(reading.forum.uuid, f"feed {language}").urn)
        _add(top, "title", f"{name} · {_('Releases')}")
        _add(top, "updated", _time(max(each.stamp.time for each in edition.history)))
        _add(_add(top, "author"), "name", name)
        _add(top, "link", rel="self", type="application/atom+xml", href=absolute(_own(reading)))
        _page(top, reading, reading.at("releases"))
        for chapter in edition.history:
            _entry(_add(top, "entry"), reading, chapter)
        etree.indent(top)
        return etree.tostring(top, encoding="UTF-8", xml_declaration=True) + b"\n"


def _entry(entry: "etree._Element", reading: Reading, chapter: Chapter) -> None:
    stamp = chapter.stamp
    title = _("Release %(number)s") % {"number": stamp.number}
    page = reading.at(f"r{stamp.number}")
    _add(entry, "id", uuid5(reading.forum.uuid, f"release {stamp.number}").urn)
    _add(entry, "title", f"{title} · {stamp.label}" if stamp.label else title)
    _add(entry, "updated", _time(stamp.time))
    _add(entry, "published", _time(stamp.time))
    # The pages of a sealed release are gone; the list of releases says why there are none.
    _page(entry, reading, reading.at("releases") if stamp.sealed_because else page)
    _add(entry, "content", _content(reading, chapter), type="html")


def _content(reading: Reading, chapter: Chapter) -> str:
    """The note of who published, then what the list of releases says of the changes."""
    stamp = chapter.stamp
    if stamp.sealed_because:
        return _paragraph(_("Withdrawn. Its pages are no longer shown."))
    note = linebreaks(stamp.note, autoescape=True) if stamp.note else ""
    return f"{note}{_changes(reading, chapter)}"


def _changes(reading: Reading, chapter: Chapter) -> str:
    count = chapter.stamp.changes
    if count is None:
        return _paragraph(_("First publication"))
    if chapter.changes and chapter.document:
        before, after = chapter.predecessor, chapter.document
        lines = lines_between(chapter.changes, after, before, reading.language)
        return render_to_string("events/changes.html", {"lines": tuple(lines)})
    words = ngettext("%(changes)s change", "%(changes)s changes", count)
    return _paragraph(words % {"changes": count})


def _paragraph(words: str) -> SafeString:
    return format_html("<p>{}</p>", words)


def _own(reading: Reading) -> str:
    """The feed's address, one for each language."""
    return f"{reading.base}{NAME}"


def _page(element: "etree._Element", reading: Reading, path: str) -> None:
    facts = {"rel": "alternate", "type": "text/html", "hreflang": reading.language}
    _add(element, "link", href=absolute(path), **facts)


def _time(at: datetime) -> str:
    """A date as RFC 3339 writes it, with seconds and offset."""
    return at.isoformat(timespec="seconds")


def _add(
    parent: "etree._Element", name: str, said: str | None = None, **facts: str
) -> "etree._Element":
    from lxml import etree

    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", facts)
    # A release's label and note are as they were typed: what XML forbids would lose the feed.
    child.text = None if said is None else FORBIDDEN.sub("", said)
    return child
