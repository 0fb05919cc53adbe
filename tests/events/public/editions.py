"""Programmes built in memory, and a reader for the pages that are drawn from them."""

from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

from events.program import canonical, document
from events.program.diff import diff
from events.program.edition import Edition, Stamp
from events.program.ledger import Ledger
from events.public import pages

BAKU_MORNING = datetime.fromisoformat("2025-12-05T11:00:00+04:00")
ROOT = "/{language}/media-forum/"
NUMBERS = {"forum": 1, "room": 2, "theme": 3, "speaker": 4, "session": 5, "organisation": 6}


def uuid(kind, number):
    """The id of the number-th thing of a kind, always the same."""
    return UUID(int=NUMBERS[kind] * 10**6 + number)


def at(hours, day="2025-12-05", offset="+04:00"):
    """A moment of the programme: `at("11:00")`."""
    return datetime.fromisoformat(f"{day}T{hours}:00{offset}")


def forum(**facts):
    known = {
        "uuid": uuid("forum", 1),
        "number": 1,
        "slug": "media-forum",
        "names": {"en": "Media Forum", "az": "Media Forumu"},
        "starts": date(2025, 12, 5),
        "ends": date(2025, 12, 5),
        "zone": "Asia/Baku",
        "languages": ("az", "en"),
        "city": {"en": "Baku", "az": "Bakı"},
    }
    return document.Forum(**{**known, **facts})


def _thing(struct, named, number=1, **facts):
    kind = struct.__name__.lower()
    known = {"uuid": uuid(kind, number), "number": number, "slug": f"{kind}-{number}"}
    return struct(**{**known, named: {"en": f"{kind.title()} {number}"}, **facts})


room = partial(_thing, document.Room, "names")
theme = partial(_thing, document.Theme, "names")
organisation = partial(_thing, document.Organisation, "names")


def session(number=1, **facts):
    known = {"kind": "panel", "start": BAKU_MORNING, "minutes": 90}
    return _thing(document.Session, "title", number, **{**known, **facts})


def speaker(number=1, **facts):
    known = {"person_slug": f"person-{number}"}
    return _thing(document.Speaker, "name", number, **{**known, **facts})


def appearance(number=1, role="panelist", speaker=1, **facts):
    return document.Appearance(
        uuid=UUID(int=number), number=number, speaker=uuid("speaker", speaker), role=role, **facts
    )


def programme(*sessions, forum=None, **rows):
    """A document of these sessions, with the rows that are given."""
    own = forum or globals()["forum"]()
    return document.Document(forum=own, sessions=sessions, **rows)


def stamp(number=7, **facts):
    known = {
        "slug": "media-forum",
        "time": datetime(2025, 12, 4, 14, 20, tzinfo=UTC),
        "sha256": "8d1dd45ace219bde" * 4,
    }
    return Stamp(number=number, **{**known, **facts})


def release(document, number=7, before=None, **facts):
    """The document as a release, after `before` where that is given."""
    changes = diff(before, document) if before else ()
    checksum = canonical.sha256(canonical.write(document, Ledger()))
    mark = stamp(number, sha256=checksum, changes=len(changes) if before else None)
    known = {"stamp": mark, "current": mark, "predecessor": before, "changes": changes}
    return Edition(document=document, **{**known, **facts})


def preview(document, before=None):
    """The document as a draft, after the release of `before`."""
    changes = diff(before, document) if before else ()
    current = stamp(7) if before else None
    return Edition(document=document, predecessor=before, changes=changes, current=current)


class Read:
    """A drawn page: its status, and its texts by tag and class."""

    def __init__(self, page):
        from lxml import html

        self.page, self.status, self.location = page, page.status, page.location
        self.tree = html.fromstring(page.body) if page.body else None
        for unused in self.all_of("template"):  # no part of the page until a script takes it
            unused.drop_tree()

    def all_of(self, selector):
        """What the selector (CSS) finds."""
        return self.tree.cssselect(selector) if self.tree is not None else []

    def all(self, selector):
        """The texts of what the selector (CSS) finds, whitespace joined."""
        return [" ".join(each.text_content().split()) for each in self.tree.cssselect(selector)]

    def one(self, selector):
        """The text of the only thing that the selector finds."""
        (text,) = self.all(selector)
        return text

    def values(self, selector, attribute):
        """An attribute of all that the selector finds."""
        return [each.get(attribute) for each in self.tree.cssselect(selector)]


def draw(edition, path="", language="en", root=ROOT, /, **query):
    """The page of an edition, or of a document as release 7."""
    if isinstance(edition, document.Document):
        edition = release(edition)
    return Read(pages.render(edition, path, language, root, query))
