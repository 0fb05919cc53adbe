"""What several serializers say alike."""

from typing import Any

from rest_framework.serializers import CharField, FloatField, ListField, Serializer

from events.api.fields import WordField
from events.program import search

SEQUENCE = "How often this has changed since its first release; iCalendar's SEQUENCE."
CHANGED_IN = "The release in which this last changed."
URL = "The public page, per language of the interface."
AS_OF = "As of this forum."
MATCH = "With `search`: why this was found; else null."


class MatchPart(Serializer[Any]):
    """The text by which a search found something."""

    field = CharField(
        source="reason.field", help_text=f"Where it stands: {', '.join(search.FIELDS)}."
    )
    language = CharField(source="reason.language", help_text="Of the text; empty: not known.")
    text = CharField(source="reason.text")
    how = WordField(
        search.How,
        source="reason.how",
        help_text="How the word that matched least did: as written, as the beginning of a word, "
        "with other accents, letters or script, or spelled alike.",
    )
    score = FloatField(help_text="At most 1, the best.")


def tags(**options: Any) -> ListField:
    """A list of language tags."""
    return ListField(child=CharField(), **options)
