"""Programmes for property tests: valid, canonical, in several scripts and zones."""

from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from events.program import canonical, check
from events.program.document import (
    Appearance,
    Document,
    Forum,
    Interpretation,
    NameForm,
    Organisation,
    Organiser,
    Photo,
    Room,
    Session,
    Speaker,
    Theme,
    Venue,
)

LANGUAGES = ("en", "az", "ka", "ru")
# Europe/Berlin and America/New_York change their clocks in the days below.
ZONES = {
    "Asia/Baku": date(2025, 12, 5),
    "Asia/Kolkata": date(2023, 9, 10),
    "Europe/Berlin": date(2025, 10, 25),
    "America/New_York": date(2025, 3, 8),
}
WORDS = ["Trust", "Etimad", "ნდობა", "Доверие", "Əliyev", "Çıxış", "İsmayılov", "Зал 1", "a\r\nb"]
DAYS = 3
PHOTOS = st.sampled_from([None, Photo(sha256="ab" * 32, width=3, height=4)])
INTERPRETATIONS = st.sampled_from([(), (Interpretation(language="ka", channel="2"),)])


@cache  # as all that no draw changes: Hypothesis checks each strategy anew, which took half its time
def one(*things):
    """One of these."""
    return st.sampled_from(things)


@cache
def maybe(strategy):
    """None, or what the strategy draws."""
    return st.none() | strategy


@cache
def texts(least: int = 0):
    """A map of languages to texts."""
    return st.dictionaries(one(*LANGUAGES), one(*WORDS), min_size=least, max_size=3)


@cache
def ids(least: int = 0, most: int = 4):
    """Different uuids, from a small world so that two documents share some."""
    numbers = st.integers(1, 6)
    return st.lists(numbers, min_size=least, max_size=most, unique=True)


def uuid(kind: int, number: int) -> UUID:
    """The uuid of the nth thing of a kind."""
    return UUID(int=kind << 64 | number)


@st.composite
def documents(draw, zone: str | None = None):
    """A valid programme in canonical form; all of them are of the same forum."""
    zone = zone or draw(one(*ZONES))
    venues = draw(ids(most=1))
    organisations, rooms, themes = draw(ids(most=2)), draw(ids(most=3)), draw(ids(most=3))
    people, sessions = draw(ids(most=4)), draw(ids(most=5))
    document = Document(
        forum=draw(forums(zone, organisations)),
        venues=tuple(_named(draw, Venue, 2, n) for n in venues),
        rooms=tuple(
            _named(draw, Room, 3, n, order=draw(st.integers(0, 2)), venue=_some(draw, 2, venues))
            for n in rooms
        ),
        themes=tuple(_named(draw, Theme, 4, n, hue=draw(st.integers(0, 359))) for n in themes),
        organisations=tuple(_named(draw, Organisation, 5, n) for n in organisations),
        speakers=tuple(draw(speakers(n, organisations)) for n in people),
        sessions=tuple(
            draw(
                programmed(
                    n, zone=zone, rooms=rooms, themes=themes, people=people, sessions=sessions
                )
            )
            for n in sessions
        ),
    )
    document = canonical.ordered(document)
    assert check.refusals(document) == ()
    return document


@st.composite
def forums(draw, zone, organisations):
    """The forum itself; its days are always the same, so that its sessions lie within them."""
    starts = ZONES[zone]
    behind = draw(st.sets(one(*organisations))) if organisations else ()
    return Forum(
        uuid=uuid(1, 1), number=1, slug=draw(one("media-2025", "media-baku")),
        names=draw(texts(1)), motto=draw(texts()), starts=starts,
        ends=starts + timedelta(days=DAYS), zone=zone, languages=("az", "en"),
        day_turns=4, organisers=tuple(Organiser(organisation=uuid(5, n)) for n in behind),
    )  # fmt: skip


@st.composite
def speakers(draw, number, organisations):
    """A speaker with some name forms."""
    official = draw(texts(1))
    reported = draw(st.lists(one(*WORDS), max_size=2, unique=True))
    return Speaker(
        uuid=uuid(6, number), number=number, slug=f"speaker-{number}",
        person_slug=f"person-{number}", sort_key=draw(one(*WORDS)),
        forms=(
            *(NameForm(language=k, kind="official", text=v) for k, v in official.items()),
            *(NameForm(language="", kind="reported", text=v) for v in reported),
        ),
        position=draw(texts()), organisation=_some(draw, 5, organisations),
        status=draw(one("confirmed", "cancelled")),
        photo=draw(PHOTOS),
    )  # fmt: skip


