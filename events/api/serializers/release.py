"""A release, and what changed between two of them."""

from typing import Any

from rest_framework.serializers import CharField, IntegerField, JSONField, Serializer, UUIDField

from events.api.fields import InstantField, Part, TextField, WordField
from events.program import changes


class ReleaseStamp(Serializer[Any]):
    """A release's own marks."""

    number = IntegerField(help_text="Counts from 1 within the forum.")
    time = InstantField()
    label = CharField()  # type: ignore[assignment]  # DRF takes declared fields out of the class
    note = CharField()
    sha256 = CharField(help_text="Of the release's canonical JSON.")
    changes = IntegerField(allow_null=True, help_text="Since the release before; null: the first.")
    sealed_because = CharField(help_text="Why it was emptied for good; else empty.")


class ChangePart(Part):
    """One thing that differs between two releases."""

    address = CharField(source="change.address", help_text="Its name within the comparison.")
    what = CharField(source="change.what", help_text="What happened, in a reader's terms.")
    subject = WordField(changes.Subject, source="change.subject")
    id = UUIDField(source="change.id")
    number = IntegerField(allow_null=True, help_text="The session's; of anything else null.")
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


class GonePart(Part):
    """What is left of something that was taken out."""

    uuid = UUIDField()
    kind = CharField(help_text="session, speaker, room, theme or organisation.")
    title = TextField(help_text="A session's last one; of all else there is none.")
    slug = CharField()
    release = IntegerField(help_text="The first without it.")
    start = InstantField(allow_null=True, help_text="A session's last one.")
    successor = UUIDField(allow_null=True, help_text="What stands in its place.")


class Comparison(Serializer[Any]):
    """What changed between two releases."""

    to = ReleaseStamp()
    changes = ChangePart(many=True)
    gone = GonePart(
        many=True, help_text="What was taken out after `from`, as `to` has it, earliest first."
    )

    def get_fields(self) -> dict[str, Any]:
        """With `from`, which Python keeps for itself."""
        return {"from": ReleaseStamp(allow_null=True), **super().get_fields()}
