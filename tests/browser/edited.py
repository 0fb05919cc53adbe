"""Edits the demo's draft, so that the pictures of the admin have something to show; on a copy only.

No person is given anything that is not so: sessions move, a room and two sessions come, and rules
write what they would write of names.
"""

from datetime import timedelta

import django

SMALL = {"en": "Small hall", "az": "Kiçik zal", "ka": "მცირე დარბაზი", "ru": "Малый зал"}
LUNCH = {"en": "Lunch", "az": "Nahar", "ka": "ლანჩი", "ru": "Обед"}
BRIEFING = {"en": "Press briefing", "az": "Mətbuat brifinqi"}


def edit(slug, username):
    """An hour of work by this user; done once, however often it is called."""
    django.setup()
    from events.models import Forum, User  # noqa: PLC0415 - only once Django is set up

    forum, user = Forum.objects.get(slug=slug), User.objects.get(username=username)
    if not forum.rooms.filter(slug="small-hall").exists():
        _move(forum, user)
        _add(forum, user)
        _spell(forum, user)


def _move(forum, user):
    """The second panel into the first one's time, and a longer opening."""
    opening, first, second = forum.sessions.filter(start__isnull=False).order_by("start")
    opening.minutes += 10
    second.start = first.start + timedelta(minutes=60)
    for session in (opening, second):
        _save(session, user)


def _add(forum, user):
    from events.models import Room  # noqa: PLC0415 - likewise
    from sessions.models import Session  # noqa: PLC0415 - likewise

    small = Room(forum=forum, slug="small-hall", names=SMALL, order=2, capacity=30)
    _save(small, user)
    last = forum.sessions.order_by("start").last()
    noon = last.start + timedelta(minutes=last.minutes)
    lunch = {"start": noon, "minutes": 60, "state": "confirmed"}
    _save(Session(forum=forum, kind="break", title=LUNCH, **lunch), user)
    _save(Session(forum=forum, kind="press_briefing", title=BRIEFING, minutes=30), user)


def _spell(forum, user):
    from speakers import spelling  # noqa: PLC0415 - likewise
    from speakers.models import Person  # noqa: PLC0415 - likewise

    for slug in ("ahmad-ismayilov", "adil-taghiyev", "ekaterine-tsivtsivadze"):
        spelling.propose_forms(Person.objects.get(slug=slug), languages=forum.languages, by=user)


def _save(row, user):
    row._history_user = user
    row.full_clean()
    row.save()
