"""The organisers' home: how the forum at hand stands, and what to do next."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from events import permissions
from events.admin import at_hand
from events.models import Forum
from events.multilingual_form import endonym
from events.words import dates
from sessions import publish, standing
from sessions.admin import figures, making, problems
from sessions.admin.steps import steps

# Of problems and of changes, unless all problems are asked for.
SHOWN = 8


def context(request: HttpRequest) -> dict[str, Any]:
    """What the home shows of the forum at hand, which `?forum=` chooses."""
    if asked := request.GET.get("forum"):
        at_hand.remember(request, asked)
    forum = at_hand.forum(request)
    return {"forum": forum, **(_standing(request, forum) if forum else {})}


def _standing(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    proposal = publish.propose(forum.uuid)
    most = None if request.GET.get("show") == "all" else SHOWN
    teller = problems.Teller(forum, proposal.document)
    current = proposal.current.document if proposal.current else None
    warnings, warning_count = teller.first_looks(proposal, most)
    return {
        "language": get_language(),
        "days": dates.period(forum.starts, forum.ends, get_language() or "en"),
        "next": proposal.seen + 1,
        "days_to_go": (forum.starts - timezone.localdate(timezone=forum.tz)).days,
        "changes": making.sentences(current, proposal.document, proposal.changes[:SHOWN]),
        "change_count": len(proposal.changes),
        "first": current is None,
        "refusals": [teller.tell(problem) for problem in proposal.refusals[:most]],
        "refusal_count": len(proposal.refusals),
        "warnings": warnings,
        "warning_count": warning_count,
        "more": most is not None and max(len(proposal.refusals), warning_count) > most,
        "conflict_count": sum(standing.counts(forum, reader=request.user)),
        "languages": [(tag, endonym(tag)) for tag in forum.languages],
        **figures.context(forum),
        "steps": steps(request.user, forum, published=current is not None),
        "may_publish": permissions.publishes.test(request.user, forum.pk),
    }
