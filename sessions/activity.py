"""A forum's activity: every change to what is its own, newest first, read from all histories.

Persons and organisations belong to all forums: of those that are here, what its own team changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q, Value

from events.history import imports
from events.history.versions import Pair, pairs, recorded
from events.models import Forum, ImportRun, Invitation, Room, TeamMember, Theme, User, Venue
from sessions.models import Acknowledgement, Appearance, Session
from speakers.models import Absence, NameForm, Organisation, Organiser, Person, Speaker

MODELS: dict[str, Any] = {
    str(model._meta.model_name): model
    for model in (
        Session, Appearance, Speaker, Absence, Room, Venue, Theme, Forum, Organiser, TeamMember,
        Acknowledgement, Invitation, ImportRun, Person, NameForm, Organisation,
    )
}  # fmt: skip
# Of these only owners know.
OWNERS = frozenset({"invitation"})

# Whose forum is that of another row.
PARTS: dict[Any, tuple[Any, str]] = {
    Appearance: (Session, "session_id"),
    Absence: (Speaker, "speaker_id"),
}


class Asked(NamedTuple):
    """What of it is asked for: a kind of rows, one row of it, who changed them, one import's rows.

    Where none of the kinds, rows or imports is asked for, each import is one line. `hidden` are
    kinds that the reader does not know of.
    """

    kind: str = ""
    row: int | None = None
    by: int | None = None
    run: str = ""
    hidden: frozenset[str] = frozenset()


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


def people(forum: Forum, hidden: frozenset[str] = frozenset()) -> list[User]:
    """Whoever changed anything, but for kinds that are hidden."""
    branches = [
        rows.order_by().values_list("history_user")
        for _kind, rows in _histories(forum, Asked(hidden=hidden))
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
        if asked.kind in ("", kind) and kind not in asked.hidden:
            rows = recorded(model).filter(_of(forum, model, asked))
            if asked.row is not None:
                rows = rows.filter(id=asked.row)
            if asked.by is not None:
                rows = rows.filter(history_user=asked.by)
            yield kind, _of_imports(rows, asked)


def _of_imports(rows: Any, asked: Asked) -> Any:
    if asked.run:
        return rows.filter(history_change_reason__startswith=imports.mark(asked.run))
    told_one_by_one = asked.kind or asked.row is not None
    return rows if told_one_by_one else rows.exclude(history_change_reason__startswith=imports.MARK)


def _of(forum: Forum, model: Any, asked: Asked) -> Q:
    if model is Forum:
        return Q(id=forum.pk)
    if model in SHARED:
        # An import may be a command's.
        return SHARED[model](forum) & (Q() if asked.run else _by_the_team(forum))
    if model in PARTS:
        owner, key = PARTS[model]
        # Of those that were deleted too.
        owners = recorded(owner).filter(forum_id=forum.pk).order_by()
        return Q(**{f"{key}__in": owners.values("id")})
    return Q(forum_id=forum.pk)


def _by_the_team(forum: Forum) -> Q:
    """By whoever is or was in it, or may do everything everywhere."""
    team = recorded(TeamMember).filter(forum_id=forum.pk).order_by().values("user_id")
    return Q(history_user__in=team) | Q(history_user__is_superuser=True)


def _here(forum: Forum, of: Any, name: str) -> "models.QuerySet[Any]":
    """Whoever was here at any time."""
    rows: models.QuerySet[Any] = recorded(of).filter(forum_id=forum.pk).order_by()
    return rows.values(name)


def _organisations(forum: Forum) -> Q:
    return (
        Q(id__in=_here(forum, Speaker, "organisation_id"))
        | Q(id__in=_here(forum, Speaker, "delegation_id"))
        | Q(id__in=_here(forum, Organiser, "organisation_id"))
    )


SHARED: dict[Any, Callable[[Forum], Q]] = {
    Person: lambda forum: Q(id__in=_here(forum, Speaker, "person_id")),
    NameForm: lambda forum: Q(person_id__in=_here(forum, Speaker, "person_id")),
    Organisation: _organisations,
}
