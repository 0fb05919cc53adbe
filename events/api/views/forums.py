"""Forums: the list, one of them, and its whole programme."""

from typing import Any

from django.http import HttpResponse
from msgspec.structs import asdict
from rest_framework.request import Request

from events import releases
from events.api import parameters, whole
from events.api.endpoint import ROOT, Endpoint, Reading, answer, paged, paginated, reading
from events.api.queries import ListQuery, Query
from events.api.serializers.forum import ForumDetail, ForumSummary
from events.program import clock
from events.releases import OnShelf
from events.web import absolute, page_addresses


class ForumList(Endpoint):
    """All visible forums."""

    query = ListQuery
    operation, summary = "list_forums", "All forums, the newest first"

    def shape(self) -> Any:
        """A page of forums."""
        return paginated(ForumSummary)

    def get(self, request: Request) -> HttpResponse:
        """The cards of the shelf; each forum falls back in its own order of languages."""
        query = parameters.read(request.GET, ListQuery)
        forums = releases.shelf().forums
        known = [tag for entry in forums for tag in entry.card.languages]
        found, page = paged(forums, query, request)
        results = []
        for entry in found:
            context = {"languages": parameters.languages(query, entry.card.languages, known)}
            results.append(ForumSummary(context=context).to_representation(card_of(entry)))
        return answer({**page, "results": results}, parameters.languages(query, (), known))


class ForumEntry(Endpoint):
    """One forum."""

    operation, summary = "get_forum", "One forum with its days, venues and organisers"

    def shape(self) -> Any:
        """The forum."""
        return ForumDetail()

    def get(self, request: Request, forum: str) -> HttpResponse:
        """The card, and what only the release knows."""
        asked = reading(request, forum, Query)
        serializer = ForumDetail(context={"languages": asked.languages})
        return answer(serializer.to_representation(_whole_card(asked)), asked.languages)


class WholeProgram(Endpoint):
    """Everything in one answer."""

    operation, summary = "get_program", "The whole released programme in one response"

    def shape(self) -> Any:
        """The Document's own shape (`whole.schemas`)."""
        return {"$ref": "#/components/schemas/ProgramDocument"}

    def get(self, request: Request, forum: str, number: int | None = None) -> HttpResponse:
        """The document of the newest release, or of that one."""
        asked = reading(request, forum, Query, number)
        return answer(whole.write(asked.programme, asked.languages), asked.languages)


def card_of(entry: OnShelf) -> dict[str, Any]:
    """A forum on the shelf with its addresses."""
    links = {
        "url": page_addresses(f"{entry.slug}/"),
        "api": absolute(f"{ROOT}forums/{entry.slug}/"),
    }
    return {**asdict(entry), "stamp": entry.stamp, "sessions": entry.card.sessions, **links}


def _whole_card(asked: Reading) -> dict[str, Any]:
    """A forum's card with what its release says of it."""
    document = asked.programme.document
    organisers = (
        {"role": each.role, "organisation": asked.programme.get("organisation", each.organisation)}
        for each in document.forum.organisers
    )
    return {
        **card_of(asked.entry),
        "number": document.forum.number,
        "forum": document.forum,
        "days": [day.date for day in clock.days(document)],
        "organisers": list(organisers),
        "venues": document.venues,
    }
