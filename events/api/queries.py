"""What each address takes: one frozen struct, from which the schema is made too."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, defstruct

from events.program import terms
from events.program.text import LANGUAGE_TAG

TAG = Annotated[str, Meta(pattern=f"^{LANGUAGE_TAG.pattern}$")]
COUNTRY = Annotated[str, Meta(pattern="^[A-Za-z]{2}$")]
INSTANT = Annotated[datetime, Meta(tz=True)]
SessionOrder = Literal["start", "-start", "title", "-title", "number", "-number"]
SpeakerOrder = Literal["name", "-name", "number", "-number", "protocol"]


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
        Meta(
            description="Names and titles in any spelling and script; the best match first, "
            "each with its reason in `match`."
        ),
    ] = ""


class SpeakerQuery(SearchQuery, frozen=True, kw_only=True):
    """What the list of speakers takes."""

    role: Annotated[terms.Role, Meta(description="A part taken in some session.")] | None = None
    country: (
        Annotated[COUNTRY, Meta(description="The speaker's country, ISO 3166-1 alpha-2.")] | None
    ) = None
    organisation: (
        Annotated[str, Meta(description="Whom they speak for or are delegated by; uuid or slug.")]
        | None
    ) = None
    ordering: (
        Annotated[
            SpeakerOrder,
            Meta(
                description="`name` is the family name first, `protocol` the order of the "
                "programme; `-` turns the order round. By default protocol, or the best match."
            ),
        ]
        | None
    ) = None


class SessionQuery(SearchQuery, frozen=True, kw_only=True):
    """What the list of sessions takes. Who is on stage must be one person meeting all of that."""

    day: (
        Annotated[
            date,
            Meta(description="A day of the forum; a session after midnight is the evening's."),
        ]
        | None
    ) = None
    starts_after: Annotated[INSTANT, Meta(description="Begins then or later.")] | None = None
    ends_before: Annotated[INSTANT, Meta(description="Is over then or earlier.")] | None = None
    now: (
        Annotated[INSTANT, Meta(description="Runs at that moment; a cancelled one never.")] | None
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
    role: (
        Annotated[terms.Role, Meta(description="A part that somebody, or `speaker`, has in it.")]
        | None
    ) = None
    country: (
        Annotated[COUNTRY, Meta(description="Of somebody on stage, ISO 3166-1 alpha-2.")] | None
    ) = None
    organisation: (
        Annotated[str, Meta(description="Of somebody on stage, by uuid or slug.")] | None
    ) = None
    kind: Annotated[terms.Kind, Meta(description="The kind of session.")] | None = None
    language: Annotated[TAG, Meta(description="A language spoken or interpreted.")] | None = None
    state: Annotated[terms.State, Meta(description="How certain the session is.")] | None = None
    coverage: (
        Annotated[terms.Coverage, Meta(description="For the press; empty: not said.")] | None
    ) = None
    ordering: (
        Annotated[
            SessionOrder,
            Meta(
                description="`-` turns the order round; what has no start comes last. By default "
                "as in the programme, or the best match first."
            ),
        ]
        | None
    ) = None


class ChangesQuery(Query, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What the comparison of two releases takes."""

    from_: (
        Annotated[
            int,
            Meta(ge=1, le=10**9, description="A release; by default the one before `to`."),
        ]
        | None
    ) = None
    since: (
        Annotated[
            Annotated[int, Meta(ge=1, le=10**9)] | INSTANT,
            Meta(
                description="In place of `from`, for who asks again and again: the release, by "
                "number or by the time of the last answer, that is known already. Before the "
                "first there is none: `from` is then null; fetch everything."
            ),
        ]
        | None
    ) = None
    to: (
        Annotated[int, Meta(ge=1, le=10**9, description="A release; by default the newest.")] | None
    ) = None


def shaped(query: type[Query], fields: Iterable[str], expand: Iterable[str]) -> type[Query]:
    """The query with the choice of the fields that are shown and of what stands in full."""
    members = [_choice("fields", FIELDS, fields)]
    if names := tuple(expand):
        members.append(_choice("expand", EXPAND, names))
    facts: dict[str, Any] = {"bases": (query,), "module": __name__, "frozen": True, "kw_only": True}
    made: Any = defstruct(query.__name__, members, **facts)
    shaped_query: type[Query] = made
    return shaped_query


FIELDS = "Only these fields of each result, with commas; `fallback` comes along with `lang`."
EXPAND = "What is to stand in full where otherwise it is named, with commas."


def _choice(name: str, description: str, words: Iterable[str]) -> tuple[str, Any, None]:
    word: Any = Literal[tuple(words)]
    given = Annotated[tuple[word, ...], Meta(min_length=1, description=description)]
    return (name, given | None, None)
