"""What must be seen of a session before its title: cancelled, moved, tentative, changed."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import clock
from events.program.diff import Change
from events.program.document import Session
from events.public import clocks
from events.public.lines import lines
from events.public.reading import Reading
from events.public.said import Said
from events.words import dates, labels

# Changes that a row's other marks tell already.
SAID = ("time", "room", "state")


class Mark(Struct, frozen=True, kw_only=True):
    """A tag, and what it was before and is now. `kind` is the tag's class; "" is plain words."""

    kind: str
    label: str
    what: str = ""
    before: Said | str = ""
    after: Said | str = ""
    note: Said | str = ""


def marks(reading: Reading, session: Session) -> tuple[Mark, ...]:
    """The session's marks, the gravest first."""
    return (*_state(reading, session), *_time(reading, session), *_draft(reading, session))


def changes_of(reading: Reading, session: Session) -> Iterator[Change]:
    """What this release changed in the session, on its stage and in the people on it."""
    stage = {appearance.speaker for appearance in session.appearances}
    for change in reading.edition.changes:
        about_stage = change.subject == "speaker" and change.id in stage
        if about_stage or session.uuid in (change.id, change.session):
            yield change


def _state(reading: Reading, session: Session) -> Iterator[Mark]:
    if session.state == "cancelled":
        note = reading.say(session.cancelled_because)
        yield Mark(kind="off", label=str(labels.STATES["cancelled"]), note=note)
    elif session.state == "tentative":
        yield Mark(kind="tba", label=str(labels.STATES["tentative"]))
    elif session.kind != "break" and not session.room and not session.appearances:
        yield Mark(kind="tba", label=_("To be announced"))


def _time(reading: Reading, session: Session) -> Iterator[Mark]:
    if session.state != "cancelled":
        yield from _moved(reading, session)
    if session.certainty == "to_be_confirmed":
        yield Mark(kind="tba", label=str(labels.CERTAINTIES["to_be_confirmed"]))
    elif session.certainty != "exact":
        yield Mark(kind="", label=str(labels.CERTAINTIES[session.certainty]))


def _moved(reading: Reading, session: Session) -> Iterator[Mark]:
    """From another time at any time in its history; from another room in this release."""
    start = reading.edition.ledger.history(session.uuid).previous_start
    before = reading.previous.get(session.uuid)
    if start and session.start not in (None, start):
        old, new = _hours(reading, session, before, start)
        yield Mark(kind="moved", label=_("Moved"), before=old, after=new)
    if before and before.room and before.room != session.room:
        room = reading.rooms.get(session.room) if session.room else None
        yield Mark(
            kind="moved",
            label=_("Moved"),
            before=reading.say(reading.previous_rooms[before.room].names),
            after=reading.say(room.names) if room else _("Room to be announced"),
        )


def _hours(
    reading: Reading, session: Session, before: Session | None, start: datetime
) -> list[SafeString]:
    """Both times alike: with their ends where both are known, with the day where it differs."""
    whole = bool(before and before.start == start and before.minutes and session.minutes)
    was, now = (start, before), (session.start or start, session)
    shown = [
        (at.astimezone(reading.zone), clock.end_of(each) if whole and each else None)
        for at, each in (was, now)
    ]
    same = len({at.date() for at, _end in shown}) == 1
    return [
        clocks.hours(
            at,
            end and end.astimezone(reading.zone),
            "" if same else f"{dates.brief(at.date(), reading.language)}, ",
        )
        for at, end in shown
    ]


def _draft(reading: Reading, session: Session) -> Iterator[Mark]:
    """In a preview the changes since the last release are marked in place."""
    if reading.stamp or not reading.edition.predecessor:
        return
    if session.uuid not in reading.previous:
        yield Mark(kind="moved", label=_("New"))
        return
    unsaid = (c for c in changes_of(reading, session) if c.field not in SAID)
    for line in lines(reading, unsaid):
        changed = _("Changed")
        yield Mark(
            kind="moved", label=changed, what=line.what, before=line.before, after=line.after
        )
