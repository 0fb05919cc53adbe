"""What goes across forums: persons with all that they were, series with their editions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from msgspec.structs import asdict
from rest_framework.request import Request

from events import releases
from events.api import parameters
from events.api.endpoint import Endpoint, answer, paged, paginated
from events.api.errors import not_found
from events.api.people import people
from events.api.queries import ListQuery, Query, SearchQuery
from events.api.serializers.people import PersonPart, SeriesDetailPart
from events.api.views.forums import card_of
from events.program.document import Series
from events.releases import OnShelf


class Everywhere(Endpoint):
    """An address that is made of all visible forums."""

    def asked(self, request: Request) -> Any:
        """The query, understood."""
        return parameters.read(request.GET, self.query)

    def languages(self, asked: Any) -> tuple[str, ...]:
        """The order in which texts are picked: the language asked for, then those of all forums."""
        known = tuple(tag for entry in releases.shelf().forums for tag in entry.card.languages)
        return parameters.languages(asked, tuple(dict.fromkeys(known)))


class PersonList(Everywhere):
    """All persons of visible forums."""

    query = SearchQuery
    operation, tag = "list_people", "people"
    summary = "Everybody who is a speaker of a visible forum, by family name"

    def shape(self) -> Any:
        """A page of persons."""
        return paginated(PersonPart)

    def get(self, request: Request) -> HttpResponse:
        """All, or those found."""
        asked = self.asked(request)
        languages = self.languages(asked)
        rows, page = paged(people().find(asked.search), asked, request)
        serializer = PersonPart(context={"languages": languages})
        results = [serializer.to_representation(row) for row in rows]
        return answer({**page, "results": results}, languages)


class PersonDetail(Everywhere):
    """One person."""

    operation, tag = "get_person", "people"
    summary = "One person with every position, as of each forum"

    def shape(self) -> Any:
        """The person."""
        return PersonPart()

    def get(self, request: Request, uuid: UUID) -> HttpResponse:
        """The person of that uuid."""
        languages = self.languages(self.asked(request))
        person = people().by_id.get(uuid)
        if person is None:
            raise not_found(f"No visible forum has a speaker {uuid}. Search in the list of people.")
        serializer = PersonPart(context={"languages": languages})
        return answer(serializer.to_representation(person), languages)


class SeriesList(Everywhere):
    """All series of visible forums."""

    query = ListQuery
    operation, tag = "list_series", "series"
    summary = "The series that visible forums are editions of"

    def shape(self) -> Any:
        """A page of series."""
        return paginated(SeriesDetailPart)

    def get(self, request: Request) -> HttpResponse:
        """In the order of their newest editions."""
        asked = self.asked(request)
        languages = self.languages(asked)
        rows, page = paged(_series(), asked, request)
        serializer = SeriesDetailPart(context={"languages": languages})
        results = [serializer.to_representation(row) for row in rows]
        return answer({**page, "results": results}, languages)


class SeriesDetail(Everywhere):
    """One series."""

    operation, summary, tag = "get_series", "One series with its editions", "series"
    query = Query

    def shape(self) -> Any:
        """The series."""
        return SeriesDetailPart()

    def get(self, request: Request, series: str) -> HttpResponse:
        """The series at that address."""
        languages = self.languages(self.asked(request))
        found = next((row for row in _series() if row["slug"] == series), None)
        if found is None:
            raise not_found(f"There is no series “{series}”. The list of series names all.")
        serializer = SeriesDetailPart(context={"languages": languages})
        return answer(serializer.to_representation(found), languages)


def _series() -> list[dict[str, Any]]:
    """Every series as its newest edition tells it, with all its editions."""
    told: dict[UUID, Series] = {}
    editions: dict[UUID, list[OnShelf]] = {}
    for entry in releases.shelf().forums:
        if series := entry.card.series:
            told.setdefault(series.uuid, series)
            editions.setdefault(series.uuid, []).append(entry)
    return [
        {**asdict(series), "editions": [card_of(entry) for entry in editions[uuid]]}
        for uuid, series in told.items()
    ]
