"""The other door of the public side: API keys that we know again, agendas that visitors keep."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import Struct

from events.models import Agenda, ApiKey
from events.secret import checksum, new_secret

if TYPE_CHECKING:
    from django.db import models

    from events.models import User

SHOWN = 10  # letters of a secret, by which its holder knows it again
AFTER = timedelta(days=31)  # for which an agenda outlives the last day of its forum
AGENDAS = 20_000  # of one forum


class TooMany(Exception):
    """The forum has as many agendas as it may have."""


class Chosen(Struct, frozen=True, kw_only=True):
    """What an agenda says: the sessions' numbers, and the language of its reader."""

    sessions: tuple[int, ...]
    language: str


def issue(*, holder: str, by: "User") -> tuple[ApiKey, str]:
    """A new key and its secret, which can be shown now and never again."""
    secret = f"fs_{new_secret()}"
    key = ApiKey.objects.create(
        holder=holder, beginning=secret[:SHOWN], sha256=checksum(secret), issued_by=by
    )
    return key, secret


def revoke(key: ApiKey) -> None:
    """The key is worth nothing from now on."""
    ApiKey.objects.filter(pk=key.pk, revoked=None).update(revoked=datetime.now(UTC))


def known(secret: str) -> bool:
    """Whether that is a key that we issued and have not revoked."""
    return ApiKey.objects.filter(sha256=checksum(secret), revoked=None).exists()


def keep_agenda(forum: UUID, chosen: Chosen, *, ends: date, at: datetime) -> tuple[str, str]:
    """A new agenda of a forum that lasts until `ends`: the secret of who reads it and of who edits.

    Those that are over are forgotten on the occasion. Raises TooMany.
    """
    forget_agendas(at=at)
    if Agenda.objects.filter(forum=forum).count() >= AGENDAS:
        raise TooMany
    token, edit = new_secret(), new_secret()
    Agenda.objects.create(
        sha256=checksum(token), edit_sha256=checksum(edit), forum=forum, created=at, expires=_over(ends, at),
        sessions=[*chosen.sessions], language=chosen.language,
    )  # fmt: skip
    return token, edit


def agenda(forum: UUID, token: str, *, at: datetime) -> Chosen | None:
    """What the agenda says; None of one that is deleted, over, or never was."""
    rows = Agenda.objects.filter(sha256=checksum(token), forum=forum, expires__gt=at)
    found = rows.values_list("sessions", "language").first()
    return Chosen(sessions=tuple(found[0]), language=found[1]) if found else None


def change_agenda(
    forum: UUID, token: str, edit: str, chosen: Chosen, *, ends: date, at: datetime
) -> bool:
    """Whether there is such an agenda, which now says this."""
    return bool(
        _editable(forum, token, edit)
        .filter(expires__gt=at)
        .update(sessions=[*chosen.sessions], language=chosen.language, expires=_over(ends, at))
    )


def delete_agenda(forum: UUID, token: str, edit: str) -> bool:
    """Whether there was such an agenda; nothing of it is left."""
    deleted, _by_model = _editable(forum, token, edit).delete()
    return bool(deleted)


def forget_agendas(*, at: datetime) -> None:
    """Delete those that are over."""
    Agenda.objects.filter(expires__lte=at).delete()


def _editable(forum: UUID, token: str, edit: str) -> "models.QuerySet[Agenda]":
    return Agenda.objects.filter(forum=forum, sha256=checksum(token), edit_sha256=checksum(edit))


def _over(ends: date, at: datetime) -> datetime:
    """A month after the forum; of one that is over, a month from now."""
    return datetime.combine(max(ends, at.date()), time(), UTC) + AFTER
