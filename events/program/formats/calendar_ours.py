"""An event of a calendar that we wrote ourselves, without what `ics` adds to be read by people."""

from msgspec.structs import replace

from events.program.formats.frab_records import Event


def plain(event: Event, categories: list[str]) -> Event:
    """The title without the word for cancelled, the kind apart from the themes, no own page."""
    cancelled = event.state == "cancelled"
    paragraphs = event.description.split("\n\n")
    return replace(
        event,
        title=event.title.partition(": ")[2] if cancelled else event.title,
        track=event.track if categories[1:] else "",
        kind=categories[-1],
        description="\n\n".join(paragraphs[:-1]),
        links=(),
    )
