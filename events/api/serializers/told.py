"""What several serializers say alike."""

from typing import Any

from rest_framework.serializers import CharField, ListField

SEQUENCE = "How often this has changed since its first release; iCalendar's SEQUENCE."
CHANGED_IN = "The release in which this last changed."
URL = "The public page, per language of the interface."
AS_OF = "As of this forum."


def tags(**options: Any) -> ListField:
    """A list of language tags."""
    return ListField(child=CharField(), **options)
