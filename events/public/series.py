"""The page of a series: what it is, and its editions, as the newest of them tells it."""

from events.program import text
from events.program.text import Texts
from events.public import markup
from events.public.linked import block, edition, thing
from events.public.said import Said
from events.public.shelf import listed
from events.series import Found
from events.web import absolute


def page(found: Found, language: str) -> dict[str, object]:
    """The context of its page; `language` is the active one."""
    series, editions = found

    def say(texts: Texts) -> Said:
        spoken = (tag for entry in editions for tag in entry.card.languages)
        picked = text.pick(texts, (language, *dict.fromkeys(spoken)))
        return Said(picked.text, picked.language, language)

    address = absolute(f"/{language}/series/{series.slug}/")
    name, description = say(series.names), say(series.description)
    return {
        "title": name.text,
        "name": name,
        "description": description,
        "about": markup.summary(description.text) or name.text,
        "forums": tuple(listed(entry, language) for entry in editions),
        "linked": block(
            {
                **thing("EventSeries", series.uuid, name.text, address),
                "description": markup.summary(description.text),
                "subEvent": [
                    edition(
                        entry.uuid,
                        say(entry.card.names).text,
                        f"/{language}/{entry.slug}/",
                        entry.card.starts,
                    )
                    for entry in editions
                ],
            }
        ),
    }
