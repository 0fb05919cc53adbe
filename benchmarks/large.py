"""A programme as large as the speed claims speak of, made of nothing but numbers."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from events.program import canonical, ledger
from events.program.document import (
    Appearance,
    Document,
    Forum,
    NameForm,
    Room,
    Session,
    Speaker,
    Theme,
)
from events.program.edition import Edition, Stamp

SPACE = UUID("d9428888-122b-11e1-b85c-61cd3cbb3210")
FIRST_DAY = datetime(2025, 12, 5, 5, 0, tzinfo=UTC)
ABSTRACT = "An abstract of the session in plain words that say what is to be expected of it. " * 10
ROOMS, THEMES, SLOTS_A_DAY = 20, 12, 16


def programme(sessions: int = 1000, speakers: int = 600) -> Document:
    """A forum of that many sessions in twenty rooms, three speakers in each, canonical."""
    days = -(-sessions // (ROOMS * SLOTS_A_DAY))
    return canonical.ordered(
        Document(
            forum=Forum(
                uuid=_id("forum", 0), number=1, slug="large-2025", names=_texts("Large forum"),
                starts=date(2025, 12, 5), ends=date(2025, 12, 5) + timedelta(days=days - 1),
                zone="Asia/Baku", languages=("en", "az"), day_turns=4,
            ),
            rooms=tuple(
                Room(uuid=_id("room", n), number=n, slug=f"hall-{n}", names=_texts(f"Hall {n}"))
                for n in range(1, ROOMS + 1)
            ),
            themes=tuple(
                Theme(uuid=_id("theme", n), number=n, slug=f"theme-{n}", names=_texts(f"Theme {n}"))
                for n in range(1, THEMES + 1)
            ),
            speakers=tuple(_speaker(n) for n in range(1, speakers + 1)),
            sessions=tuple(_session(n, speakers) for n in range(sessions)),
        )
    )  # fmt: skip


def edition(sessions: int = 1000) -> Edition:
    """The large programme in its first release."""
    document = programme(sessions)
    history = ledger.succeed(None, document, 1)
    sha256 = canonical.sha256(canonical.write(document, history))
    time = datetime(2025, 12, 1, tzinfo=UTC)
    stamp = Stamp(number=1, slug=document.forum.slug, time=time, sha256=sha256)
    return Edition(document=document, ledger=history, stamp=stamp, current=stamp)


def _id(kind: str, number: int) -> UUID:
    return uuid5(SPACE, f"{kind}/{number}")


def _texts(text: str) -> dict[str, str]:
    return {"en": text, "az": f"{text} (az)"}


def _speaker(number: int) -> Speaker:
    name = f"Given{number} Family{number}"
    return Speaker(
        uuid=_id("person", number), number=number, slug=f"speaker-{number}",
        person_slug=f"speaker-{number}", sort_key=f"Family{number}, Given{number}",
        forms=(NameForm(language="en", kind="official", text=name),),
        position=_texts(f"Head of department {number}"),
    )  # fmt: skip


def _session(number: int, speakers: int) -> Session:
    slot, room = divmod(number, ROOMS)
    day, slot = divmod(slot, SLOTS_A_DAY)
    return Session(
        uuid=_id("session", number), number=number + 1, slug=f"session-{number}", kind="panel",
        title=_texts(f"Session {number}"), abstract={"en": ABSTRACT},
        theme=_id("theme", number % THEMES + 1), room=_id("room", room + 1),
        start=FIRST_DAY + timedelta(days=day, minutes=45 * slot), minutes=40,
        appearances=tuple(
            Appearance(
                uuid=_id("part", number * 3 + n), number=number * 3 + n + 1,
                speaker=_id("person", (number * 3 + n) % speakers + 1),
                role="panelist" if n else "moderator", order=n,
            )
            for n in range(3)
        ),
    )  # fmt: skip
