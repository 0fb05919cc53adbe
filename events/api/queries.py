"""What each address takes: one frozen struct, from which the schema is made too."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from events.program import terms
from events.program.text import LANGUAGE_TAG

TAG = Annotated[str, Meta(pattern=f"^{LANGUAGE_TAG.pattern}$")]


class Query(Struct, frozen=True, kw_only=True):
    """What every address takes."""

    lang: (
        Annotated[
            TAG,
            Meta(
                description="One language for all texts, of the interface (en, az, ka, ru) or of "
                "the forum: each text is then a string; one that this language lacks comes in "
                "the forum's next language and is named in `fallback`. Without it, texts are "
                "maps of language to text."
            ),
        ]
        | None
    ) = None


class ListQuery(Query, frozen=True, kw_only=True):
    """What every list takes."""

    page: Annotated[int, Meta(ge=1, description="The page of the list, from 1.")] = 1
    page_size: Annotated[int, Meta(ge=1, le=1000, description="Results on a page.")] = 100


class SearchQuery(ListQuery, frozen=True, kw_only=True):
    """What a list that can be searched takes."""

    search: Annotated[
        str,
        Meta(description="Names and titles in any spelling and script; the best match first."),
    ] = ""


class SessionQuery(SearchQuery, frozen=True, kw_only=True):
    """What the list of sessions takes."""

    day: (
        Annotated[
            date,
            Meta(description="A day of the forum; a session after midnight is the evening's."),
        ]
        | None
    ) = None
    theme: Annotated[str, Meta(description="A theme, main or further, by uuid or slug.")] | None = (
        None
    )
    room: Annotated[str, Meta(description="A room or overflow room, by uuid or slug.")] | None = (
        None
    )
    speaker: (
        Annotated[str, Meta(description="Somebody on stage, by the person's uuid or slug.")] | None
    ) = None
    kind: Annotated[terms.Kind, Meta(description="The kind of session.")] | None = None
    language: Annotated[TAG, Meta(description="A language spoken or interpreted.")] | None = None
    state: Annotated[terms.State, Meta(description="How certain the session is.")] | None = None


class ChangesQuery(Query, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What the comparison of two releases takes."""

    from_: (
        Annotated[
            int,
            Meta(ge=1, le=10**9, description="A release; by default the one before `to`."),
        ]
        | None
    ) = None
    to: (
        Annotated[int, Meta(ge=1, le=10**9, description="A release; by default the newest.")] | None
    ) = None
