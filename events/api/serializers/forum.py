"""A forum: its card in the list, and all that its release says of it."""

from rest_framework.serializers import (
    CharField,
    DateField,
    IntegerField,
    ListField,
    URLField,
    UUIDField,
)

from events.api.fields import Part, Reference, TextField, WordField
from events.api.serializers.place import VenuePart
from events.api.serializers.release import ReleaseStamp
from events.api.serializers.told import URL, tags
from events.program import terms


class SeriesPart(Reference):
    """The row of editions that a forum belongs to."""


class ForumSummary(Part):
    """What the list of forums says of one."""

    uuid = UUIDField()
    slug = CharField()
    name = TextField(source="card.names")
    motto = TextField(source="card.motto")
    starts = DateField(source="card.starts", help_text="First day.")
    ends = DateField(source="card.ends", help_text="Last day.")
    zone = CharField(source="card.zone", help_text="IANA time zone of all its times.")
    city = TextField(source="card.city")
    country = CharField(source="card.country", help_text="ISO 3166-1 alpha-2.")
    languages = tags(source="card.languages", help_text="The first is the default.")
    series = SeriesPart(source="card.series", allow_null=True)
    edition = IntegerField(source="card.edition", allow_null=True)
    sessions = IntegerField(source="card.sessions", help_text="How many.")
    release = ReleaseStamp(source="stamp")
    url = TextField(help_text=URL)
    api = URLField(help_text="This forum in the API.")


class OrganiserPart(Part):
    """An organisation behind the forum."""

    role = WordField(terms.OrganiserRole)
    organisation = Reference()


class ForumDetail(ForumSummary):
    """One forum."""

    number = IntegerField()
    description = TextField(source="forum.description")
    notice = TextField(source="forum.notice", help_text="Shown on every page.")
    press_contact = TextField(source="forum.press_contact")
    day_turns = IntegerField(source="forum.day_turns", help_text="The hour at which a day ends.")
    days = ListField(child=DateField(), help_text="The days that have sessions.")
    hues = ListField(
        source="forum.hues", child=IntegerField(), allow_null=True, help_text="Two angles."
    )
    organisers = OrganiserPart(many=True)
    venues = VenuePart(many=True)
