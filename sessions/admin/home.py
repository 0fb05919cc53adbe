"""The organisers' home: how the forum at hand stands, and what to do next."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.admin import at_hand
from events.models import Forum
from events.multilingual_form import endonym
from sessions import completeness, publish
from sessions.admin import making, problems

SHOWN = 8
KINDS = {
    "names": _("Names"),
    "positions": _("Positions"),
    "organisations": _("Organisations"),
    "titles": _("Session titles"),
    "motto": _("Motto"),
}


def context(request: HttpRequest) -> dict[str, Any]:
    """What the home shows of the forum at hand, which `?forum=` chooses."""
    if asked := request.GET.get("forum"):
        at_hand.remember(request, asked)
    forum = at_hand.forum(request)
    return {"forum": forum, **(_standing(request, forum) if forum else {})}


def _standing(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    proposal = publish.propose(forum.uuid)
    teller = problems.Teller(forum, proposal.document)
    current = proposal.current.document if proposal.current else None
    changes = making.sentences(current, proposal.document, proposal.changes[:SHOWN])
    looks = teller.looks(proposal)
    return {
        "language": get_language(),
        "next": proposal.seen + 1,
        "days_to_go": (forum.starts - timezone.localdate(timezone=forum.tz)).days,
        "changes": changes,
        "change_count": len(proposal.changes),
        "first": current is None,
        "refusals": [teller.tell(problem) for problem in proposal.refusals[:SHOWN]],
        "refusal_count": len(proposal.refusals),
        "warnings": [*looks["warnings"], *looks["gaps"]][:SHOWN],
        "warning_count": len(looks["warnings"]) + len(looks["gaps"]),
        "languages": [(tag, endonym(tag)) for tag in forum.languages],
        "texts": [
            (KINDS[line.kind], line.counts) for line in completeness.by_language(proposal.document)
        ],
        "may_publish": permissions.publishes.test(request.user, forum.pk),
    }
