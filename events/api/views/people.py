"""What goes across forums: persons with all that they were, series with their editions."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from msgspec.structs import asdict
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from events import releases, series
from events.api import parameters
from events.api.endpoint import Endpoint, answer, paged, paginated
from events.api.errors import Moved, not_found
from events.api.queries import ListQuery, Query, SearchQuery
from events.api.serializers.people import PersonPart, SeriesDetailPart
from events.api.views.forums import card_of
from events.persons import people
from events.series import Found


class Everywhere(Endpoint):
    """An address that is made of all visible forums."""

    part: type[Serializer[Any]]

    def asked(self, request: Request) -> tuple[Any, tuple[str, ...]]:
        """The query, and the order to pick texts in: the one asked for, then all forums'."""
        query = parameters.read(request.GET, self.query)
        known = [tag for entry in releases.shelf().forums for tag in entry.card.languages]
        return query, parameters.languages(query, known)


class Everything(Everywhere):
    """A list across forums."""

    query: ClassVar[type[Query]] = ListQuery

    def shape(self) -> Any:
        """A page of them."""
        return paginated(self.part)

    def rows(self, query: Any) -> Sequence[Any]:
        """Those that meet the query."""
        raise NotImplementedError

    def get(self, request: Request) -> HttpResponse:
        """The page asked for."""
        query, languages = self.asked(request)
        rows, page = paged(self.rows(query), query, request)
        serializer = self.part(context={"languages": languages})
        return answer({**page, "results": [*map(serializer.to_representation, rows)]}, languages)


class Single(Everywhere):
    """One of such a list."""

    def shape(self) -> Any:
        """The thing."""
        return self.part()

    def row(self, key: Any) -> Any:
        """The one that has or had that uuid or slug. Raises not_found."""
        raise NotImplementedError

    def key(self, row: Any) -> Any:
        """The uuid or slug that it has by now."""
        return row.uuid

    def get(self, request: Request, **named: Any) -> HttpResponse:
        """The thing that the address names."""
        (key,) = named.values()
        _query, languages = self.asked(request)
        row = self.row(key)
        if (now := self.key(row)) != key:
            raise Moved(request.get_full_path().replace(f"/{key}/", f"/{now}/", 1))
        serializer = self.part(context={"languages": languages})
        return answer(serializer.to_representation(row), languages)


class PersonList(Everything):
    """All persons of visible forums."""

    part, query = PersonPart, SearchQuery
    operation, tag = "list_people", "people"
    summary = "Everybody who is a speaker of a visible forum, by family name"

    def rows(self, query: Any) -> Sequence[Any]:
        """All, or those found."""
        return people().find(query.search)


class PersonDetail(Single):
    """One person."""

    part, operation, tag = PersonPart, "get_person", "people"
    summary = "One person with every position, as of each forum"

    def row(self, key: Any) -> Any:
        """The person of that uuid, or whom that one was merged into."""
        everybody = people()
        if person := everybody.by_id.get(everybody.kept(key)):
            return person
        raise not_found(f"No visible forum has a speaker {key}. Search in the list of people.")


class SeriesList(Everything):
    """All series of visible forums."""

    part, operation, tag = SeriesDetailPart, "list_series", "series"
    summary = "The series that visible forums are editions of"

    def rows(self, query: Any) -> Sequence[Any]:
        """In the order of their newest editions."""
        return [_row(found) for found in series.everything(releases.shelf())]


class SeriesDetail(Single):
    """One series."""

    part, operation, tag = SeriesDetailPart, "get_series", "series"
    summary = "One series with its editions"

    def row(self, key: Any) -> Any:
        """The series at that address, or once at it."""
        if found := series.find(releases.shelf(), key):
            return _row(found)
        raise not_found(f"There is no series “{key}”. The list of series names all.")

    def key(self, row: Any) -> Any:
        """Its slug."""
        return row["slug"]


def _row(found: Found) -> dict[str, Any]:
    """The series as its newest edition tells it, with all its editions."""
    return {**asdict(found.series), "editions": [card_of(entry) for entry in found.editions]}
