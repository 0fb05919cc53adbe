"""What a page offers beyond itself: its files and feed, and how other sites show a link to it."""

from collections.abc import Iterator

from msgspec import Struct

from events.program.document import Session, Speaker
from events.program.formats import picture
from events.program.formats.outgoing import WHOLE, Part
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
    yield from _picture(reading, drawn)


def short(reading: Reading, number: int) -> str:
    """The address of a session for life, in the language of whoever opens it; a draft has none."""
    return absolute(f"/{reading.slug}/{number}/") if reading.stamp and number else ""


def code(reading: Reading, part: Part) -> str:
    """Where the QR code of that address is; a draft has none, nor has a page that is not public."""
    public = reading.root.startswith(f"/{{language}}/{reading.slug}/")
    return f"{reading.base}{part.stem}.svg" if reading.stamp and public else ""


def _picture(reading: Reading, drawn: Drawn) -> Iterator[tuple[str, str, str]]:
    """What is drawn of the page's own thing, else of the forum; a draft is not shared."""
    if not reading.stamp:
        yield "name", "twitter:card", "summary"
        return
    part = _part(drawn)
    name = reading.say(reading.forum.names).text
    alt = name if part.kind == "forum" else f"{drawn.title} · {name}"
    yield "name", "twitter:card", "summary_large_image"
    yield "property", "og:image", absolute(f"{reading.base}{part.stem}.png")
    yield "property", "og:image:type", picture.MEDIA
    yield "property", "og:image:width", str(picture.WIDTH)
    yield "property", "og:image:height", str(picture.HEIGHT)
    yield "property", "og:image:alt", alt
    yield "name", "twitter:image:alt", alt


def _part(drawn: Drawn) -> Part:
    if isinstance(drawn.thing, Session):
        return Part(kind="session", key=drawn.thing.slug)
    if isinstance(drawn.thing, Speaker):
        return Part(kind="speaker", key=drawn.thing.slug)
    return Part()
