"""Persons and series: what is the same across forums, and what was at each."""

from typing import Any

from rest_framework.serializers import CharField, IntegerField, ListField, URLField, UUIDField

from events.api.fields import Part, Reference, TextField, WordField
from events.api.serializers.forum import ForumSummary
from events.api.serializers.speaker import NameFormPart
from events.api.serializers.told import AS_OF, URL
from events.program import terms


class ForumReference(Reference):
    """A forum and its address in the API."""

    name = TextField(source="card.names")


class PersonAtForumPart(Part):
    """What a person was at one forum."""

    forum = ForumReference()
    name = TextField(source="speaker.names", help_text="The spelling that this forum released.")
    position = TextField(source="speaker.position", help_text=AS_OF)
    organisation = Reference(allow_null=True, help_text=AS_OF)
    status = WordField(terms.SpeakerStatus, source="speaker.status")
    roles = ListField(child=WordField(terms.Role))
    url = TextField(help_text=URL)
    api = URLField(help_text="This person at that forum, in the API.")


class PersonPart(Part):
    """A person, the same in every forum."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    name = TextField(source="names", help_text="As the newest of the forums has it.")
    sort_key = CharField(help_text="The family name first.")
    forms = NameFormPart(many=True, help_text="Every spelling that any of the forums released.")
    country = CharField()
    links = ListField(child=CharField())
    forums = PersonAtForumPart(many=True, help_text="The newest first.")
    api = URLField(help_text="This person in the API.")


class SeriesDetailPart(Part):
    """A row of editions."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    name = TextField(source="names")
    description = TextField()
    editions: Any = ForumSummary(many=True, help_text="The newest first.")
