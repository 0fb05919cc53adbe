"""Sessions as the board shows them, in a reader's language; also those that are gone."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from msgspec import Struct

from events.models import Forum
from events.program import text
from sessions.board.items import BREAK, EVERYWHERE
from sessions.board.movers import movers
from sessions.models import Appearance, BoardRow, Session
from speakers.models import NameForm, Speaker

FIELDS = (
    "uuid", "pk", "v", "title", "kind", "state", "room__uuid", "start", "minutes", "theme__uuid",
)  # fmt: skip


class Part(Struct, frozen=True, kw_only=True):
    """Somebody in a session; `id` is the person's."""

    id: UUID
    name: str
    role: str


class Row(Struct, frozen=True, kw_only=True):
    """A session at its place: `room` is an id, none, or "*" for a break across all rooms.

    `by` and `at` say who brought it there and when; the whole board goes without.
    """

    id: UUID
    v: int
    title: str
    lang: str
    kind: str
    state: str
    room: str | None
    start: datetime | None
    minutes: int | None
    theme: UUID | None
    people: tuple[Part, ...]
    link: str
    gone: bool = False
    by: str = ""
    at: datetime | None = None


class Reader:
    """Reads the rows of one forum in one language, in a constant number of queries."""

    def __init__(self, forum: Forum, language: str) -> None:
        self.forum, self.zone = forum, forum.tz
        self.order = (language, *forum.languages)
        self._link = reverse("admin:program_sessions_session_change", args=(0,))

    def pick(self, texts: Mapping[str, str]) -> text.Picked:
        """The text in the reader's language, else in the forum's own order."""
        return text.pick(texts, self.order)

    def every(self) -> list[Row]:
        """All that are there."""
        parts = Appearance.objects.filter(session__forum=self.forum)
        people = self._people(parts, Speaker.objects.filter(forum=self.forum))
        return [self._row(values, people) for values in self._there()]

    def some(self, sessions: Collection[UUID]) -> list[Row]:
        """These, with who moved them; a session that is gone is as its history last had it."""
        if not sessions:
            return []
        parts = Appearance.objects.filter(session__uuid__in=sessions)
        speakers = Speaker.objects.filter(pk__in=parts.order_by().values("speaker"))
        people = self._people(parts, speakers)
        moved = movers(sessions)
        there = [(row, False) for row in self._there().filter(uuid__in=sessions)]
        lost = set(sessions) - {row[0] for row, _gone in there}
        gone = [(row, True) for row in self._gone(lost)]
        return [
            self._row(values, people, gone=is_gone, **_told(moved.get(values[0])))
            for values, is_gone in (*there, *gone)
        ]

    def _there(self) -> "QuerySet[Any, Any]":
        # In the row's own statement: a newer version would hide what is older than it.
        v = BoardRow.objects.filter(pk=OuterRef("uuid")).values("v")
        rows = Session.objects.filter(forum=self.forum).order_by("start", "uuid")
        return rows.annotate(v=Subquery(v)).values_list(*FIELDS)

    def _gone(self, sessions: Collection[UUID]) -> Iterator[Any]:
        if not sessions:
            return
        marks = BoardRow.objects.filter(forum=self.forum, pk__in=sessions, gone=True)
        versions = dict(marks.values_list("pk", "v"))
        known = ["id" if name == "pk" else name for name in FIELDS if name != "v"]
        last = Session.history.filter(uuid__in=versions).order_by(
            "uuid", "-history_date", "-history_id"
        )
        for uuid, pk, *values in last.distinct("uuid").values_list(*known):
            yield uuid, pk, versions[uuid], *values

    def _people(
        self, parts: "QuerySet[Appearance]", speakers: "QuerySet[Speaker]"
    ) -> dict[UUID, tuple[Part, ...]]:
        names = dict(self._named(speakers))
        listed: dict[UUID, list[Part]] = {}
        rows = parts.order_by("session", "order", "uuid")
        for session, speaker, role in rows.values_list("session__uuid", "speaker", "role"):
            if speaker in names:  # else added since
                person, name = names[speaker]
                listed.setdefault(session, []).append(Part(id=person, name=name, role=role))
        return {session: tuple(each) for session, each in listed.items()}

    def _named(self, speakers: "QuerySet[Speaker]") -> Iterator[tuple[int, tuple[UUID, str]]]:
        forms = NameForm.objects.filter(person=OuterRef("person"), kind=NameForm.Kind.OFFICIAL)
        spelled = ArraySubquery(
            forms.values(row=JSONObject(language=F("language"), text=F("text")))
        )
        rows = speakers.select_related("person").annotate(spelled=spelled)
        for row in rows.only("name", "person__uuid", "person__sort_key"):
            names = {form["language"]: form["text"] for form in row.spelled} | row.name
            yield row.pk, (row.person.uuid, self.pick(names).text or row.person.plain_name)

    def _row(
        self,
        values: Any,
        people: Mapping[UUID, tuple[Part, ...]],
        *,
        gone: bool = False,
        by: str = "",
        at: datetime | None = None,
    ) -> Row:
        uuid, pk, v, title, kind, state, room, start, minutes, theme = values
        said, language = self.pick(title)
        across = kind == BREAK and room is None and start is not None
        return Row(
            id=uuid, v=v, title=said, lang=language, kind=kind, state=state,
            room=EVERYWHERE if across else room and str(room),
            start=start and start.astimezone(self.zone), minutes=minutes, theme=theme,
            people=() if gone else people.get(uuid, ()),
            link="" if gone else self._link.replace("/0/", f"/{pk}/"),
            gone=gone, by=by, at=at and at.astimezone(self.zone),
        )  # fmt: skip


def _told(mover: Any) -> dict[str, Any]:
    return {"by": mover.by, "at": mover.at} if mover else {}
