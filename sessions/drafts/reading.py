"""Draft rows → Document, in one SQL statement: one snapshot at any isolation level."""

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Cast, JSONObject

from events.models import Forum, Room, Theme, Venue
from events.program import canonical
from events.program.document import Document
from sessions.models import Appearance, Session
from speakers.models import NameForm, Organisation, Organiser, Speaker

SERIES = ("uuid", "number", "slug", "names", "description")
FORUM = (
    "uuid", "number", "slug", "names", "starts", "ends", "zone", "languages", "edition", "motto",
    "description", "notice", "day_turns", "city", "country", "press_contact",
)  # fmt: skip
VENUE = ("uuid", "number", "names", "address", "latitude", "longitude", "link")
ROOM = (
    "uuid", "number", "slug", "names", "capacity", "order", "floor", "latitude", "longitude",
    "plan", "step_free", "hearing_loop", "parallel", "source", "source_id",
)  # fmt: skip
THEME = ("uuid", "number", "slug", "names", "hue", "order", "source", "source_id")
ORGANISATION = ("uuid", "number", "slug", "names", "abbreviation", "kind", "country", "link")
FORM = ("language", "kind", "text", "honorific", "short", "pronunciation", "source")
SPEAKER = (
    "slug", "name", "position", "biography", "protocol_order", "status", "source", "source_id",
)  # fmt: skip
SESSION = (
    "uuid", "number", "slug", "kind", "title", "source_kind", "reported_titles", "subtitle",
    "abstract", "description", "start", "minutes", "certainty", "state", "cancelled_because",
    "more_speakers", "floor_languages", "interpretation", "sign_languages", "captions",
    "coverage", "attribution", "gathering_point", "links", "source", "source_id",
)  # fmt: skip
APPEARANCE = ("uuid", "number", "role", "order", "topic", "minutes")
NO_FORUM = UUID(int=0)  # stands for the one that is asked for


class NoSuchForum(LookupError):
    """There is no forum of that uuid."""


class LeftOut(NamedTuple):
    """An appearance that a release would not show, since its speaker is not confirmed."""

    session: UUID
    speaker: UUID
    status: str


def read(forum: UUID) -> Document:
    """What a release of the forum would say now, in canonical order.

    It holds sessions that are not draft and whose audience is public, speakers confirmed or
    cancelled, and appearances of those. Raises NoSuchForum.
    """
    statement, parameters = _statement()
    with connection.cursor() as cursor:
        cursor.execute(statement, [forum if each == NO_FORUM else each for each in parameters])
        row = cursor.fetchone()
    if row is None:
        raise NoSuchForum(f"There is no forum {forum}.")
    return canonical.ordered(msgspec.json.decode(row[0], type=Document))


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """The statement and its parameters, `NO_FORUM` among them: made once, which takes a while."""
    rows = Forum.objects.filter(uuid=NO_FORUM).values_list(Cast(_document(), TextField()))
    return rows.order_by().query.sql_with_params()


def left_out(forum: UUID) -> tuple[LeftOut, ...]:
    """Appearances in published sessions that a release would leave out, by session."""
    rows = (
        Appearance.objects.filter(
            session__in=Session.objects.published(), session__forum__uuid=forum
        )
        .exclude(speaker__status__in=Speaker.PUBLISHED)
        .order_by("session__start", "session__uuid", "order")
        .values_list("session__uuid", "speaker__person__uuid", "speaker__status")
    )
    return tuple(LeftOut(*row) for row in rows)


def _rows(rows: QuerySet[Any], *copied: str, **made: Any) -> ArraySubquery:
    return ArraySubquery(rows.order_by().values(row=_object(*copied, **made)))


def _object(*copied: str, **made: Any) -> JSONObject:
    return JSONObject(**{name: F(name) for name in copied}, **made)


def _optional(condition: Q, value: Any) -> Case:
    return Case(When(condition, then=value), default=Value(None))


