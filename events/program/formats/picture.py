"""A picture of the forum, a session or a speaker, as other sites show it beside a link."""

import json
from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from events.program.document import Session, Speaker
from events.program.formats import pdf, printed
from events.program.formats.outgoing import Extract
from events.program.text import Texts

MEDIA = "image/png"
WIDTH, HEIGHT = 1200, 630
PER_INCH = 144
COLOURS = 48
TITLE, LINE = 300, 90  # characters that are shown of a title, and of a line below it
NAMES = 4  # people that a picture names
HOSTS = frozenset({"moderator", "keynote"})

Value = dict[str, Any]
_one_at_a_time = Lock()  # drawing takes all of a processor, so that many would stop the site


def write(extract: Extract) -> bytes:
    """The picture as PNG, 1200 × 630."""
    told = pdf.spelled(_value(extract))
    import typst

    with _one_at_a_time:
        compiler = typst.Compiler(root=str(printed.FOLDER), font_paths=pdf.fonts())
        done = compiler.compile(
            str(printed.FOLDER / "picture.typ"),
            format="png",
            ppi=PER_INCH,
            sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
        )
    if not isinstance(done, bytes):
        raise TypeError("The typesetter made several pictures of one.")
    return _small(done)


def _small(drawn: bytes) -> bytes:
    """The same in a palette: a third of the bytes, as flat colours and the edges of letters allow."""
    from PIL import Image

    small = BytesIO()
    flat = Image.open(BytesIO(drawn)).convert("RGB")
    flat.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG")
    return small.getvalue()


def _value(extract: Extract) -> Value:
    """What `picture.typ` is set from: what `look.typ` needs, and the picture's own lines."""
    words = printed.labels()[extract.language]
    stamp, name = extract.stamp, printed.told(extract, extract.forum.names)
    return {
        "lang": extract.language,
        "labels": {key: word for key, word in words.items() if key != "dates_as"},
        "forum": {"name": name or extract.forum.slug, "hues": extract.forum.hues},
        "release": {
            "number": stamp.number,
            "name": words["release"].format(n=stamp.number),
            "sha256": stamp.sha256,
            "published": "",
        },
        "rooms": [], "themes": [], "days": [], "people": [], "unscheduled": [],
        "picture": _lines(extract) | {"site": urlsplit(extract.site).netloc},
    }  # fmt: skip


def _lines(extract: Extract) -> Value:
    own = extract.own
    if isinstance(own, Session):
        return _of_session(extract, own)
    forum = extract.forum
    when = printed.period(forum.starts, forum.ends, extract.language)
    shown = {"when": None, "day": printed.begun(when, extract.language), "off": False, "more": ""}
    place = printed.told(extract, forum.city)
    if isinstance(own, Speaker):
        return shown | _of_speaker(extract, own) | {"where": place}
    others = [{"t": forum.names[tag], "l": tag} for tag in forum.languages if tag in forum.names]
    title = _cut(extract, forum.names, TITLE) or forum.slug
    named = [each for each in others if each["l"] != extract.language][:2]
    return shown | {
        "above": printed.labels()[extract.language]["programme"],
        "title": title,
        "below": _cut(extract, forum.motto, LINE),
        "where": place,
        "people": named,
    }


def _of_speaker(extract: Extract, speaker: Speaker) -> Value:
    office = extract.organisation(speaker)
    employer = _cut(extract, office.names, LINE) if office else None
    return {
        "above": _cut(extract, extract.forum.names, LINE) or extract.forum.slug,
        "title": _cut(extract, speaker.names, TITLE) or speaker.slug,
        "below": _cut(extract, speaker.position, LINE) or employer,
        "people": [employer] if employer and speaker.position else [],
    }


def _of_session(extract: Extract, session: Session) -> Value:
    room = extract.rooms.get(session.room) if session.room else None
    people = _cast(extract, session)
    return {
        "above": _cut(extract, extract.forum.names, LINE) or extract.forum.slug,
        "title": _cut(extract, session.title, TITLE) or session.slug,
        "below": _cut(extract, session.subtitle, LINE),
        "off": session.state == "cancelled",
        **_moment(extract, session),
        "where": _cut(extract, room.names, LINE) if room else None,
        "people": people[:NAMES],
        "more": f" + {len(people) - NAMES}" if len(people) > NAMES else "",
    }


def _moment(extract: Extract, session: Session) -> Value:
    """From when till when, and the day; the state instead of hours that do not hold."""
    if session.state == "cancelled":
        return {"when": extract.words["state.cancelled"], "day": None}
    if not session.start:
        return {"when": printed.labels()[extract.language]["tba"], "day": None}
    starts = session.start.astimezone(extract.zone)
    ends = starts + timedelta(minutes=session.minutes) if session.minutes else None
    day = printed.written(extract.day_of(session.start), "full", extract.language)
    hours = f"{starts:%H:%M}–{ends:%H:%M}" if ends else f"{starts:%H:%M}"
    return {"when": hours, "day": printed.begun(day, extract.language)}


def _cast(extract: Extract, session: Session) -> list[Value]:
    """The names of those who lead it; where nobody does, of all on stage."""
    parts = [part for part in session.appearances if part.speaker in extract.speakers]
    leading = [part for part in parts if part.role in HOSTS] or parts
    found = (extract.speakers[uuid] for uuid in dict.fromkeys(part.speaker for part in leading))
    return list(_named(extract, found))


def _named(extract: Extract, speakers: Iterable[Speaker]) -> Iterable[Value]:
    return filter(None, (_cut(extract, each.names, LINE) for each in speakers))


def _cut(extract: Extract, texts: Texts, length: int) -> Value | None:
    """The text, at most so long."""
    said = printed.told(extract, texts)
    if said and len(said["t"]) > length:
        return {**said, "t": said["t"][: length - 1].rstrip() + "…"}
    return said
