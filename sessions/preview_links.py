"""Secret links to the preview of a draft: made for somebody, revoked, known again while they work.

A link is worth what its maker is: it ends when they may no longer edit the forum.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.models import Forum
from events.secret import checksum, new_secret
from sessions.models import PreviewLink

if TYPE_CHECKING:
    from events.models import User

TERMS = (1, 7, 30)  # days
MOST = 50  # of a forum that work at one time
KEPT = timedelta(days=90)  # for which one that is over stays in the list
OFTEN = timedelta(minutes=1)  # between two notes of when it was opened
LONGEST = 100


class NotMade(ValueError):
    """Nothing was written; `reason` says why, for the reader."""

    reason = _("Nothing was changed.")


class NoLabel(NotMade):
    """It was not said for whom it is, or at too great length."""

    reason = _("Say in 1 to 100 characters for whom the link is.")


class NoSuchTerm(NotMade):
    """A link may not work for so long."""

    reason = _("A link works for 1, 7 or 30 days. Choose one of them.")


class TooMany(NotMade):
    """The forum has as many working links as it may have."""

    reason = _(
        "This forum has 50 links that work. Revoke one that nobody needs, then make this one."
    )


class NoSuchLink(NotMade):
    """The forum has no such link, or it is revoked already."""

    reason = _("This link is gone or revoked already.")


def make(
    forum: Forum, *, label: str, days: int, by: "User", at: datetime
) -> tuple[PreviewLink, str]:
    """A new link and its secret, which can be shown now and never again.

    Those that are long over are forgotten on the occasion. Raises NoLabel, NoSuchTerm or TooMany.
    """
    label = label.strip()
    if not 1 <= len(label) <= LONGEST:
        raise NoLabel
    if days not in TERMS:
        raise NoSuchTerm
    secret = new_secret()
    with transaction.atomic():
        # One at a time, or two together would be one too many.
        Forum.objects.select_for_update(no_key=True).get(pk=forum.pk)
        rows = PreviewLink.objects.filter(forum=forum)
        rows.filter(Q(expires__lt=at - KEPT) | Q(revoked__lt=at - KEPT)).delete()
        if sum(works(link, at=at) for link in rows.with_makers()) >= MOST:
            raise TooMany
        link = PreviewLink.objects.create(
            forum=forum, sha256=checksum(secret), label=label, made_by=by, made=at,
            expires=at + timedelta(days=days),
        )  # fmt: skip
    return link, secret


def works(link: PreviewLink, *, at: datetime) -> bool:
    """Whether it opens the preview at that moment."""
    still = link.revoked is None and link.expires > at and link.made_by is not None
    return still and permissions.edits.test(link.made_by, link.forum_id)


def revoke(forum: Forum, *, link: int, at: datetime) -> None:
    """It works no longer. Raises NoSuchLink."""
    rows = PreviewLink.objects.filter(forum=forum, pk=link, revoked=None)
    if not rows.update(revoked=at):
        raise NoSuchLink


def opened(secret: str, *, at: datetime) -> PreviewLink | None:
    """The link of that secret if it works, noted as opened now; None of every other."""
    rows = PreviewLink.objects.filter(sha256=checksum(secret))
    link = rows.with_makers().select_related("forum").first()
    if link is None or not works(link, at=at):
        return None
    if link.used is None or at - link.used >= OFTEN:
        rows.update(used=at)
    return link
