"""What a page's builder hands to `pages`: a template and all that it says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from events.program.document import Forum, Session, Speaker


class Drawn(Struct, frozen=True, kw_only=True):
    """One page before it is written out.

    `section` is the part of the navigation that it belongs to; `about` its meta description;
    `query` what the same page in another language, or of another release, is asked with; `thing`
    what it is about where machines are told of it; `turns` the moments about now at which the
    clock makes it another page.
    """

    template: str
    title: str
    context: Mapping[str, Any]
    section: str = ""
    about: str = ""
    query: str = ""
    status: int = 200
    thing: Forum | Session | Speaker | None = None
    turns: tuple[datetime, ...] = ()


class Elsewhere(Struct, frozen=True, kw_only=True):
    """The page has moved to `path`, below the same root."""

    path: str
