"""The letter of an invitation, in the language that was chosen for it."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Forum, Invitation
from events.program import text


def languages(forum: Forum) -> list[tuple[str, str]]:
    """In which a letter of this forum can be written, the forum's first one first."""
    ours = {tag: str(name) for tag, name in settings.LANGUAGES}
    own = [(tag, ours[tag]) for tag in forum.languages if tag in ours]
    return own or [(settings.LANGUAGE_CODE, ours[settings.LANGUAGE_CODE])]


def send(invitation: Invitation, token: str) -> None:
    """To the address alone; raises OSError where the mail server does not take it."""
    with translation.override(invitation.language):
        order = [invitation.language, *invitation.forum.languages]
        named = {
            "forum": text.pick(invitation.forum.names, order).text,
            "role": invitation.get_role_display(),
            "who": str(invitation.invited_by or "Forum Site"),
            "day": date_format(invitation.expires, "DATE_FORMAT"),
        }
        subject = _("Invitation to the team of %(forum)s") % named
        lines = (
            _("%(who)s invites you to the team of %(forum)s, as %(role)s.") % named,
            _("Open this link to join; it serves once, until %(day)s:") % named,
            settings.SITE_URL + reverse("invitation", args=(token,)),
            _("If you do not expect this letter, leave it unanswered: nothing will happen."),
        )
        send_mail(subject, "\n\n".join(lines) + "\n", None, [invitation.email])
