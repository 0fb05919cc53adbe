"""What the API says of forums, of releases and what they changed, and of refusals."""

from typing import Any

from rest_framework.serializers import (
    CharField,
    DateField,
    IntegerField,
    JSONField,
    ListField,
    Serializer,
    URLField,
    UUIDField,
)

from events.api.fields import InstantField, Part, Reference, TextField, WordField
from events.api.serializers import URL, VenuePart, tags
from events.program import changes, terms


class ReleaseStamp(Serializer[Any]):
    """A release's own marks."""

    number = IntegerField(help_text="Counts from 1 within the forum.")
    time = InstantField()
    label = CharField()  # type: ignore[assignment]  # DRF takes declared fields out of the class
    note = CharField()
    sha256 = CharField(help_text="Of the release's canonical JSON.")
    changes = IntegerField(allow_null=True, help_text="Since the release before; null: the first.")
    sealed_because = CharField(help_text="Why it was emptied for good; else empty.")


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


class ChangePart(Part):
    """One thing that differs between two releases."""

    address = CharField(source="change.address", help_text="Its name within the comparison.")
    what = CharField(source="change.what", help_text="What happened, in a reader's terms.")
    subject = WordField(changes.Subject, source="change.subject")
    id = UUIDField(source="change.id")
    name = TextField(help_text="Of what has changed; of an appearance the session's.")
    label = TextField(help_text="What differs, in words.")  # type: ignore[assignment]  # DRF takes declared fields out of the class
    was = TextField(help_text="`before` in words.")
    now = TextField(help_text="`after` in words.")
    field = CharField(
        source="change.field", help_text="The field of `program/`; empty: the whole thing."
    )
    language = CharField(source="change.language", help_text="Of a text.")
    session = UUIDField(
        source="change.session", allow_null=True, help_text="The session of an appearance."
    )
    before = JSONField(source="change.before", help_text="null: there was none.")
    after = JSONField(source="change.after", help_text="null: there is none.")


class Comparison(Serializer[Any]):
    """What changed between two releases."""

    to = ReleaseStamp()
    changes = ChangePart(many=True)

    def get_fields(self) -> dict[str, Any]:
        """With `from`, which Python keeps for itself."""
        return {"from": ReleaseStamp(allow_null=True), **super().get_fields()}


class FaultPart(Serializer[Any]):
    """One thing that is wrong with a request."""

    parameter = CharField()
    code = CharField(help_text="For machines; never changes.")
    detail = CharField()


class Problem(Serializer[Any]):
    """Why there is no data (RFC 9457)."""

    type = CharField()
    title = CharField()
    status = IntegerField()
    detail = CharField(help_text="What happened and what to do.")
    instance = CharField()
    errors = FaultPart(many=True)  # type: ignore[assignment]  # DRF takes declared fields out of the class