@st.composite
def programmed(draw, number, *, zone, rooms, themes, people, sessions):
    """A session, scheduled or not, with its cast."""
    main, *further = draw(st.permutations(themes)) if themes else (None,)
    cast = draw(st.lists(one(*people), max_size=3, unique=True)) if people else ()
    others = [n for n in sessions if n != number]
    return Session(
        uuid=uuid(7, number), number=number, slug=f"session-{number}",
        kind=draw(one("panel", "talk", "break")), title=draw(texts(1)),
        abstract=draw(texts()), theme=main and uuid(4, main),
        themes=tuple(uuid(4, n) for n in further), room=_some(draw, 3, rooms),
        start=draw(maybe(starts(zone))), minutes=draw(maybe(st.integers(1, 180))),
        state=draw(one("tentative", "confirmed", "cancelled")),
        successor=_some(draw, 7, others),
        interpretation=draw(INTERPRETATIONS),
        appearances=tuple(
            Appearance(
                uuid=uuid(8, number << 8 | who), number=number << 8 | who,
                speaker=uuid(6, who), role=draw(one("panelist", "moderator")),
                order=place, topic=draw(texts()),
            )
            for place, who in enumerate(cast)
        ),
    )  # fmt: skip


@cache
@st.composite
def starts(draw, zone):
    """A start within the forum's days, in hours that clock changes leave alone or make twice."""
    day = ZONES[zone] + timedelta(days=draw(st.integers(0, DAYS - 1)))
    hour, minute = draw(st.integers(4, 23)), draw(one(0, 15, 30))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


@st.composite
def pairs(draw):
    """Two programmes of the same forum, most of the time alike in parts."""
    before = draw(documents())
    if draw(st.booleans()):
        after = draw(edited(before))
        return (before, after) if draw(st.booleans()) else (after, before)
    after = draw(documents(zone=draw(one(before.forum.zone, None))))
    kept = draw(one("speakers", "sessions", "nothing"))
    if kept == "nothing" or after.forum.zone != before.forum.zone:
        return before, after
    mixed = replace(
        after, venues=before.venues, rooms=before.rooms, themes=before.themes,
        organisations=before.organisations, speakers=before.speakers,
        sessions=before.sessions if kept == "sessions" else (),
        forum=replace(after.forum, organisers=before.forum.organisers),
    )  # fmt: skip
    return before, canonical.ordered(mixed)


@st.composite
def edited(draw, document):
    """The same programme after a few edits of one afternoon; still valid."""
    edits = (swap_addresses, shift_days, recast, drop_session, drop_speaker)
    for edit in draw(st.lists(one(*edits), min_size=1, max_size=3)):
        document = edit(draw, document)
    document = canonical.ordered(document)
    # Two edits may meet, as a shifted session and shortened days: then this is not an example.
    assume(check.refusals(document) == ())
    return document


def swap_addresses(draw, document):
    """Two sessions exchange their slugs and numbers."""
    if len(document.sessions) < 2:
        return document
    first, second, *rest = draw(st.permutations(document.sessions))
    swapped = (
        replace(first, slug=second.slug, number=second.number),
        replace(second, slug=first.slug, number=first.number),
    )
    return replace(document, sessions=(*swapped, *rest))


def shift_days(draw, document):
    """The forum is put off or brought forward, and all its sessions with it."""
    days, forum = timedelta(days=draw(one(-30, 1, 30))), document.forum
    return replace(
        document,
        forum=replace(forum, starts=forum.starts + days, ends=forum.ends + days),
        sessions=tuple(replace(s, start=s.start and s.start + days) for s in document.sessions),
    )


def recast(draw, document):
    """Other people in other roles stand where the cast of each session stood."""
    sessions = []
    for session in document.sessions:
        people = draw(st.permutations(document.speakers))
        cast = zip(session.appearances, people, strict=False)
        role = draw(one("chair", "panelist"))
        parts = tuple(replace(part, speaker=who.uuid, role=role) for part, who in cast)
        sessions.append(replace(session, appearances=parts))
    return replace(document, sessions=tuple(sessions))


def drop_session(draw, document):
    """A session is taken out, and nothing is put off to it any more."""
    if not document.sessions:
        return document
    gone, *rest = draw(st.permutations(document.sessions))
    return replace(
        document,
        sessions=tuple(replace(s, successor=None) if s.successor == gone.uuid else s for s in rest),
    )


def drop_speaker(draw, document):
    """A speaker declines and leaves every stage."""
    if not document.speakers:
        return document
    gone, *rest = draw(st.permutations(document.speakers))
    return replace(
        document,
        speakers=tuple(rest),
        sessions=tuple(
            replace(s, appearances=tuple(p for p in s.appearances if p.speaker != gone.uuid))
            for s in document.sessions
        ),
    )


def _named(draw, struct, kind, number, **more):
    slug = {} if struct is Venue else {"slug": f"{struct.__name__.lower()}-{number}"}
    return struct(uuid=uuid(kind, number), number=number, names=draw(texts(1)), **slug, **more)


def _some(draw, kind, numbers):
    """One of these, or none."""
    found = draw(maybe(one(*numbers))) if numbers else None
    return found and uuid(kind, found)
