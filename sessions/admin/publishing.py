"""Reviewing what the draft would change, choosing what goes out, and publishing it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.models import Forum
from sessions import publish
from sessions.admin import previewing, problems, session_conflicts, undoing
from sessions.admin.choosing import Choice
from sessions.admin.making import CONFLICT, ReleaseForm, attempt, work_page
from sessions.admin.routes import forum_for, under_forum


def routes(page: Any) -> list[URLPattern]:
    """The addresses of this page and of those around it, under the forum's own."""
    own = under_forum(page, {"publish": ("publish/", publish_view)})
    return [*own, *previewing.routes(page), *undoing.routes(page)]


def publish_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """What publishing would change, what forbids it, what is worth a look; and the button.

    A choice that is not closed is shown again with what comes along, and then published.
    """
    forum = forum_for(page, request, pk, permissions.publishes)
    form, status = ReleaseForm(request.POST or None), 200
    if request.method == "POST" and "choose" not in request.POST and form.is_valid():
        try:
            made = _publish(page, request, forum, form)
        except publish.NotClosed:  # shown with what comes along
            made = None
        else:
            status = CONFLICT
        if made:
            return made
    drawn = work_page(page, request, forum, "publish", _context(request, forum, form))
    drawn.status_code = status
    return drawn


def _publish(page: Any, request: HttpRequest, forum: Forum, form: Any) -> HttpResponse | None:
    """Publishes what is chosen; of the first release all. None where that was refused."""
    chosen = request.POST.getlist("chosen")
    if not form.cleaned_data["seen"]:
        verb = partial(publish.publish, forum.uuid, **form.cleaned_data)
    elif chosen:
        verb = partial(publish.publish_part, forum.uuid, chosen=chosen, **form.cleaned_data)
    else:
        messages.error(request, _("Nothing is chosen. Choose at least one change, then publish."))
        return None
    return attempt(page, request, forum, verb)


def _context(request: HttpRequest, forum: Forum, form: ReleaseForm) -> dict[str, Any]:
    """The page with the changes as they are now."""
    proposal = publish.propose(forum.uuid)
    teller = problems.Teller(forum, proposal.document)
    chosen = Choice(request, proposal)
    kinds = chosen.kinds()
    return {
        "title": _("Publish release %(number)d") % {"number": proposal.seen + 1},
        "form": form.anew(proposal.seen),
        "first": proposal.current is None,
        "kinds": kinds,
        "along": [row for kind in kinds for t in kind.things for row in t.rows if row.why],
        "chosen_count": len(chosen.closed.changes),
        "change_count": len(proposal.changes),
        "refusals": [teller.tell(problem) for problem in proposal.refusals],
        **teller.looks(proposal),
        "conflicts": session_conflicts.published(request, forum, proposal.document),
    }
