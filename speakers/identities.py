"""Who a person, and what an organisation, is now: who was merged is found by the former uuid."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from events.program.document import Document
from events.program.merged import as_known
from speakers.models import FormerOrganisation, FormerPerson


def merged(uuids: Iterable[UUID] | None = None) -> Mapping[UUID, UUID]:
    """Of everybody (or of these) who was merged into another: who that is, by uuid.

    Organisations too, in the same query.
    """
    people = FormerPerson.objects.order_by().values_list("uuid", "person__uuid")
    offices = FormerOrganisation.objects.order_by().values_list("uuid", "organisation__uuid")
    if uuids is not None:
        asked = list(uuids)
        people, offices = people.filter(uuid__in=asked), offices.filter(uuid__in=asked)
    return dict(people.union(offices, all=True))


def known(document: Document) -> Document:
    """The document with everybody, and every organisation, as who they are now."""
    people = (speaker.uuid for speaker in document.speakers)
    offices = (organisation.uuid for organisation in document.organisations)
    return as_known(document, merged((*people, *offices)))
