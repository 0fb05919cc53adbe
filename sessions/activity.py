"""A forum's activity: every change to what is its own, newest first, read from all histories."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Value

from events.history.versions import Pair, pairs, recorded
from events.models import Forum, Room, TeamMember, Theme, User, Venue
from sessions.models import Acknowledgement, Appearance, Session
from speakers.models import Absence, Organiser, Speaker

MODELS: dict[str, Any] = {
    str(model._meta.model_name): model
    for model in (
        Session, Appearance, Speaker, Absence, Room, Venue, Theme, Forum, Organiser, TeamMember,
        Acknowledgement,
    )
}  # fmt: skip

# Whose forum is that of another row.
PARTS: dict[Any, tuple[Any, str]] = {
    Appearance: (Session, "session_id"),
    Absence: (Speaker, "speaker_id"),
}


class Asked(NamedTuple):
    """What of it is asked for: a kind of rows, one row of it, a person who changed them."""

    kind: str = ""
    row: int | None = None
    by: int | None = None


class Found(NamedTuple):
    """A version of a row, by its place in the stream."""

    kind: str
    version: int
    at: datetime


def stream(forum: Forum, asked: Asked, start: int, count: int) -> list[Found]:
    """These changes of the stream, in one query."""
    branches = [
        versions.order_by("-history_date", "-history_id")
        .annotate(row_kind=Value(kind, output_field=models.CharField()))
        .values_list("row_kind", "history_id", "history_date")[: start + count]
        for kind, versions in _histories(forum, asked)
    ]
    whole = branches[0]
    if branches[1:]:
        together = whole.union(*branches[1:], all=True)
        whole = together.order_by("-history_date", "-history_id")
    return [Found(*row) for row in whole[start : start + count]]


def versions(found: Iterable[Found]) -> list[Pair]:
    """The versions themselves in their order, each with the one before: a few queries a kind."""
    asked: dict[str, list[int]] = defaultdict(list)
    for each in found:
        asked[each.kind].append(each.version)
    read = {
        (kind, pair[0].history_id): pair
        for kind, keys in asked.items()
        for pair in pairs(MODELS[kind], recorded(MODELS[kind]).filter(history_id__in=keys))
    }
    return [read[each.kind, each.version] for each in found if (each.kind, each.version) in read]


def people(forum: Forum) -> list[User]:
    """Whoever changed anything."""
    branches = [
        rows.order_by().values_list("history_user") for _kind, rows in _histories(forum, Asked())
    ]
    keys = {key for (key,) in branches[0].union(*branches[1:])}
    return list(User.objects.filter(pk__in=keys).order_by("first_name", "last_name", "username"))


def still_there(found: Iterable[Any]) -> set[tuple[Any, int]]:
    """Which of the rows of these versions there are now, by model and key: a query a kind."""
    keys: dict[Any, set[int]] = defaultdict(set)
    for version in found:
        keys[version.instance_type].add(version.id)
    return {
        (model, key)
        for model, asked in keys.items()
        for key in model._base_manager.filter(pk__in=asked).values_list("pk", flat=True)
    }


def _histories(forum: Forum, asked: Asked) -> Iterable[tuple[str, Any]]:
    for kind, model in MODELS.items():
        if asked.kind in ("", kind):
            rows = recorded(model).filter(**_of(forum, model))
            if asked.row is not None:
                rows = rows.filter(id=asked.row)
            if asked.by is not None:
                rows = rows.filter(history_user=asked.by)
            yield kind, rows


def _of(forum: Forum, model: Any) -> dict[str, Any]:
    if model is Forum:
        return {"id": forum.pk}
    if model in PARTS:
        owner, key = PARTS[model]
        # Of those that were deleted too.
        owners = recorded(owner).filter(forum_id=forum.pk).order_by()
        return {f"{key}__in": owners.values("id")}
    return {"forum_id": forum.pk}
