"""The admin of what belongs to the installation, not to one forum: persons and organisations."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from events import permissions
from events.admin.base import ForumScopedAdmin
from speakers.models import Organisation, Organiser, Person, Speaker


def forums_of(row: Person | Organisation) -> set[int]:
    """The primary keys of the forums that have this person or organisation."""
    if isinstance(row, Person):
        return set(Speaker.objects.filter(person=row).values_list("forum", flat=True))
    there = models.Q(organisation=row) | models.Q(delegation=row)
    spoken = Speaker.objects.filter(there).values_list("forum", flat=True)
    return {*spoken, *Organiser.objects.filter(organisation=row).values_list("forum", flat=True)}


def changeable(user: Any) -> models.QuerySet[Person]:
    """The persons that the user may change: whoever speaks only where the user edits."""
    if not permissions.edits_all(user, ()):
        return Person.objects.none()
    elsewhere = Speaker.objects.exclude(forum__in=permissions.forums(user, permissions.edits))
    return Person.objects.exclude(speakers__in=elsewhere)


def official(person: Person) -> dict[str, str]:
    """The person's official name by language; of forms that were fetched along."""
    return {form.language: form.text for form in person.forms.all() if form.kind == "official"}


class SharedAdmin(ForumScopedAdmin):
    """Any member finds and creates; only an editor of every forum that has a row changes it."""

    forum_path = ""
    translatable = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They hold nothing confidential."""
        return permissions.anywhere(request.user, permissions.reads)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Any member."""
        return permissions.anywhere(request.user, permissions.reads)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An editor of every forum that has them."""
        if not isinstance(obj, Person | Organisation):
            return permissions.anywhere(request.user, permissions.reads)
        return permissions.edits_all(request.user, forums_of(obj))

    def changes_all(self, request: HttpRequest, obj: Any) -> bool:
        """All or nothing."""
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same; the database refuses while a forum has them."""
        return self.has_change_permission(request, obj)
