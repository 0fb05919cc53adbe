"""Invitations to a forum's team: sent, sent again, revoked, accepted.

The secret of a letter is never stored. An address is asked to prove itself by the letter alone:
whoever has no account makes one by it, whoever has one signs in first.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from events.letters import send
from events.models import Forum, Invitation, TeamMember, User
from events.secret import checksum, new_secret

LASTS = timedelta(days=7)
OPEN = 50  # of one forum
HOUR, LETTERS = timedelta(hours=1), 30  # that a forum sends in it
AGAIN = timedelta(minutes=5)  # until the same letter may be sent again
RANK = {role: rank for rank, role in enumerate(TeamMember.Role.values)}


class Refused(Exception):
    """What was asked is not done; the class says why."""


class InTeam(Refused):
    """The address is that of a member."""


class Invited(Refused):
    """The address has an open invitation."""


class TooMany(Refused):
    """The forum has too many open invitations, or has sent too many letters in this hour."""


class TooSoon(Refused):
    """The letter was sent a moment ago."""


class NotSent(Refused):
    """The mail server did not take it."""


class NotOpen(Refused):
    """There is no such invitation, or no more."""


class SomebodyElse(Refused):
    """It is for another address than the user's."""


class HasAccount(Refused):
    """Somebody has an account with that address: they sign in."""


@transaction.atomic
def invite(
    forum: Forum, *, email: str, role: str, language: str, by: User | None, at: datetime
) -> Invitation:
    """A new invitation, of which a letter is on its way."""
    Forum.objects.select_for_update().get(pk=forum.pk)
    rows = Invitation.objects.filter(forum=forum)
    for old in rows.filter(ended=None, expires__lte=at):
        _end(old, at, None)
    if forum.team.filter(user__email__iexact=email).exists():
        raise InTeam
    if rows.open(at=at).filter(email__iexact=email).exists():
        raise Invited
    if rows.open(at=at).count() >= OPEN:
        raise TooMany
    row = Invitation(
        forum=forum, email=email.lower(), role=role, language=language, invited_by=by
    )  # fmt: skip
    return _post(row, at, by)


@transaction.atomic
def resend(invitation: Invitation, *, by: User | None, at: datetime) -> Invitation:
    """The letter once more, with a new secret; the old one is worth nothing."""
    row = _locked(at, pk=invitation.pk)
    if at - row.sent < AGAIN:
        raise TooSoon
    return _post(row, at, by)


@transaction.atomic
def revoke(invitation: Invitation, *, by: User | None, at: datetime) -> bool:
    """Whether it was open; it is no longer."""
    rows = Invitation.objects.select_for_update().filter(pk=invitation.pk, ended=None)
    for row in rows:
        _end(row, at, by)
    return bool(rows)


def found(token: str, *, at: datetime) -> Invitation:
    """The invitation of that secret; raises NotOpen."""
    rows = Invitation.objects.open(at=at).select_related("forum", "invited_by")
    row = rows.filter(sha256=checksum(token)).first()
    if row is None:
        raise NotOpen
    return row


def account(invitation: Invitation) -> User | None:
    """The account with that address."""
    return User.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def accept(token: str, *, user: User, at: datetime) -> TeamMember:
    """The user is in the team, with the role of the invitation or the higher one they had."""
    row = _locked(at, sha256=checksum(token))
    if user.email.lower() != row.email.lower():
        raise SomebodyElse
    role = {"role": row.role}
    member, new = TeamMember.objects.get_or_create(user=user, forum=row.forum, defaults=role)
    if not new and RANK[member.role] < RANK[row.role]:
        member.role = row.role
        member.save()
    row.accepted_by = user
    _end(row, at, user)
    return member


@transaction.atomic
def join(token: str, *, first_name: str, last_name: str, password: str, at: datetime) -> TeamMember:
    """A new account with the address of the invitation, in the team."""
    row = _locked(at, sha256=checksum(token))
    if account(row):
        raise HasAccount
    taken = User.objects.filter(username__iexact=row.email[:150]).exists()
    name = f"{row.email[:140]}-{secrets.token_hex(3)}" if taken else row.email[:150]
    names = {"first_name": first_name, "last_name": last_name}
    user = User.objects.create_user(name, row.email, password, is_staff=True, **names)
    return accept(token, user=user, at=at)


def _end(row: Invitation, at: datetime, by: User | None) -> None:
    """It is open no longer; its history says who ended it."""
    row.ended = at
    row._history_user = by  # type: ignore[attr-defined]  # the name that simple_history reads
    row.save()


def _post(row: Invitation, at: datetime, by: User | None) -> Invitation:
    letters = Invitation.objects.filter(forum=row.forum, sent__gt=at - HOUR)
    if letters.count() >= LETTERS:
        raise TooMany
    token = new_secret()
    row.sha256, row.sent, row.expires = checksum(token), at, at + LASTS
    row._history_user = by  # type: ignore[attr-defined]  # the name that simple_history reads
    row.save()
    try:
        send(row, token)
    except OSError as error:
        raise NotSent from error
    return row


def _locked(at: datetime, **which: object) -> Invitation:
    rows = Invitation.objects.open(at=at).select_for_update(of=("self",))
    row = rows.select_related("forum").filter(**which).first()
    if row is None:
        raise NotOpen
    return row
