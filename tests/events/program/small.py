"""Small programmes for tests that need only a part of one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from events.program.document import Appearance, Document, Forum, NameForm, Session, Speaker

ROOT = UUID("00000000-0000-5000-8000-000000000001")


def uuid_of(*words) -> UUID:
    return uuid5(ROOT, " ".join(map(str, words)))


def forum(**fields) -> Forum:
    given: dict[str, Any] = {
        "uuid": uuid_of("forum"),
        "number": 1,
        "slug": "small-2025",
        "names": {"en": "Small"},
        "starts": date(2025, 12, 5),
        "ends": date(2025, 12, 6),
        "zone": "Asia/Baku",
        "languages": ("en", "az", "ka", "ru"),
    }
    return Forum(**given | fields)


def speaker(number: int, *, reported=(), **names) -> Speaker:
    forms = [NameForm(language=tag, kind="official", text=text) for tag, text in names.items()]
    forms += [NameForm(language="", kind="reported", text=text) for text in reported]
    slug = f"speaker-{number}"
    return Speaker(
        uuid=uuid_of("speaker", number),
        number=number,
        slug=slug,
        person_slug=slug,
        forms=tuple(forms),
    )


def session(number: int, start: str = "", minutes: int | None = 60, *, by=(), **fields) -> Session:
    given: dict[str, Any] = {
        "uuid": uuid_of("session", number),
        "number": number,
        "slug": f"session-{number}",
        "kind": "panel",
        "title": {"en": f"Session {number}"},
        "start": datetime.fromisoformat(start) if start else None,
        "minutes": minutes,
        "appearances": tuple(
            Appearance(uuid=uuid_of("part", number, who), number=who, speaker=uuid, role="speaker")
            for who, uuid in enumerate(by, start=1)
        ),
    }
    return Session(**given | fields)


def document(*, speakers=(), sessions=(), organisations=(), themes=(), **fields) -> Document:
    return Document(
        forum=forum(**fields),
        speakers=tuple(speakers),
        sessions=tuple(sessions),
        organisations=tuple(organisations),
        themes=tuple(themes),
    )
