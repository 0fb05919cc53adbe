"""Search in the admin: rows by any spelling of their names, in any script."""

from typing import TypeVar

from django.db import models

from events.program import names

Row = TypeVar("Row", bound=models.Model)


def spelled(rows: models.QuerySet[Row], query: str, field: str) -> models.QuerySet[Row]:
    """The rows whose texts in `field` (or text) hold every word of the query, however spelled.

    For tables of some hundreds of rows; larger ones keep a `found` column for it.
    """
    words = names.sought(query)
    keys = [key for key, said in rows.order_by().values_list("pk", field) if _holds(said, words)]
    return rows.filter(pk__in=keys)


def _holds(said: dict[str, str] | str, words: tuple[tuple[str, ...], ...]) -> bool:
    found = names.found(*(said.values() if isinstance(said, dict) else [said]))
    return all(any(way in found for way in ways) for ways in words)
