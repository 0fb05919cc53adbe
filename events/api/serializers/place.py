"""Venues, rooms, themes and organisations."""

from rest_framework.serializers import BooleanField, CharField, FloatField, IntegerField, UUIDField

from events.api.fields import Part, Reference, TextField
from events.api.serializers.told import CHANGED_IN, SEQUENCE, URL


class VenuePart(Part):
    """A building with an address."""

    uuid = UUIDField()
    number = IntegerField()
    name = TextField(source="names")
    address = TextField()
    latitude = FloatField(allow_null=True)
    longitude = FloatField(allow_null=True)
    link = CharField()


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
    url = TextField(help_text=URL)
    changed_in = IntegerField(help_text=CHANGED_IN)
    sequence = IntegerField(help_text=SEQUENCE)
