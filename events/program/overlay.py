"""A file laid over a programme: what the file says otherwise changes it, all else stays.

`echo` is what the same kind of file would say of the programme as it is (`formats/echo.py`). What
the file and the echo have alike is no change, be it as lossy as it may; what is in neither, the
format cannot say. So a programme's own file, read again, changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields, replace

from events.program import canonical
from events.program.document import Appearance, Document, Link, Session, Speaker
from events.program.overlay_ids import ids, in_our_terms

Row = TypeVar("Row", bound=Struct)
PLACES = ("venues", "rooms", "themes", "organisations")  # kept, be they in the file or not
# Whose row it is: no file changes that. A person's name forms are of all forums.
IDENTITY = frozenset(
    {"uuid", "number", "slug", "source", "source_id", "forms", "name", "appearances"}
)


class File(Struct, frozen=True, kw_only=True):
    """A programme that was read, with what tells how it is to be understood.

    `keeps` are fields that such files do not say, whatever their reader made of them; `whole`
    says that a session which is neither in the file nor in the echo is missing all the same;
    `cancelled`, that this holds of cancelled ones too; `by_name`, that a speaker without an id of
    ours is whoever has the name.
    """

    document: Document
    keeps: Collection[str] = frozenset()
    whole: bool = False
    cancelled: bool = False
    by_name: bool = False


def overlay(known: Document, echo: Document, file: File) -> Document:
    """The programme as the file changes it, in canonical order."""
    names = [row for row in file.document.speakers if file.by_name and row.source]
    ours = ids(known, echo, names)
    echo = in_our_terms(known, echo, ours)
    said = in_our_terms(known, file.document, ours)
    sessions = tuple(_sessions(known, echo, said, file))
    on_stage = {part.speaker for session in sessions for part in session.appearances}
    forum = known.forum
    if said.forum.uuid == forum.uuid:
        forum = merged(forum, echo.forum, said.forum, file.keeps)
    rows = {name: tuple(_rows(name, known, echo, said, file.keeps)) for name in PLACES}
    gone = {row.uuid for row in (echo if not file.whole else known).speakers}
    gone -= {row.uuid for row in said.speakers} | on_stage
    speakers = _rows("speakers", known, echo, said, file.keeps)
    return canonical.ordered(
        replace(
            known, forum=forum, sessions=sessions,
            speakers=tuple(row for row in speakers if row.uuid not in gone), **rows,
        )
    )  # fmt: skip


def _rows(
    name: str, known: Document, echo: Document, said: Document, keeps: Collection[str]
) -> Iterable[Any]:
    """The known rows as the file changes them, then those that are new."""
    before, now = by_uuid(getattr(echo, name)), by_uuid(getattr(said, name))
    for row in getattr(known, name):
        uuid = row.uuid
        yield merged(row, before.get(uuid), now[uuid], keeps) if uuid in now else row
    ours = by_uuid(getattr(known, name))
    yield from (row for uuid, row in now.items() if uuid not in ours and before.get(uuid) != row)


def _sessions(known: Document, echo: Document, said: Document, file: File) -> Iterable[Session]:
    before, now = by_uuid(echo.sessions), by_uuid(said.sessions)
    ours = by_uuid(known.sessions)
    # Where our own files name nobody, all who are on stage are compared with the file.
    silent = bool(said.speakers) and not echo.speakers
    for row in _rows("sessions", known, echo, said, file.keeps):
        if row.uuid in now:
            mine, was, told = ours.get(row.uuid), before.get(row.uuid), now[row.uuid]
            yield _held(row, mine, was, told, file, silent=silent) if mine else row
        elif row.uuid not in before and not _missing(row, file):
            yield row


def _held(
    row: Session, mine: Session, was: Session | None, now: Session, file: File, *, silent: bool
) -> Session:
    """A session of ours that the file has: with its cast, and on again if the file can say so."""
    state = now.state if was is None and file.cancelled else row.state
    return replace(row, state=state, appearances=cast(mine, was, now, silent=silent))


def _missing(session: Session, file: File) -> bool:
    return file.whole and (file.cancelled or session.state != "cancelled")


def cast(
    mine: Session, before: Session | None, now: Session, *, silent: bool
) -> tuple[Appearance, ...]:
    """Who appears: those whom the file adds or drops, all others in the parts that they have."""
    written = before.appearances if before else ()
    new = matched(mine.appearances, now.appearances)
    old = matched(mine.appearances, written)
    if silent:
        old = {part.uuid: new.get(part.uuid, part) for part in mine.appearances}
    left = {part.speaker for part in old.values()} - {part.speaker for part in now.appearances}
    kept = [
        merged(part, old.get(part.uuid), new[part.uuid], ()) if part.uuid in new else part
        for part in mine.appearances
        if part.uuid in new or (part.uuid not in old and part.speaker not in left)
    ]
    known = {part.uuid for part in new.values()}
    added = [part for part in now.appearances if part.uuid not in known and part not in written]
    return (*kept, *added)


def matched(mine: Iterable[Appearance], others: Iterable[Appearance]) -> dict[UUID, Appearance]:
    """By uuid of ours, the part that is the same: by uuid, else by person and role, or person."""
    free, found = list(mine), dict[UUID, Appearance]()
    rest = list(others)
    for same in (
        lambda one, other: one.uuid == other.uuid,
        lambda one, other: (one.speaker, one.role) == (other.speaker, other.role),
        lambda one, other: one.speaker == other.speaker,
    ):
        for other in tuple(rest):
            if one := next((one for one in free if same(one, other)), None):
                found[one.uuid] = other
                free.remove(one)
                rest.remove(other)
    return found


def merged(mine: Row, before: Row | None, now: Row, keeps: Collection[str]) -> Row:
    """Our row with what the file says otherwise; without an echo, with all that it says at all."""
    said: dict[str, Any] = {}
    for field in fields(type(mine)):
        name = field.name
        if name in IDENTITY or name in keeps:
            continue
        is_now = getattr(now, name)
        was = getattr(before, name) if before is not None else _silence(field, is_now)
        if was != is_now:
            said[name] = _value(getattr(mine, name), was, is_now)
    if isinstance(mine, Speaker) and isinstance(now, Speaker):
        told = before.names if isinstance(before, Speaker) else {}
        said["name"] = _spelling(mine, told, now.names)
    return replace(mine, **said)


def _spelling(mine: Speaker, was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What a speaker is called at this forum alone: the file's spelling where it is a new one."""
    news = {tag: name for tag, name in now.items() if mine.names.get(tag) != name}
    kept = {tag: name for tag, name in mine.name.items() if tag in now or tag not in was}
    return kept | {tag: name for tag, name in news.items() if was.get(tag) != name}