def _document() -> JSONObject:
    mine = {"forum": OuterRef("pk")}
    return JSONObject(
        forum=_forum(),
        venues=_rows(Venue.objects.filter(**mine), *VENUE),
        rooms=_rows(Room.objects.filter(**mine), *ROOM, venue=F("venue__uuid")),
        themes=_rows(Theme.objects.filter(**mine), *THEME),
        organisations=_rows(_organisations(), *ORGANISATION),
        speakers=_speakers(Speaker.objects.published().filter(**mine)),
        sessions=_sessions(Session.objects.published().filter(**mine)),
    )


def _forum() -> JSONObject:
    organisers = Organiser.objects.filter(forum=OuterRef("pk"))
    hues = Func("hue_1", "hue_2", function="jsonb_build_array", output_field=JSONField())
    return _object(
        *FORUM,
        series=_optional(
            Q(series__isnull=False), JSONObject(**{name: F(f"series__{name}") for name in SERIES})
        ),
        organisers=_rows(organisers, "role", "order", organisation=F("organisation__uuid")),
        hues=_optional(Q(hue_1__isnull=False, hue_2__isnull=False), hues),
    )


def _organisations() -> QuerySet[Organisation]:
    """Those that published speakers come from, and those behind the forum."""
    speakers = Speaker.objects.published().filter(forum=OuterRef(OuterRef("pk")))
    at_home = speakers.filter(Q(organisation=OuterRef("pk")) | Q(delegation=OuterRef("pk")))
    behind = Organiser.objects.filter(forum=OuterRef(OuterRef("pk")), organisation=OuterRef("pk"))
    return Organisation.objects.filter(Exists(at_home) | Exists(behind))


def _speakers(rows: QuerySet[Speaker]) -> ArraySubquery:
    forms = NameForm.objects.filter(person=OuterRef("person")).exclude(kind=NameForm.Kind.PROPOSED)
    agreed = Q(person__photo_consent__isnull=False) & ~Q(person__photo_sha256="")
    photo = JSONObject(
        sha256=F("person__photo_sha256"),
        width=F("person__photo_width"),
        height=F("person__photo_height"),
        alt=F("person__photo_alt"),
        credit=F("person__photo_credit"),
    )
    consent = JSONObject(
        record=F("consent_record"),
        stream=F("consent_stream"),
        photograph=F("consent_photograph"),
        licence=F("licence"),
    )
    person = {name: F(f"person__{name}") for name in ("uuid", "number", "sort_key", "country")}
    return _rows(
        rows,
        *SPEAKER,
        **person,
        person_slug=F("person__slug"),
        links=F("person__links"),
        forms=_rows(forms, *FORM, confirmed=F("date")),
        organisation=F("organisation__uuid"),
        delegation=F("delegation__uuid"),
        photo=_optional(agreed, photo),
        consent=consent,
    )


def _sessions(rows: QuerySet[Session]) -> ArraySubquery:
    parts = Appearance.objects.filter(session=OuterRef("pk"), speaker__status__in=Speaker.PUBLISHED)
    stands_in = Q(instead_of__status__in=Speaker.PUBLISHED)
    further = Theme.objects.filter(also_in=OuterRef("pk")).order_by()
    overflow = Room.objects.filter(overflow_of=OuterRef("pk")).order_by()
    successors = Session.objects.published().filter(pk=OuterRef("successor"))
    return _rows(
        rows,
        *SESSION,
        theme=F("theme__uuid"),
        themes=ArraySubquery(further.values("uuid")),
        room=F("room__uuid"),
        overflow=ArraySubquery(overflow.values("uuid")),
        successor=Subquery(successors.values("uuid")[:1]),
        appearances=_rows(
            parts,
            *APPEARANCE,
            speaker=F("speaker__person__uuid"),
            instead_of=_optional(stands_in, F("instead_of__person__uuid")),
        ),
    )
