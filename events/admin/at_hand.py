"""The forum at hand: the one that an organiser works on, remembered in their session."""

from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from events import permissions
from events.models import Forum

KEY = "forum"
# What Django's filter of a list by its forum is called.
FILTER = "forum__id__exact"


def forums(request: HttpRequest) -> list[Forum]:
    """The user's forums, newest first; read once a request."""
    known: list[Forum] | None = getattr(request, "forums_of_user", None)
    if known is None:
        known = list(permissions.forums(request.user))
        request.forums_of_user = known  # type: ignore[attr-defined]  # a request keeps what it read
    return known


def forum(request: HttpRequest) -> Forum | None:
    """The one that was opened last, else the one that runs or comes next."""
    return chosen(forums(request), request.session.get(KEY), timezone.localdate())


def chosen(forums: list[Forum], pk: int | None, today: date) -> Forum | None:
    """The forum of that key, else the one that runs or comes next, else the last."""
    asked = [forum for forum in forums if forum.pk == pk]
    coming = sorted((f for f in forums if f.ends >= today), key=lambda forum: forum.starts)
    past = sorted(forums, key=lambda forum: forum.ends, reverse=True)
    return next(iter([*asked, *coming, *past]), None)


def remember(request: HttpRequest, pk: object) -> Forum | None:
    """From now on this forum is at hand, if it is one of the user's."""
    found = next((forum for forum in forums(request) if str(forum.pk) == str(pk)), None)
    if found and request.session.get(KEY) != found.pk:
        request.session[KEY] = found.pk
    return found


def opened(request: HttpRequest, pk: int) -> None:
    """A page of this forum was opened: it is at hand. Asks nothing where it was so before."""
    if request.session.get(KEY) != pk:
        remember(request, pk)


def of_list(request: HttpRequest) -> str:
    """The forum to which the list was narrowed from which the page was opened; "" if to none."""
    return QueryDict(request.GET.get("_changelist_filters", "")).get(FILTER, "")


def narrowed(request: HttpRequest, name: str) -> dict[str, object]:
    """For a list narrowed to one forum by a filter: which, and what to ask for to see all."""
    rest = request.GET.copy()
    pk = rest.pop(name, [""])[-1]
    return (
        {"narrowed_to": remember(request, pk), "all_forums": f"?{rest.urlencode()}"} if pk else {}
    )