def _silence(field: FieldInfo, now: Any) -> Any:
    """What a field holds of which a file says nothing."""
    if isinstance(now, dict | tuple):
        return type(now)()
    return now if field.default is NODEFAULT else field.default


def _value(mine: Any, was: Any, now: Any) -> Any:
    if isinstance(now, dict):
        return _texts(mine, was, now)
    if isinstance(now, Struct) and isinstance(was, Struct) and isinstance(mine, Struct):
        return merged(mine, was, now, ())
    if isinstance(now, tuple) and any(isinstance(each, Link) for each in (*was, *now)):
        return _links(mine, was, now)
    return now


def _texts(mine: Mapping[str, str], was: Mapping[str, str], now: Mapping[str, str]) -> Any:
    """The texts with the languages that the file adds, changes or takes away."""
    kept = {tag: text for tag, text in mine.items() if tag in now or tag not in was}
    return kept | {tag: text for tag, text in now.items() if was.get(tag) != text}


def _links(mine: Iterable[Link], was: Iterable[Link], now: Iterable[Link]) -> tuple[Link, ...]:
    """The file's links; those that it has as before are of the kind that they were."""
    ours, before = {link.url: link for link in mine}, set(was)
    return tuple(ours.get(link.url, link) if link in before else link for link in now)


def by_uuid(rows: Iterable[Any]) -> dict[UUID, Any]:
    """Rows by their uuid."""
    return {row.uuid: row for row in rows}
