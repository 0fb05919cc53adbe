"""Document → draft rows, fenced to one forum: created, changed, demoted, never deleted.

An appearance is the exception: it has no state to be demoted to, so one that the Document lacks
is removed, and its history stays. Staff-only columns are not touched.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from events.models import Forum, Room, Theme, Venue
from events.program import canonical, document
from events.program.document import Document
from sessions.drafts import fence, statistics, tables
from sessions.drafts.people import Organisations, People
from sessions.drafts.plan import Plan
from sessions.drafts.progress import Progress, Watch, size
from sessions.drafts.rows import Wanted, Writer
from sessions.models import Appearance, Session
from sessions.models.choices import State
from speakers import identities
from speakers.models import Organiser, Speaker

if TYPE_CHECKING:
    from events.models import User


def write(
    forum: UUID,
    document: Document,
    *,
    by: "User | str",
    source: str | None = None,
    dry_run: bool = False,
    progress: Watch | None = None,
    run: str = "",
) -> Plan:
    """Makes the forum's draft say what the Document says; all or nothing.

    A restore (`source` is None) gives back addresses and demotes whatever the Document lacks; an
    import of a source keeps the addresses that rows have and demotes rows of its own source only.
    With `dry_run` everything is tried and undone. Raises fence.Fenced, or IntegrityError where
    the rows around it do not allow it. `progress` is told how far it is. The history of what it
    writes names the import `run`.
    """
    with transaction.atomic():
        row = Forum.objects.select_for_update(no_key=True).get(uuid=forum)
        document = identities.known(document)
        fence.check(row, document)
        writer = Writer(row, by, source, Progress(progress, size(document)), run)
        _write(writer, canonical.ordered(document))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        plan = writer.plan()
        statistics.renew(sum(1 for row in plan.rows if row.outcome == "created"))
        transaction.set_rollback(dry_run)
    return plan


def new_forum(struct: document.Forum) -> Forum:
    """A forum as the Document has it, not saved yet; public from its first release on."""
    return Forum(
        uuid=struct.uuid, visibility=Forum.Visibility.PUBLIC, **tables.forum(struct)
    )  # fmt: skip


def _write(writer: Writer, document: Document) -> None:
    forum = writer.forum
    organisations = Organisations(writer).write(document.organisations)
    people = People(writer).write(document.speakers)
    _forum(writer, document, organisations)
    venues = writer.put(
        Venue, Venue.objects.filter(forum=forum),
        (Wanted.of(struct, tables.venue(struct, {})) for struct in document.venues),
    )  # fmt: skip
    rooms = writer.put(
        Room, Room.objects.filter(forum=forum),
        (Wanted.of(struct, tables.room(struct, venues)) for struct in document.rooms),
    )  # fmt: skip
    themes = writer.put(
        Theme, Theme.objects.filter(forum=forum),
        (Wanted.of(struct, tables.theme(struct, {})) for struct in document.themes),
    )  # fmt: skip
    speakers = people.speakers(document.speakers, organisations)
    sessions = _sessions(writer, document, rooms | themes)
    _appearances(writer, document, sessions, speakers)


def _forum(writer: Writer, document: Document, organisations: dict[UUID, int]) -> None:
    values = tables.forum(document.forum)
    if writer.source is not None:
        del values["slug"]
    values["series_id"] = writer.series(document.forum.series)
    writer.update(writer.forum, "forum", values)
    existing = {row.organisation.uuid: row for row in writer.forum.organisers.select_related()}
    for struct in document.forum.organisers:
        key, said = organisations[struct.organisation], (struct.role, struct.order)
        row = existing.pop(struct.organisation, None)
        if row is None or (row.role, row.order) != said:
            row = row or Organiser(forum=writer.forum, organisation_id=key)
            row.role, row.order = said
            writer.sign(row).save()
    for row in existing.values():
        writer.sign(row).delete()


def _sessions(writer: Writer, document: Document, keys: dict[UUID, int]) -> dict[UUID, int]:
    rows = Session.objects.filter(forum=writer.forum)
    known = {struct.uuid for struct in document.sessions}
    published = rows.published().exclude(uuid__in=known)
    writer.demote("session", published, state=State.DRAFT)
    wanted = (Wanted.of(struct, tables.session(struct, keys)) for struct in document.sessions)
    sessions = writer.put(Session, rows, wanted)
    successors = {
        struct.uuid: Wanted.of(
            struct, {"successor_id": struct.successor and sessions[struct.successor]}
        )
        for struct in document.sessions
    }
    writer.change(Session, rows.filter(uuid__in=known), successors)
    writer.relate(
        Session.themes, sessions, {s.uuid: {keys[t] for t in s.themes} for s in document.sessions}
    )
    writer.relate(
        Session.overflow, sessions,
        {s.uuid: {keys[room] for room in s.overflow} for s in document.sessions},
    )  # fmt: skip
    return sessions


def _appearances(
    writer: Writer, document: Document, sessions: dict[UUID, int], speakers: dict[UUID, int]
) -> None:
    wanted = [
        Wanted(
            uuid=part.uuid,
            name=str(part.role),
            values={
                "number": part.number,
                "session_id": sessions[session.uuid],
                "speaker_id": speakers[part.speaker],
                "role": part.role,
                "order": part.order,
                "topic": part.topic,
                "minutes": part.minutes,
                "instead_of_id": part.instead_of and speakers[part.instead_of],
            },
        )
        for session in document.sessions
        for part in session.appearances
    ]
    rows = Appearance.objects.filter(session__forum=writer.forum)
    lacking = rows.filter(
        session__uuid__in=sessions, speaker__status__in=Speaker.PUBLISHED
    ).exclude(uuid__in=[part.uuid for part in wanted])
    for row in lacking.filter(speaker__person__uuid__in=speakers):
        writer.done("appearance", row.uuid, str(row), "demoted")
        writer.sign(row).delete()
    writer.put(Appearance, rows, wanted)
