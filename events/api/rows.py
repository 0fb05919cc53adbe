"""Things as rows of an answer, in the shape that the query asks."""

from collections.abc import Iterable, Iterator
from typing import Any

from events.api import selection
from events.api.endpoint import Reading
from events.api.expansions import EXPANSIONS
from events.api.programme import Kind
from events.api.writer import Row, Writer


def rows(kind: Kind, things: Iterable[Any], asked: Reading) -> Iterator[Row]:
    """The things with what the query asks: why found, which fields, what in full."""
    writer = Writer(asked.programme, asked.languages)
    query, found = asked.query, {}
    if getattr(query, "search", "").strip():
        found = selection.hits(asked.programme, kind, query)
    for thing in things:
        row = writer.row(kind, thing, found.get(thing.uuid))
        for name in getattr(query, "expand", None) or ():
            EXPANSIONS[kind][name].put(writer, thing, row)
        yield _only(row, query.fields) if query.fields else row


def _only(row: Row, fields: tuple[str, ...]) -> Row:
    """These fields; of what fell back to another language, those that are there."""
    kept = {name: value for name, value in row.items() if name in fields}
    if "fallback" in row:
        fallback = row["fallback"]
        kept["fallback"] = {name: fallback[name] for name in fallback if name in fields}
    return kept
