"""How far the publishing of a large forum is, for its publishers: the page, and what its script asks."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.models import Forum
from events.program.edition import Edition
from sessions import publish_runs
from sessions.admin.making import told, work_page
from sessions.admin.routes import forum_for, under_forum
from sessions.models import PublishRun

TITLES = {
    PublishRun.Outcome.RUNNING: _("Publishing"),
    PublishRun.Outcome.DONE: _("Published"),
    PublishRun.Outcome.REFUSED: _("Not published"),
    PublishRun.Outcome.LOST: _("Not published"),
}


def routes(page: Any) -> list[URLPattern]:
    """The addresses of this page, under the forum's own."""
    return under_forum(
        page,
        {
            "publishing": ("publishing/", publishing_view),
            "publishing_progress": ("publishing/progress/", progress_view),
        },
    )


def newest(forum: Forum) -> PublishRun | None:
    """The forum's newest run as it is now."""
    return publish_runs.newest(forum, at=datetime.now(UTC))


def is_underway(run: PublishRun | None) -> bool:
    """Whether it is not through yet."""
    return run is not None and run.outcome == PublishRun.Outcome.RUNNING


def unhappy(run: PublishRun | None, current: Edition | None) -> PublishRun | None:
    """The run, if nothing came of it and nobody has published since."""
    if run is None or run.ended is None or run.release or _is_planned(run):
        return None
    since = current.stamp.time if current and current.stamp else run.ended
    return run if run.ended >= since else None


def publishing_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The newest run: how far it is, or how it ended and what to do."""
    forum = forum_for(page, request, pk, permissions.publishes)
    run = newest(forum)
    if run is None:
        return redirect("admin:events_forum_publish", pk)
    refusal = publish_runs.refusal(run)
    context = {
        "title": _("Planned") if _is_planned(run) else TITLES[PublishRun.Outcome(run.outcome)],
        "run": run,
        "runs": is_underway(run),
        "lost": run.outcome == PublishRun.Outcome.LOST,
        "planned": _is_planned(run),
        "progress": _news(run),
        "reason": refusal and told(refusal),
    }
    return work_page(page, request, forum, "publishing", context)


def progress_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The progress in the reader's words; nothing once it has ended."""
    forum = forum_for(page, request, pk, permissions.publishes)
    run = newest(forum)
    return JsonResponse(_news(run) if run and is_underway(run) else {})


def _news(run: PublishRun) -> dict[str, Any]:
    news = publish_runs.progress(run)
    return {**news, "text": gettext(news["step"]) if news else gettext("Starting")}


def _is_planned(run: PublishRun) -> bool:
    return (run.verb, run.outcome) == (PublishRun.Verb.PLAN, PublishRun.Outcome.DONE)
