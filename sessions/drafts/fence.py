"""The fence around `write`: a Document touches rows of its own forum only."""

from django.db import models
from django.utils.translation import gettext as _

from events.models import Forum, Room, Theme, Venue
from events.program.document import Document
from sessions.models import Appearance, Session


class Fenced(ValueError):
    """The Document names rows of another forum; nothing was written."""


def check(forum: Forum, document: Document) -> None:
    """Raises Fenced where a uuid of the Document lives in another forum."""
    if document.forum.uuid != forum.uuid:
        told = _("The programme is of the forum %(slug)s (%(uuid)s). Import it into that forum.")
        raise Fenced(told % {"slug": document.forum.slug, "uuid": document.forum.uuid})
    tables = {
        Venue: [venue.uuid for venue in document.venues],
        Room: [room.uuid for room in document.rooms],
        Theme: [theme.uuid for theme in document.themes],
        Session: [session.uuid for session in document.sessions],
    }
    for model, ids in tables.items():
        _refuse(
            str(model._meta.model_name), model._base_manager.filter(uuid__in=ids), "forum", forum
        )
    parts = [part.uuid for session in document.sessions for part in session.appearances]
    rows = Appearance.objects.filter(uuid__in=parts)
    _refuse("appearance", rows, "session__forum", forum)


def _refuse(kind: str, rows: "models.QuerySet[models.Model]", path: str, forum: Forum) -> None:
    foreign = list(rows.exclude(**{path: forum}).values_list("uuid", f"{path}__slug")[:3])
    if foreign:
        named = ", ".join(f"{uuid} ({slug})" for uuid, slug in foreign)
        told = _("Another forum has these ids (%(kind)s): %(rows)s. Import the file there.")
        raise Fenced(told % {"kind": kind, "rows": named})
