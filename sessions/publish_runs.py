"""Publishing in a process of its own, where a forum is too large for a web worker: asked, done, seen."""

import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction

from events import releases, uploads
from events.models import Forum
from sessions import planned, publish
from sessions.models import PublishRun

if TYPE_CHECKING:
    from events.models import User

LARGE = 2_000  # sessions; a web worker compiles no more
STARTING = timedelta(minutes=1)  # within which a process begins, on however busy a machine
Outcome, Verb = PublishRun.Outcome, PublishRun.Verb

VERBS: Mapping[str, Callable[..., Any]] = {
    Verb.PUBLISH: publish.publish,
    Verb.PART: publish.publish_part,
    Verb.ROLL_BACK: publish.roll_back,
    Verb.PLAN: planned.plan,
}
WATCHED = {Verb.PUBLISH, Verb.PART}
# What is kept of a refusal, so that whoever reads it has it in their own language.
REFUSALS: Mapping[type[Exception], tuple[str, ...]] = {
    releases.Overtaken: ("seen", "current"),
    releases.SlugTaken: ("slug",),
    releases.Refused: (),
    publish.NothingChanged: (),
    publish.DraftMoved: ("gone",),
    publish.NotClosed: (),
    planned.TooLate: (),
}
EMPTY: Mapping[type[Exception], tuple[Any, ...]] = {
    releases.Refused: ((),),
    publish.NotClosed: ((),),
}


class Underway(Exception):
    """Somebody's publishing of this forum is not through yet; `run` is theirs."""

    def __init__(self, run: PublishRun) -> None:
        super().__init__(f"{run.author_name} is publishing this forum. Wait until it is through.")
        self.run = run


def is_large(forum: Forum) -> bool:
    """Whether a web worker must not publish it."""
    return forum.sessions.count() > LARGE


def ask(
    forum: Forum, *, verb: str, facts: Mapping[str, Any], by: "User", at: datetime
) -> PublishRun:
    """Has a process of its own call the verb with these facts. Raises Underway.

    Runs before it are forgotten: releases say who made them.
    """
    before = newest(forum, at=at)
    if before and before.outcome == Outcome.RUNNING:
        raise Underway(before)
    try:
        with transaction.atomic():
            PublishRun.objects.filter(forum=forum).exclude(outcome=Outcome.RUNNING).delete()
            run = PublishRun.objects.create(
                forum=forum, verb=verb, facts=_plain(facts), author=by, author_name=str(by),
                started=at,
            )  # fmt: skip
            transaction.on_commit(partial(_start, run))
    except IntegrityError as error:
        # The other one was quicker.
        raise Underway(PublishRun.objects.get(forum=forum, outcome=Outcome.RUNNING)) from error
    return run


def newest(forum: Forum, *, at: datetime) -> PublishRun | None:
    """The forum's newest run; one whose process is gone is found to be lost, and noted as such."""
    rows = PublishRun.objects.filter(forum=forum)
    run = rows.select_related("forum").first()
    if run is None or run.outcome != Outcome.RUNNING:
        return run
    with transaction.atomic():
        free = rows.select_for_update(skip_locked=True, no_key=True).filter(pk=run.pk).first()
        if free and free.outcome == Outcome.RUNNING and _is_lost(free, at):
            free.outcome, free.ended = Outcome.LOST, at
            free.save()
            uploads.end(*_news(free))
    return free or run


def work(key: int) -> PublishRun:
    """Does what was asked, with its outcome in the same transaction: all of it or nothing.

    Raises PublishRun.DoesNotExist where there is no such run or it has ended.
    """
    with transaction.atomic():
        mine = PublishRun.objects.select_for_update(no_key=True, of=("self",))
        run = mine.select_related("forum", "author").get(pk=key, outcome=Outcome.RUNNING)
        _tell(run, publish.READING, 0, 0)
        try:
            with transaction.atomic():
                run.release = _do(run)
            run.outcome = Outcome.DONE
        except tuple(REFUSALS) as refusal:
            run.outcome, run.refusal = Outcome.REFUSED, _kept(refusal)
        run.ended = datetime.now(UTC)
        run.save()
    uploads.end(*_news(run))
    return run


def progress(run: PublishRun) -> dict[str, Any]:
    """The step that it is at, and how many of how many are done; nothing before its first."""
    return uploads.told(*_news(run)) or {}


def refusal(run: PublishRun) -> Exception | None:
    """Why it was refused, as it was raised; None where it was not."""
    named = {each.__name__: each for each in REFUSALS}
    if not run.refusal:
        return None
    kind = named[run.refusal["name"]]
    return kind(*(run.refusal["said"] or EMPTY.get(kind, ())))


def _do(run: PublishRun) -> int | None:
    """The release that was made; none where it is planned for an hour."""
    facts: dict[str, Any] = {**run.facts, "by": run.author or run.author_name}
    if run.verb in WATCHED:
        facts["watch"] = partial(_tell, run)
    if run.verb == Verb.PLAN:
        facts |= {"due": datetime.fromisoformat(facts["due"]), "at": datetime.now(UTC)}
    made = VERBS[run.verb](run.forum.uuid, **facts)
    return None if run.verb == Verb.PLAN else made.number


def _kept(refused: Exception) -> dict[str, Any]:
    said = [getattr(refused, name) for name in REFUSALS[type(refused)]]
    return {"name": type(refused).__name__, "said": said}


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON has it."""
    return {
        name: fact.isoformat() if isinstance(fact, datetime) else fact
        for name, fact in facts.items()
    }


def _is_lost(run: PublishRun, at: datetime) -> bool:
    """Nobody holds its row: its process is gone, or has not begun for too long."""
    return bool(progress(run)) or at - run.started > STARTING


def _tell(run: PublishRun, step: str, done: int, total: int) -> None:
    uploads.tell(*_news(run), {"step": step, "done": done, "total": total})


def _news(run: PublishRun) -> tuple[str, str]:
    return f"{run.forum_id}-publish", str(run.uuid)


def _start(run: PublishRun) -> None:
    """A process that outlives this request, and the worker too."""
    command = [sys.executable, "manage.py", "publish", run.forum.slug, "--asked", str(run.pk)]
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True
    )
    # Somebody must take note that it ended, or it stays in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()
