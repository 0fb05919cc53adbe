"""A release's files: which one an address names, and the views that hand it out.

Files stand beside the pages: `schedule.ics`, `sessions/opening.ics`, and the same below `r7/`.
"""

import re
from http import HTTPStatus
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from msgspec.structs import replace

from events import releases
from events.program.edition import Edition
from events.program.formats.files import FILES, File
from events.program.formats.outgoing import WHOLE, Extract, NoSuchPart, Part
from events.public.drawn import Elsewhere
from events.public.found import first_language
from events.public.missing import missing
from events.public.reading import Reading
from events.public.shelf import sealed_page
from events.releases import NoSuchRelease, OnShelf, Sealed, shelf
from events.web import OPEN, PREFLIGHT, UI_LANGUAGES, published
from events.words.exports import words

SUFFIXES = "|".join(sorted({re.escape(file.suffix) for file in FILES}, key=len, reverse=True))


class Asked(NamedTuple):
    """A file and the part of the programme that it is asked for."""

    file: File
    part: Part


def asked(path: str) -> Asked | None:
    """What a path below the forum's names; None where that is no file."""
    for file in FILES:
        stem = path.removesuffix(f".{file.suffix}")
        if stem == path:
            continue
        part = Part() if stem == file.name else Part.at(stem)
        if part and part.kind in file.parts and file.name in (WHOLE, stem):
            return Asked(file, part)
    return None


def written(edition: Edition, wanted: Asked, language: str) -> bytes:
    """The file's bytes. Raises NoSuchPart."""
    extract = Extract(
        edition, language, site=settings.SITE_URL, words=words(language), part=wanted.part
    )
    extract.sessions  # noqa: B018 - raises what is not there before anything is written
    return wanted.file.write(extract)


@published()
def download(
    request: HttpRequest, forum: str, path: str, language: str = "", number: int | None = None
) -> HttpResponse:
    """A file of a forum's newest release, or of release `number`."""
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=OPEN | PREFLIGHT)
    entry, wanted = shelf().find(forum), asked(path)
    if entry is None or wanted is None:
        raise Http404("There is no file at this address.")
    if entry.slug != forum:
        return _moved(_address(entry, language, number) + path)
    spoken = language or first_language(entry)
    try:
        edition = releases.edition(entry, number)
    except NoSuchRelease as unknown:
        raise Http404(str(unknown)) from unknown
    except Sealed as gone:
        return HttpResponse(sealed_page(gone.stamp, entry, spoken), status=HTTPStatus.GONE)
    try:
        body = written(edition, wanted, spoken)
    except NoSuchPart as unknown:
        if moved := _former(edition, wanted, path, _address(entry, language, number)):
            return moved
        body = _last(edition, wanted, spoken, unknown)
    return HttpResponse(body, content_type=wanted.file.media, headers=_headers(edition, wanted))


def alias(
    request: HttpRequest, forum: str, path: str, language: str = "", number: int | None = None
) -> HttpResponse:
    """Where other tools ask for a file: leads to where it is."""
    entry = shelf().find(forum)
    if entry is None or asked(path) is None:
        raise Http404("There is no file at this address.")
    own = language or (first_language(entry) if number else "")
    return _moved(_address(entry, own, number) + path)


def _address(entry: OnShelf, language: str, number: int | None) -> str:
    """The folder that the forum's files are in."""
    release = f"r{number}/" if number else ""
    return f"{'/' + language if language else ''}/{entry.slug}/{release}"


def _former(edition: Edition, wanted: Asked, path: str, folder: str) -> HttpResponse | None:
    """The same file of what stood at this address once."""
    suffix = f".{wanted.file.suffix}"
    reading = Reading(edition, UI_LANGUAGES[0], folder)
    found = missing(reading, f"{path.removesuffix(suffix)}/")
    if not isinstance(found, Elsewhere):
        return None
    return _moved(f"{folder}{found.path.removesuffix('/')}{suffix}")


def _last(edition: Edition, wanted: Asked, language: str, unknown: NoSuchPart) -> bytes:
    """The file of a session that was taken out: who reads it alone learns that it is cancelled."""
    if wanted.part.kind != "session":
        raise Http404(str(unknown)) from unknown
    gone = replace(wanted.part, gone=True)
    try:
        return written(edition, wanted._replace(part=gone), language)
    except NoSuchPart as never:
        raise Http404(str(never)) from never


def _headers(edition: Edition, wanted: Asked) -> dict[str, str]:
    """Who may read it: everyone; and what it is called when saved."""
    key = f"-{wanted.part.key}" if wanted.part.key else ""
    name = wanted.file.name.rpartition("/")[2].removeprefix("schedule")
    slug = f"{edition.document.forum.slug}-r{edition.number}{key}{name}"
    named = f'inline; filename="{slug}.{wanted.file.suffix}"'
    return {**OPEN, "Content-Disposition": named if slug.isascii() else "inline"}


def _moved(path: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(path, headers=OPEN)
