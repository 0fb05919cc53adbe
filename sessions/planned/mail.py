"""Mail to those who can mend it: planned work was refused."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import TeamMember, User
from sessions.models import Planned
from sessions.planned import words

log = logging.getLogger(__name__)
PUBLISHERS = (TeamMember.Role.PUBLISHER, TeamMember.Role.OWNER)


def tell(*, at: datetime) -> int:
    """Mails what was refused and not told yet; what cannot be sent is tried again. How many."""
    rows = Planned.objects.filter(outcome=Planned.Outcome.REFUSED, mailed=None)
    return sum(_tell(key, at) for key in list(rows.values_list("pk", flat=True)))


def _tell(key: int, at: datetime) -> bool:
    with transaction.atomic():
        mine = Planned.objects.select_for_update(skip_locked=True, of=("self",))
        row = mine.select_related("forum", "author").filter(pk=key, mailed=None).first()
        if row is None:
            return False
        try:
            send(row)
        except OSError as error:
            log.warning("Mail about planned work %s was not sent: %s", key, error)
            return False
        row.mailed = at
        row.save()
    return True


def send(row: Planned) -> int:
    """The mail, in the forum's first language of ours, to its publishers and to who planned it."""
    ours = dict(settings.LANGUAGES)
    language = next((tag for tag in row.forum.languages if tag in ours), settings.LANGUAGE_CODE)
    with translation.override(language):
        kind, moment = words.TITLES[row.kind], words.moment(row)
        page = settings.SITE_URL + reverse("admin:events_forum_planned", args=(row.forum_id,))
        subject = _("Not done: %(kind)s of %(moment)s") % {"kind": kind, "moment": moment}
        lines = (str(row.forum), f"{kind}, {moment}", words.reason(row), page)
        # Each by itself: nobody learns another's address.
        said = [send_mail(subject, "\n\n".join(lines), None, [to]) for to in _to(row)]
    return len(said)


def _to(row: Planned) -> list[str]:
    team = TeamMember.objects.filter(forum=row.forum, role__in=PUBLISHERS, user__is_active=True)
    addresses = {*team.values_list("user__email", flat=True)}
    if row.author and row.author.is_active:
        addresses.add(row.author.email)
    if not any(addresses):
        addresses = {
            *User.objects.filter(is_active=True, is_superuser=True).values_list("email", flat=True)
        }
    return sorted(filter(None, addresses))
