"""A speaker with each spelling of the name, the portrait and the sessions."""

from typing import Any

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    IntegerField,
    ListField,
    Serializer,
    URLField,
    UUIDField,
)

from events.api.fields import InstantField, Part, Reference, TextField, WordField
from events.api.serializers.told import AS_OF, CHANGED_IN, MATCH, SEQUENCE, URL, MatchPart
from events.program import terms


class NameFormPart(Serializer[Any]):
    """One spelling of a name, with where it comes from."""

    language = CharField()
    kind = WordField(terms.FormKind)
    text = CharField()
    honorific = CharField()
    short = CharField()
    pronunciation = CharField()
    source = CharField()  # type: ignore[assignment]  # DRF takes declared fields out of the class
    confirmed = DateField(allow_null=True)


class PhotoPart(Part):
    """A portrait that the person agreed to."""

    url = URLField()
    width = IntegerField()
    height = IntegerField()
    alt = TextField()
    credit = CharField()


class ConsentPart(Serializer[Any]):
    """What a speaker agreed to; null: not asked yet."""

    record = BooleanField(allow_null=True)
    stream = BooleanField(allow_null=True)
    photograph = BooleanField(allow_null=True)
    licence = CharField()


class EngagementPart(Part):
    """A session that a speaker takes part in."""

    uuid = UUIDField(source="session.uuid")
    slug = CharField(source="session.slug")
    title = TextField(source="session.title")
    start = InstantField(source="session.start", allow_null=True)
    state = WordField(terms.State, source="session.state")
    roles = ListField(child=WordField(terms.Role))


class SpeakerPart(Part):
    """A person at this forum; uuid and number are the person's."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    name = TextField(source="names", help_text="The authoritative spelling.")
    sort_key = CharField(help_text="The family name first.")
    forms = NameFormPart(many=True, help_text="The person's spellings: official and reported.")
    reported = ListField(child=CharField(), help_text="Spellings that nothing endorses.")
    position = TextField(help_text=AS_OF)
    organisation = Reference(allow_null=True, help_text=AS_OF)
    delegation = Reference(allow_null=True)
    biography = TextField(help_text="Markdown.")
    country = CharField()
    protocol_order = IntegerField(allow_null=True)
    status = WordField(terms.SpeakerStatus)
    photo = PhotoPart(allow_null=True)
    links = ListField(child=CharField())
    consent = ConsentPart()
    sessions = EngagementPart(many=True)
    url = TextField(help_text=URL)
    match = MatchPart(allow_null=True, help_text=MATCH)
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)
