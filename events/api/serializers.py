"""What the API says of each thing: one plain serializer per struct."""

from typing import Any

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    FloatField,
    IntegerField,
    ListField,
    Serializer,
    URLField,
    UUIDField,
)

from events.api.fields import InstantField, Part, Reference, TextField, WordField
from events.program import terms

SEQUENCE = "How often this has changed since its first release; iCalendar's SEQUENCE."
CHANGED_IN = "The release in which this last changed."
URL = "The public page, per language of the interface."
AS_OF = "As of this forum."


def tags(**options: Any) -> ListField:
    """A list of language tags."""
    return ListField(child=CharField(), **options)


class VenuePart(Part):
    """A building with an address."""

    uuid = UUIDField()
    number = IntegerField()
    name = TextField(source="names")
    address = TextField()
    latitude = FloatField(allow_null=True)
    longitude = FloatField(allow_null=True)
    link = CharField()


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
    """A recording, a stream, a terms."""

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
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)


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
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)


class ThemePart(Part):
    """A strand of the programme."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    name = TextField(source="names")
    hue = IntegerField(help_text="An angle of 0 to 359 degrees.")
    url = TextField(help_text=URL)
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)


class RoomPart(Part):
    """A hall."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    name = TextField(source="names")
    venue = VenuePart(allow_null=True)
    capacity = IntegerField(allow_null=True)
    floor = TextField()
    latitude = FloatField(allow_null=True)
    longitude = FloatField(allow_null=True)
    plan = CharField()
    step_free = BooleanField(allow_null=True)
    hearing_loop = BooleanField(allow_null=True)
    parallel = BooleanField(help_text="Whether sessions may run side by side in it.")
    url = TextField(help_text=URL)
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)


class OrganisationPart(Part):
    """An office, agency, channel, faculty or delegation."""

    uuid = UUIDField()
    number = IntegerField()
    slug = CharField()
    name = TextField(source="names")
    abbreviation = CharField()
    kind = CharField()
    country = CharField()
    link = CharField()
    speakers = Reference(many=True)
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)
