"""Which rows a forum's backup holds, in the order in which they can be written again.

Proposed matches are the installation's, between persons of any forums: no backup has them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Field, ForeignKey, Q, QuerySet
from msgspec import Struct

from events.models import Forum, ForumSeries, Room, Theme, User, Venue
from sessions.models import Acknowledgement, Appearance, Session
from speakers.models import (
    Absence,
    FormerOrganisation,
    FormerPerson,
    NameForm,
    Organisation,
    Organiser,
    Person,
    Speaker,
)

Rows = Callable[[Forum], "QuerySet[Any]"]


class Table(Struct, frozen=True, kw_only=True):
    """A model and which of its rows belong to a forum.

    A `shared` row belongs to the installation: where its uuid is there already it is left alone.
    """

    model: Any
    rows: Rows
    shared: bool = False
    related: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the backup calls it."""
        return str(self.model._meta.model_name)

    @property
    def columns(self) -> "Iterable[Field[Any, Any]]":
        """What is kept of a row: all but who confirmed it, since accounts are not taken along."""
        fields: Iterable[Field[Any, Any]] = self.model._meta.concrete_fields
        return [field for field in fields if refers_to(field) is not User]


def refers_to(field: "Field[Any, Any]") -> Any:
    """The model that a column refers to; None for any other column."""
    return field.related_model if isinstance(field, ForeignKey) else None


def _organisations(forum: Forum) -> "QuerySet[Organisation]":
    here = Speaker.objects.filter(forum=forum)
    return Organisation.objects.filter(
        Q(pk__in=here.values("organisation"))
        | Q(pk__in=here.values("delegation"))
        | Q(pk__in=Organiser.objects.filter(forum=forum).values("organisation"))
    )


def _of_forum(model: Any) -> Rows:
    return lambda forum: model.objects.filter(forum=forum)


TABLES = (
    Table(
        model=ForumSeries, shared=True,
        rows=lambda forum: ForumSeries.objects.filter(forums=forum),
    ),
    Table(model=Organisation, shared=True, rows=_organisations),
    Table(
        model=FormerOrganisation, shared=True,
        rows=lambda forum: FormerOrganisation.objects.filter(organisation__in=_organisations(forum)),
    ),
    Table(
        model=Person, shared=True,
        rows=lambda forum: Person.objects.filter(speakers__forum=forum).distinct(),
    ),
    Table(
        model=NameForm,
        rows=lambda forum: NameForm.objects.filter(person__speakers__forum=forum).distinct(),
    ),
    Table(
        model=FormerPerson, shared=True,
        rows=lambda forum: FormerPerson.objects.filter(person__speakers__forum=forum).distinct(),
    ),
    Table(model=Forum, rows=lambda forum: Forum.objects.filter(pk=forum.pk)),
    Table(model=Organiser, rows=_of_forum(Organiser)),
    Table(model=Venue, rows=_of_forum(Venue)),
    Table(model=Room, rows=_of_forum(Room)),
    Table(model=Theme, rows=_of_forum(Theme)),
    Table(model=Speaker, rows=_of_forum(Speaker)),
    Table(model=Absence, rows=lambda forum: Absence.objects.filter(speaker__forum=forum)),
    Table(model=Session, rows=_of_forum(Session), related=("themes", "overflow")),
    Table(model=Appearance, rows=lambda forum: Appearance.objects.filter(session__forum=forum)),
    Table(model=Acknowledgement, rows=_of_forum(Acknowledgement)),
)  # fmt: skip
