"""The demo: the Azerbaijan-Georgia Media Forum, from the facts in `agmf-2025.json`."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction

from events.models import Forum
from events.program import document, names
from events.program.document import Document
from events.program.edition import Stamp
from sessions import drafts, publish

if TYPE_CHECKING:
    from events.models import User

FACTS = Path(__file__).with_name("agmf-2025.json")
# The demo's ids are made from its slugs, so that every installation's demo is the same forum.
SPACE = UUID("6f1f9a52-8f0b-5c0e-9d55-2f4f3a6f7b10")
REPORTED_ON = date(2025, 12, 5)

Facts = Mapping[str, Any]


def build(*, by: "User | str") -> Stamp | None:
    """Creates the demo forum and publishes it; None, with nothing changed, where it is there."""
    programme = read(json.loads(FACTS.read_text(encoding="utf-8")))
    if Forum.objects.filter(uuid=programme.forum.uuid).exists():
        return None
    with transaction.atomic():
        forum = drafts.new_forum(programme.forum)
        forum.save()
        drafts.write(forum.uuid, programme, by=by)
        return publish.publish(forum.uuid, by=by, label="Demo")


def read(facts: Facts) -> Document:
    """The facts as a programme."""
    zone = ZoneInfo(facts["forum"]["zone"])
    day = date.fromisoformat(facts["forum"]["starts"])
    return Document(
        forum=_forum_struct(facts),
        rooms=_all("room", document.Room, facts["rooms"]),
        themes=_all("theme", document.Theme, facts["themes"]),
        organisations=_all("organisation", document.Organisation, facts["organisations"]),
        speakers=tuple(_speaker(n, f) for n, f in enumerate(facts["people"], 1)),
        sessions=tuple(
            _session(n, f, datetime.combine(day, time.fromisoformat(f["start"]), zone))
            for n, f in enumerate(facts["sessions"], 1)
        ),
    )


def _id(kind: str, slug: str) -> UUID:
    return uuid5(SPACE, f"{kind}/{slug}")


def _all(kind: str, struct: type[Any], rows: Iterable[Facts]) -> tuple[Any, ...]:
    return tuple(
        struct(uuid=_id(kind, row["slug"]), number=number, **row)
        for number, row in enumerate(rows, 1)
    )


def _forum_struct(facts: Facts) -> document.Forum:
    said = dict(facts["forum"])
    behind = said.pop("organisers")
    series = facts["series"]
    return msgspec.convert(
        {
            **said,
            "uuid": _id("forum", said["slug"]),
            "number": 1,
            "series": {**series, "uuid": _id("series", series["slug"]), "number": 1},
            "organisers": [{"organisation": _id("organisation", slug)} for slug in behind],
        },
        document.Forum,
    )


def _speaker(number: int, facts: Facts) -> document.Speaker:
    # The press printed these names; the reports are all that the demo knows of them.
    form = partial(document.NameForm, source="press reports", confirmed=REPORTED_ON)
    official = (
        form(language=language, kind="official", text=text)
        for language, text in facts["names"].items()
    )
    reported = (form(language="", kind="reported", text=t) for t in facts.get("reported", ()))
    where = facts.get("organisation")
    return document.Speaker(
        uuid=_id("person", facts["slug"]),
        number=number,
        slug=facts["slug"],
        person_slug=facts["slug"],
        sort_key=names.sort_key(facts["names"]["en"]),
        forms=(*official, *reported),
        position=facts.get("position", {}),
        organisation=_id("organisation", where) if where else None,
        country=facts.get("country", ""),
    )


def _session(number: int, facts: Facts, start: datetime) -> document.Session:
    end = datetime.combine(start, time.fromisoformat(facts["end"]), start.tzinfo)
    theme = facts.get("theme")
    return document.Session(
        uuid=_id("session", facts["slug"]),
        number=number,
        slug=facts["slug"],
        kind=facts["kind"],
        title=facts["title"],
        reported_titles=tuple(
            document.ReportedTitle(text=text, language="en", source="press")
            for text in facts.get("reported_titles", ())
        ),
        theme=_id("theme", theme) if theme else None,
        room=_id("room", facts["room"]),
        start=start,
        minutes=int((end - start).total_seconds()) // 60,
        appearances=tuple(
            document.Appearance(
                uuid=_id("appearance", f"{facts['slug']}/{part['person']}"),
                number=number * 100 + order,
                speaker=_id("person", part["person"]),
                role=part["role"],
                order=order,
            )
            for order, part in enumerate(facts["appearances"], 1)
        ),
    )
