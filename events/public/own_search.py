"""What the pages of a release search in without asking the server for each word."""

from django.http import Http404, HttpRequest, HttpResponse

from events import releases
from events.program import findable
from events.releases import NoSuchRelease, Sealed, shelf
from events.web import published


@published()
def own_search(request: HttpRequest, forum: str, number: int) -> HttpResponse:
    """The words of release `number` and what they find, for `search.js`."""
    entry = shelf().find(forum)
    if entry is None:
        raise Http404("There is no forum at this address.")
    try:
        edition = releases.edition(entry, number)
    except (NoSuchRelease, Sealed) as unknown:
        raise Http404(str(unknown)) from unknown
    return HttpResponse(findable.write(edition.document), content_type="application/json")
