"""Who is on the stage of a session, in one cell of its list's file: “Name (role); Name (role)”."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.admin.importing.cells import names, value_of
from events.admin.importing.references import folded
from events.program.formats.cells import BETWEEN
from sessions.models import Appearance, Session
from sessions.models.choices import Role
from speakers.models import Speaker

PART = re.compile(r"(.*?)\s*(?:\(([^()]*)\))?")
ROLE = Appearance._meta.get_field("role")
Part = tuple[Speaker, str]


def stage_of(session: Session) -> str:
    """Who is on the stage, each with the role."""
    return BETWEEN.join(f"{part.speaker} ({part.role})" for part in session.appearances.all())


def put_stage(session: Session, said: str, hand: Any) -> Callable[[], None]:
    """Puts these on the stage and nobody else, once the session is saved."""
    there = list(session.appearances.all()) if session.pk else []
    wanted: list[Part] = []
    for name, role in map(_parted, names(said)):
        # Of two people of one name, whoever is on the stage is meant, each once.
        known = (part.speaker for part in there if _called(part.speaker, name))
        taken = {speaker for speaker, _role in wanted}
        speaker = next((each for each in known if each not in taken), None)
        wanted.append((speaker or hand.references.find(Speaker, name, session.forum), role))
    if len({*wanted}) < len(wanted):
        raise ValidationError(_("Somebody is there twice in the same role. Remove one."))
    return partial(_set, session, there, wanted, hand)


def _parted(part: str) -> tuple[str, str]:
    match = PART.fullmatch(part)
    name, role = (match[1], match[2]) if match else (part, None)
    return name, value_of(ROLE, role, None) if role else str(Role.PANELIST)


def _called(speaker: Speaker, name: str) -> bool:
    return folded(str(speaker)) == folded(name)


def _set(session: Session, there: list[Appearance], wanted: list[Part], hand: Any) -> None:
    """Whoever stays keeps topic and minutes; whoever only changes the role does, too."""
    left, last = list(there), -1
    for speaker, role in wanted:
        same = [part for part in left if part.speaker == speaker]
        part = next((each for each in same if each.role == role), next(iter(same), None))
        if part:
            left.remove(part)
        else:
            part = Appearance(session=session, speaker=speaker)
        order = part.order if part in there and part.order > last else last + 1
        if part not in there or (part.role, part.order) != (role, order):
            part.role, part.order = role, order
            part.full_clean()
            hand.signed(part, session.forum).save()
        last = order
    for part in left:
        hand.signed(part, session.forum).delete()
