"""What a page offers beyond itself: its files and feed, and how other sites show a link to it."""

from collections.abc import Iterator

from django.conf import settings
from msgspec import Struct

from events.program.document import Speaker
from events.program.formats.outgoing import WHOLE
from events.public import feeds
from events.public.drawn import Drawn
from events.public.links import OFFERED, offered
from events.public.reading import Reading
from events.web import absolute

# Open Graph wants a territory with the language.
LOCALES = {"az": "az_AZ", "en": "en_GB", "ka": "ka_GE", "ru": "ru_RU"}


class Offer(Struct, frozen=True, kw_only=True):
    """A file or feed of the same programme."""

    media: str
    href: str


def offers(reading: Reading) -> Iterator[Offer]:
    """The programme of this release as files, and the feed of all releases."""
    for file in offered("forum"):
        if OFFERED[file.suffix]:
            media = file.media.partition(";")[0]
            yield Offer(media=media, href=f"{reading.base}{WHOLE}.{file.suffix}")
    feed = f"/{reading.language}/{reading.slug}/{feeds.NAME}"
    yield Offer(media=feeds.MEDIA.partition(";")[0], href=feed)


def cards(
    reading: Reading, drawn: Drawn, about: str, canonical: str
) -> Iterator[tuple[str, str, str]]:
    """Open Graph's and Twitter's tags: the attribute that names one, its name, its content."""
    person = isinstance(drawn.thing, Speaker)
    others = (tag for tag in reading.languages if tag != reading.language)
    yield "property", "og:title", drawn.title
    yield "property", "og:description", about
    yield "property", "og:url", canonical
    yield "property", "og:type", "profile" if person else "website"
    yield "property", "og:site_name", reading.say(reading.forum.names).text
    yield "property", "og:locale", LOCALES.get(reading.language, reading.language)
    for tag in others:
        yield "property", "og:locale:alternate", LOCALES.get(tag, tag)
    yield "name", "twitter:card", "summary"
    if isinstance(drawn.thing, Speaker):
        yield from _portrait(reading, drawn.thing)


def _portrait(reading: Reading, speaker: Speaker) -> Iterator[tuple[str, str, str]]:
    if not (photo := speaker.photo):
        return
    alt = reading.say(photo.alt).text or reading.say(speaker.names).text
    yield "property", "og:image", absolute(f"{settings.MEDIA_URL}photos/{photo.sha256}.jpg")
    yield "property", "og:image:width", str(photo.width)
    yield "property", "og:image:height", str(photo.height)
    yield "property", "og:image:alt", alt
    yield "name", "twitter:image:alt", alt
