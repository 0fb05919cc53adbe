"""A session with its stage, its languages and its links."""

from typing import Any

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    IntegerField,
    Serializer,
    UUIDField,
)

from events.api.fields import InstantField, Part, Reference, TextField, WordField
from events.api.serializers.told import AS_OF, CHANGED_IN, MATCH, SEQUENCE, URL, MatchPart, tags
from events.program import terms


class AppearancePart(Part):
    """A speaker's part in a session."""

    uuid = UUIDField()
    number = IntegerField()
    role = WordField(terms.Role)
    person = Reference()
    position = TextField(help_text=AS_OF)
    organisation = Reference(allow_null=True, help_text=AS_OF)
    topic = TextField()
    minutes = IntegerField(allow_null=True)
    instead_of = Reference(allow_null=True)


class ReportedTitlePart(Serializer[Any]):
    """A title as some agency printed it."""

    text = CharField()
    language = CharField()
    source = CharField()  # type: ignore[assignment]  # DRF takes declared fields out of the class


class InterpretationPart(Serializer[Any]):
    """A language that the floor is interpreted into, and the receiver's channel."""

    language = CharField()
    channel = CharField()


class LinkPart(Serializer[Any]):
    """A recording, a stream, a document."""

    kind = WordField(terms.LinkKind)
    url = CharField()
    title = CharField()


class SessionPart(Part):
    """One item of the programme."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    kind = WordField(terms.Kind)
    source_kind = CharField(help_text="The kind as the imported programme had it.")
    state = WordField(terms.State)
    cancelled_because = TextField()
    successor = UUIDField(allow_null=True, help_text="The session in place of a cancelled one.")
    title = TextField()
    subtitle = TextField()
    abstract = TextField(help_text="Short; Markdown.")
    description = TextField(help_text="Long; Markdown.")
    reported_titles = ReportedTitlePart(many=True)
    start = InstantField(allow_null=True, help_text="With offset; null: to be announced.")
    end = InstantField(allow_null=True)
    minutes = IntegerField(allow_null=True)
    certainty = WordField(terms.Certainty, help_text="How far the start can be relied on.")
    previous_start = InstantField(allow_null=True, help_text="Before it last moved.")
    day = DateField(allow_null=True, help_text="After midnight still the evening's.")
    zone = CharField()
    theme = Reference(allow_null=True)
    themes = Reference(many=True, help_text="Further themes.")
    room = Reference(allow_null=True)
    overflow = Reference(many=True, help_text="Rooms to which it is shown too.")
    floor_languages = tags()
    interpretation = InterpretationPart(many=True)
    sign_languages = tags()
    captions = tags()
    coverage = WordField(terms.Coverage, help_text="For the press; empty: not said.")
    attribution = WordField(terms.Attribution)
    gathering_point = TextField()
    links = LinkPart(many=True)
    appearances = AppearancePart(many=True, help_text="In stage order.")
    more_speakers = BooleanField(help_text="More are to be announced.")
    url = TextField(help_text=URL)
    match = MatchPart(allow_null=True, help_text=MATCH)
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)
