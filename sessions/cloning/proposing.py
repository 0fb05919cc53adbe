"""What the next edition is proposed to be called, and when it begins."""

from datetime import timedelta
from typing import Any

from events.models import Forum

# The same weekday next year.
A_YEAR = timedelta(weeks=52)
# What a clone is never given: an identity is a row's own.
OWN = frozenset({"uuid", "number", "source", "source_id"})


def facts(row: Any) -> dict[str, Any]:
    """A row's columns without its identity and without where it came from."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in OWN
    }


def successor(forum: Forum) -> Forum:
    """The next edition as a proposal, unsaved: a year later, hidden, with the year replaced."""
    starts = forum.starts + A_YEAR
    years = str(forum.starts.year), str(starts.year)
    edition = forum.edition + 1 if forum.edition else None
    slug = forum.slug.replace(*years)
    return Forum(
        **facts(forum)
        | {
            "slug": slug if slug != forum.slug else f"{forum.slug}-{edition or starts.year}",
            "names": {tag: name.replace(*years) for tag, name in forum.names.items()},
            "edition": edition,
            "starts": starts,
            "ends": starts + (forum.ends - forum.starts),
            "visibility": Forum.Visibility.HIDDEN,
        }
    )
