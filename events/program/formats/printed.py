"""What the printed programme says: a release as the value that the print templates are set from."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from events.program import clock, names, text
from events.program.clock import Day
from events.program.document import Appearance, Session, Speaker
from events.program.formats.outgoing import Extract
from events.program.text import Texts

FOLDER = Path(__file__).parent / "print"
# Above this many sessions, or in more rooms than one, a day is set in two narrow columns.
ROOMY = 12

Value = dict[str, Any]


def value(extract: Extract) -> Value:
    """The input of the templates: texts as `{t, l}`, minutes from a day's own midnight."""
    cast = {part.speaker for session in extract.sessions for part in session.appearances}
    speakers = [speaker for speaker in extract.document.speakers if speaker.uuid in cast]
    words = _words(extract, speakers)
    days = _days(extract)
    return {
        "lang": extract.language,
        "labels": words,
        "dense": any(_crowded(day) for day in days),
        "forum": _forum(extract, words),
        "release": _release(extract, words),
        "rooms": [_named(extract, row) for row in extract.document.rooms],
        "themes": [_named(extract, row) | {"hue": row.hue} for row in extract.document.themes],
        "days": [_day(extract, day, words) for day in days],
        "unscheduled": [_item(extract, s) for s in extract.sessions if s.start is None],
        "people": people(extract, speakers),
    }


@cache
def labels() -> Mapping[str, Value]:
    """The words of the print templates, by language."""
    found: dict[str, Value] = json.loads((FOLDER / "labels.json").read_text("utf-8"))
    return found


def told(extract: Extract, texts: Texts) -> Value | None:
    """A text and its language, so that it is tagged with it; None where there is none."""
    said = text.pick(texts, extract.order)
    return {"t": said.text, "l": said.language} if said.text else None


def written(day: date, pattern: str, language: str) -> str:
    """A date as the language writes it: `full`, `in_year`, `plain` …"""
    patterns = labels()[language]["dates_as"]
    return format_date(day, patterns[pattern], locale=language)


def begun(line: str, language: str) -> str:
    """The text as a line begins: a day of the week with a capital letter."""
    return names.upper(line[:1], language) + line[1:]


def period(first: date, last: date, language: str) -> str:
    """27–30 December 2014; the whole date where it is one day."""
    if first == last:
        return written(first, "full", language)
    if (first.year, first.month) == (last.year, last.month):
        # In all four languages the day of the month is the only number before the year.
        return written(last, "plain", language).replace(str(last.day), f"{first.day}–{last.day}", 1)
    begins = "month_day" if first.year == last.year else "plain"
    return f"{written(first, begins, language)} – {written(last, 'plain', language)}"


def _words(extract: Extract, speakers: Iterable[Speaker]) -> Value:
    """The labels; the note on foreign spellings only where one of these has such a name."""
    words = {key: word for key, word in labels()[extract.language].items() if key != "dates_as"}
    if all(extract.language in speaker.names for speaker in speakers):
        words["names_note"] = ""
    return words


def _forum(extract: Extract, words: Value) -> Value:
    forum = extract.forum
    spoken = [{"t": autonym(tag), "l": tag} for tag in forum.languages]
    organisers = [
        said
        for row in forum.organisers
        if row.organisation in extract.organisations
        and (said := told(extract, extract.organisations[row.organisation].names))
    ]
    when = period(forum.starts, forum.ends, extract.language)
    where = told(extract, forum.city)
    facts = (
        (words["date" if forum.starts == forum.ends else "dates"], [begun(when, extract.language)]),
        (words["place"], [where] if where else []),
        (words["languages"], spoken),
        (words["organiser" if len(organisers) == 1 else "organisers"], organisers),
    )
    return {
        "name": told(extract, forum.names) or forum.slug,
        "names": [
            {"t": forum.names[tag], "l": tag, "own": autonym(tag)}
            for tag in forum.languages
            if forum.names.get(tag)
        ],
        "motto": told(extract, forum.motto),
        "organisers": organisers,
        "when": when if where else begun(when, extract.language),
        "where": where,
        "facts": [{"label": label, "value": said} for label, said in facts if said],
        "hues": forum.hues,
    }


def _release(extract: Extract, words: Value) -> Value:
    stamp = extract.stamp
    local = stamp.time.astimezone(extract.zone)
    return {
        "number": stamp.number,
        "name": words["release"].format(n=stamp.number) if stamp.sha256 else words["draft"],
        "published": f"{written(local.date(), 'plain', extract.language)}, {local:%H:%M}",
        "sha256": stamp.sha256,
        "url": extract.page("schedule", release=bool(stamp.sha256)),
    }


def _named(extract: Extract, row: Any) -> Value:
    return {"id": str(row.uuid), "name": told(extract, row.names) or row.slug}


def _days(extract: Extract) -> list[Day]:
    """The days of the sessions that the file is of, each whole."""
    wanted = {session.uuid for session in extract.sessions}
    return [
        day for day in clock.days(extract.document) if any(s.uuid in wanted for s in day.sessions)
    ]


