"""A release's pages for a device that has no network: what each says, and what stands around it.

What stands around pages of one kind is said once; the worker (`sw.js`) puts both together.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from events.public import assets, frame, pages, seeking
from events.public.drawn import Drawn, Elsewhere
from events.public.filters import VIEWS
from events.public.reading import Reading
from events.public.sheet import sheet

# What the worker puts in their places; no text has them, since HTML knows no such characters.
TITLE, PATH, MAIN = "\x01", "\x02", "\x03"
ABSENT = "?"  # no page's address
INSIDE = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
# Everything else about the page is for search engines, for sharing, or needs a network.
UNSAID = {"about": "", "canonical": "", "alternates": (), "linked": "", "downloads": ()}

Page = tuple[int, str, str]


class Bundle(Struct, frozen=True, kw_only=True):
    """The pages by their path: the number of a frame, a title in HTML, what is in `main`.

    `files` is all that they need; `pictures` they can do without.
    """

    release: int
    frames: tuple[str, ...]
    pages: dict[str, Page]
    files: tuple[str, ...]
    pictures: tuple[str, ...]


def bundle(reading: Reading) -> Bundle:
    """Every page that can be reached from the forum's own, and the views of its programme."""
    with translation.override(reading.language):
        binder = _Binder(reading)
        binder.bind()
        return binder.bound()


class _Binder:
    """Follows the links from page to page."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sheet = sheet(reading.edition)
        self.log = f"releases/{reading.number}/"
        self.pages: dict[str, Page] = {}
        self.frames: dict[tuple[str, str], str] = {}
        self.link = re.compile(rf'href="{re.escape(reading.base)}((?:[^"?#/]+/)*)["?#]')
        self.context = self._frame("", pages.draw_at(reading, "", {}))

    def bind(self) -> None:
        """Draw what is linked, and what that links in turn."""
        self._put(ABSENT, "", _absent())
        todo = ["", *(f"schedule/?view={view}" for view in VIEWS)]
        seen = set(todo)
        for path in todo:  # grows meanwhile
            for found in self._bind(path):
                if found not in seen:
                    seen.add(found)
                    todo.append(found)

    def bound(self) -> Bundle:
        """All of it."""
        frames = tuple(self.frames.values())
        own = (f"/{self.reading.slug}/{self.sheet.name}", seeking.address(self.reading))
        return Bundle(
            release=self.reading.number,
            frames=frames,
            pages=self.pages,
            files=(*assets.files(frames), *own),
            pictures=assets.pictures(main for _frame, _title, main in self.pages.values()),
        )

    def _bind(self, address: str) -> Iterator[str]:
        path, _mark, view = address.partition("?view=")
        if path.startswith("releases/") and path not in ("releases/", self.log):
            return  # what older releases changed is not needed on the way
        drawn = pages.draw_at(self.reading, path, {"view": view} if view else {})
        if isinstance(drawn, Elsewhere) or drawn.status != HTTPStatus.OK or _alone(drawn):
            return
        page = self._put(address, path, drawn)
        yield from self.link.findall(page)

    def _put(self, address: str, path: str, drawn: Drawn) -> str:
        """Keep a page; all that it links to is in what comes back."""
        kind = (drawn.template, drawn.section)
        if kind not in self.frames:
            context = {**self._frame(path, drawn), **drawn.context}
            self.frames[kind] = INSIDE.sub(
                rf"\1{MAIN}\2", render_to_string(drawn.template, context), 1
            )
        context = {**self.context, **drawn.context, "outline": "events/inside.html"}
        main = _plain(render_to_string(drawn.template, context))
        title = _plain(conditional_escape(drawn.title))
        self.pages[address] = (list(self.frames).index(kind), title, main)
        return self.frames[kind] + main

    def _frame(self, path: str, drawn: Drawn | Elsewhere) -> dict[str, object]:
        assert isinstance(drawn, Drawn)  # noqa: S101 - the forum's own page has no other address
        plain = replace(drawn, query="")
        around = frame.frame(self.reading, path and PATH, plain, self.sheet)
        titled = around["page_title"].replace(drawn.title, TITLE, 1)
        return {**around, **UNSAID, "page_title": titled}


def _plain(text: str) -> str:
    """The text itself: what is marked as safe cannot be written as JSON."""
    return "".join(text)


def _alone(drawn: Drawn) -> bool:
    """Whether it is a screen, which keeps itself when it is visited."""
    return drawn.template == "events/display.html"


def _absent() -> Drawn:
    title = _("Not kept on this device")
    return Drawn(template="events/absent.html", title=title, context={"title": title})
