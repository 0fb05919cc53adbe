"""A forum's releases, and what changed between two of them."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from events import releases
from events.api.comparison import compare
from events.api.endpoint import Endpoint, Reading, answer, known, paged, paginated, reading
from events.api.errors import Fault, invalid
from events.api.queries import ChangesQuery, ListQuery, Query
from events.api.serializers.release import Comparison, ReleaseStamp


class ReleaseList(Endpoint):
    """A forum's releases."""

    query = ListQuery
    operation, summary, tag = "list_releases", "All releases, the newest first", "releases"

    def shape(self) -> Any:
        """A page of releases."""
        return paginated(ReleaseStamp)

    def get(self, request: Request, forum: str) -> HttpResponse:
        """Their marks, without what they hold."""
        asked = reading(request, forum, ListQuery)
        history = releases.history(asked.entry.uuid, asked.entry.number).history
        chapters, page = paged(history, asked.query, request)
        results = [ReleaseStamp().to_representation(chapter.stamp) for chapter in chapters]
        return answer({**page, "results": results}, asked.languages)


class ReleaseEntry(Endpoint):
    """One release's marks."""

    operation, summary, tag = "get_release", "One release", "releases"

    def shape(self) -> Any:
        """The release."""
        return ReleaseStamp()

    def get(self, request: Request, forum: str, number: int) -> HttpResponse:
        """Its marks; 410 where it was emptied for good."""
        asked = reading(request, forum, Query)
        known(asked.entry, number)
        stamp = releases.read(asked.entry.uuid, number).stamp
        return answer(ReleaseStamp().to_representation(stamp), asked.languages)


class Changes(Endpoint):
    """The comparison of two releases."""

    query = ChangesQuery
    operation, tag = "list_changes", "releases"
    summary = "What changed between two releases, field by field, as data and in words"

    def shape(self) -> Any:
        """The comparison."""
        return Comparison()

    def get(self, request: Request, forum: str) -> HttpResponse:
        """The changes that make `to` of `from`."""
        asked = reading(request, forum, ChangesQuery)
        newer, since = _sides(asked)
        found = compare(asked.entry, since, newer, asked.languages)
        serializer = Comparison(context={"languages": asked.languages})
        return answer(serializer.to_representation(found), asked.languages)


def _sides(asked: Reading) -> tuple[int, int | datetime | None]:
    """What is compared with what; refuses releases that there are not, and two older sides."""
    query, newest = asked.query, asked.entry.number
    if query.since is not None and query.from_ is not None:
        detail = "Give from or since, not both."
        raise invalid(Fault(parameter="since", code="conflict", detail=detail))
    for parameter, given in (("to", query.to), ("from", query.from_), ("since", query.since)):
        if isinstance(given, int):
            known(asked.entry, given, parameter)
    return query.to or newest, query.since if query.from_ is None else query.from_