def _crowded(day: Day) -> bool:
    sessions = [session for session in day.sessions if session.kind != "break"]
    return len(sessions) > ROOMY or len({session.room for session in sessions if session.room}) > 1


def _day(extract: Extract, day: Day, words: Value) -> Value:
    midnight = datetime.combine(day.date, time())
    place = {uuid: number for number, uuid in enumerate(extract.rooms)}
    rows = sorted(day.sessions, key=lambda s: (s.start, place.get(s.room, -1) if s.room else -1))
    return {
        "id": day.date.isoformat(),
        "title": begun(written(day.date, "full", extract.language), extract.language),
        "zone": words["zone"].format(offset=_offset(day.starts)),
        "midnight": begun(
            written(day.date + timedelta(days=1), "in_year", extract.language), extract.language
        ),
        "items": [_item(extract, session, midnight) for session in rows],
    }


def _item(extract: Extract, session: Session, midnight: datetime | None = None) -> Value:
    item: Value = {
        "id": str(session.uuid),
        "kind": "break" if session.kind == "break" else "session",
        "title": told(extract, session.title) or session.slug,
        "room": str(session.room) if session.room in extract.rooms else None,
        "theme": str(session.theme) if session.theme in extract.themes else None,
        "roles": list(_roles(extract, session)),
        "spoken": _tongues(_foreign(extract, session.floor_languages)),
        "interpreted": _tongues(each.language for each in session.interpretation),
    }
    if session.start and midnight:
        begins = session.start.astimezone(extract.zone).replace(tzinfo=None) - midnight
        item["start"] = int(begins.total_seconds() // 60)
        item["end"] = item["start"] + (session.minutes or 0)
    if subtitle := told(extract, session.subtitle):
        item["subtitle"] = subtitle
    return item | _state(extract, session)


def _state(extract: Extract, session: Session) -> Value:
    """What a reader must know before coming: cancelled and why, or how sure the time is."""
    if session.state == "cancelled":
        return {"state": "cancelled", "state_text": told(extract, session.cancelled_because)}
    if session.certainty != "exact":
        return {"state": None, "state_text": extract.words[f"certainty.{session.certainty}"]}
    return {}


def _roles(extract: Extract, session: Session) -> Iterator[Value]:
    parts = [part for part in session.appearances if part.speaker in extract.speakers]
    for role, group in groupby(parts, key=lambda part: part.role):
        people = [str(part.speaker) for part in group]
        key = "role" if len(people) == 1 else "roles"
        yield {"role": extract.words[f"{key}.{role}"], "people": list(dict.fromkeys(people))}


def people(extract: Extract, speakers: Iterable[Speaker]) -> list[Value]:
    """The speakers by family name, in the order of the reader's alphabet."""
    parts: dict[Any, list[Value]] = {}
    for session in sorted(extract.sessions, key=lambda s: (s.start is None, s.start or s.slug)):
        for part in session.appearances:
            parts.setdefault(part.speaker, []).append(_part(extract, session, part))
    order = names.collation(extract.language)
    rows = [(_person(extract, each, parts.get(each.uuid, [])), each) for each in speakers]
    rows.sort(key=lambda row: (order(names.sort_key(row[0]["name"]["t"])), row[1].uuid))
    return [row for row, _ in rows]


def _part(extract: Extract, session: Session, part: Appearance) -> Value:
    return {"item": str(session.uuid), "role": extract.words[f"role.{part.role}"]}


def _person(extract: Extract, speaker: Speaker, roles: list[Value]) -> Value:
    name = told(extract, speaker.names) or {"t": speaker.slug, "l": extract.language}
    office = extract.organisation(speaker)
    return {
        "id": str(speaker.uuid),
        "name": name,
        "names": [
            {"t": speaker.names[tag], "l": tag}
            for tag in extract.forum.languages
            if speaker.names.get(tag) and tag != name["l"]
        ],
        "position": told(extract, speaker.position),
        "organisation": told(extract, office.names) if office else None,
        "roles": roles,
    }


def _foreign(extract: Extract, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Languages worth naming: none where only the reader's own is spoken."""
    return () if tags == (extract.language,) else tags


def _tongues(tags: Iterable[str]) -> list[Value]:
    return [{"t": autonym(tag), "l": tag} for tag in tags]


def autonym(tag: str) -> str:
    """What a language calls itself, as a line begins; the tag where unknown."""
    if tag in labels():
        return str(labels()[tag]["autonym"])
    try:
        own = Locale.parse(tag, sep="-").get_display_name() or tag
    except (UnknownLocaleError, ValueError):
        return tag
    return names.upper(own[:1], tag) + own[1:]


def _offset(at: datetime) -> str:
    """UTC+4, UTC+5:30; west of Greenwich with a minus sign."""
    minutes = int((at.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
