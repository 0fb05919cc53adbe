"""Publishes two forums and serves them as `make run` does: for tests that ask over the wire."""

from pathlib import Path

import django
from django.core.management import call_command

from forum_site import environment, lifeline, run

EVENING = Path(__file__).parents[1] / "data" / "evening.xml"


def main():
    """The demo, and an imported forum in three releases; then serve until told to stop."""
    lifeline.tie()
    port = environment.read("PORT", environment.port, 8000)
    run._settle(port, dev=False)
    django.setup()
    call_command("demo", verbosity=0)
    options = {"forum": "evening", "timezone": "Europe/Berlin", "publish": True, "verbosity": 0}
    call_command("import_program", str(EVENING), **options)
    _release_more()
    run._serve(port)


def _release_more():
    """One release cancels a session, the next takes another out."""
    from events.models import Forum  # noqa: PLC0415 - only once apps are loaded
    from sessions import publish  # noqa: PLC0415 - likewise

    forum = Forum.objects.get(slug="evening")
    for number, state in enumerate(("cancelled", "draft")):
        session = forum.sessions.order_by("number")[number]
        session.state, session.cancelled_because = state, {"en": "Too late."}
        session.save()
        publish.publish(forum.uuid, by="test")


if __name__ == "__main__":
    main()
