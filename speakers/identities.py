"""Who a person is now: those who were merged go on being found by their former uuid."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from events.program.document import Document
from events.program.merged import as_known
from speakers.models import FormerPerson


def merged(uuids: Iterable[UUID] | None = None) -> Mapping[UUID, UUID]:
    """Of everybody (or of these) who was merged into another: who that is, by uuid."""
    rows = FormerPerson.objects.all()
    if uuids is not None:
        rows = rows.filter(uuid__in=list(uuids))
    return dict(rows.values_list("uuid", "person__uuid"))


def known(document: Document) -> Document:
    """The document with everybody as who they are now."""
    return as_known(document, merged(speaker.uuid for speaker in document.speakers))
