"""Purging: a forum with its releases and its history, gone for good."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction

from events import releases, visitors
from events.models import (
    Agenda,
    Forum,
    ImportRun,
    Invitation,
    Release,
    Room,
    TeamMember,
    Theme,
    Venue,
)
from sessions.models import Acknowledgement, Appearance, Session
from speakers.models import Absence, Organiser, Speaker

PARTS = (
    Room, Session, Speaker, TeamMember, Theme, Venue, Organiser, Acknowledgement, Invitation,
    ImportRun,
)  # fmt: skip


def purge_forum(forum: UUID) -> int:
    """Deletes a forum with everything that was ever known of it; returns how many releases.

    Persons and organisations belong to the installation and stay. Needs the role that owns the
    tables, since the guard of releases lets nobody else through.
    """
    with transaction.atomic():
        row = Forum.objects.select_for_update().get(uuid=forum)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL forum_site.purge = 'yes'")
        count, _by_model = Release.objects.filter(forum=row).delete()
        key, sessions = row.pk, [*row.sessions.values_list("pk", flat=True)]
        speakers = [*row.speakers.values_list("pk", flat=True)]
        row.delete()
        Agenda.objects.filter(forum=forum).delete()
        Appearance.history.filter(session_id__in=sessions).delete()
        Absence.history.filter(speaker_id__in=speakers).delete()
        for part in PARTS:
            part.history.filter(forum_id=key).delete()
        Forum.history.filter(uuid=forum).delete()
    visitors.forget_agendas(at=datetime.now(UTC))
    releases.forget()
    return count
