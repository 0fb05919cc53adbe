"""The verb: clone a forum as the next edition, all or nothing."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.models import Forum, Release
from sessions.cloning.copying import Copying
from sessions.cloning.parts import Part, closed
from sessions.cloning.proposing import facts
from sessions.models import Appearance, Session
from speakers.models import Absence, Speaker

if TYPE_CHECKING:
    from events.models import User


class Cloned(NamedTuple):
    """The new forum; rows of the old one whose time its clocks skip, or show twice."""

    forum: Forum
    skipped: list[Any]
    twice: list[Any]


@transaction.atomic
def clone_forum(
    forum: Forum,
    *,
    slug: str,
    names: dict[str, str],
    starts: date,
    edition: int | None,
    take: Collection[str],
    by: "User | str",
) -> Cloned:
    """Makes a hidden forum of what is taken along. Raises Incomplete, or ValidationError by field.

    Persons and organisations are shared; every other row is a new one. History, releases,
    planned work, acknowledgements and sources stay behind.
    """
    parts = closed(take)
    new = Forum(
        **facts(forum)
        | {
            "slug": slug, "names": names, "starts": starts, "edition": edition,
            "ends": starts + (forum.ends - forum.starts), "visibility": Forum.Visibility.HIDDEN,
        }
    )  # fmt: skip
    check(new)
    history = _history(forum, by)
    new._history_user, new._change_reason = history.values()  # type: ignore[attr-defined]  # simple_history reads them
    new.save()
    copying = Copying(new, (starts - forum.starts).days, parts, history)
    _copy(forum, copying, parts)
    return Cloned(new, **copying.told)


def check(new: Forum) -> None:
    """Refuses facts that no forum may have, and an address that another's releases hold."""
    new.full_clean()
    if Release.objects.filter(slug=new.slug).exists():
        message = _("The address “%(slug)s” belongs to releases of another forum. Choose another.")
        raise ValidationError({"slug": ValidationError(message, params={"slug": new.slug})})


def _history(forum: Forum, by: "User | str") -> dict[str, Any]:
    reason = f"clone of {forum.slug}"
    if isinstance(by, str):
        return {"default_user": None, "default_change_reason": f"{by}, {reason}"}
    return {"default_user": by, "default_change_reason": reason}


def _copy(forum: Forum, copying: Copying, parts: frozenset[Part]) -> None:
    """Row by row, what is referred to first."""
    if Part.PLACES in parts:
        copying.copy(forum.venues.order_by("number"))
        copying.copy(forum.rooms.order_by("number"), copying.room)
    if Part.THEMES in parts:
        copying.copy(forum.themes.order_by("number"))
    if Part.ORGANISERS in parts:
        copying.copy(forum.organisers.order_by("pk"))
    if Part.TEAM in parts:
        copying.copy(forum.team.order_by("pk"))
    if Part.SPEAKERS in parts:
        speakers = forum.speakers.select_related("person").order_by("pk")
        copying.copy(speakers, copying.speaker)
        if Part.STAFF in parts:
            away = Absence.objects.filter(speaker__in=copying.copied(Speaker))
            copying.copy(away.select_related("speaker__person").order_by("pk"), copying.absence)
    if Part.SESSIONS in parts:
        _copy_sessions(forum, copying, stage=Part.STAGE in parts)


def _copy_sessions(forum: Forum, copying: Copying, *, stage: bool) -> None:
    rows = forum.sessions.select_related("forum").prefetch_related("themes", "overflow")
    sessions = list(rows.order_by("number"))
    copying.copy(sessions, copying.session)
    for relation in ("themes", "overflow"):
        copying.relate(relation, sessions)
    if stage:
        known = copying.copied(Speaker)
        cast = Appearance.objects.filter(session__in=copying.copied(Session), speaker__in=known)
        copying.copy(cast.order_by("session__number", "number"), copying.appearance)
