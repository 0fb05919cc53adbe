"""Organisers' pages of a large forum: `DEBUG=yes python manage.py shell -c "import benchmarks.admin_pages"`.

The aim, for a forum of 1,350 sessions that is published and has changed since: its home, the page to
publish, the board, the conflicts and the list of sessions each take less than half a second on the
server, with as many queries as in a small forum. The ratios are to hashing 64 MB in the same run, of
processor and clock the one that took longer: beside other work both grow.
"""

from django.db import connection, reset_queries
from django.test import Client
from django.urls import reverse

from benchmarks.drafted import drafted
from benchmarks.stopwatch import seconds, yardstick
from events.models import Forum
from sessions import publish
from sessions.models import Session

SESSIONS, ROUNDS = 1350, 5


def run() -> None:
    """Writes and publishes the large programme, asks for each page, tells, undoes."""
    with drafted(SESSIONS) as (forum, user):
        _publish(forum)
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(user)
        for name, address in _pages(forum).items():
            client.get(address)  # what is asked first is read first
            took = min(seconds(lambda address=address: client.get(address)) for _ in range(ROUNDS))  # type: ignore[misc]
            ratio = took / min(seconds(yardstick) for _ in range(ROUNDS))
            reset_queries()
            client.get(address)
            queries = len(connection.queries)
            print(f"{name:10} {took * 1e3:6.0f} ms  {ratio:5.2f}  {queries:3} queries")  # noqa: T201 - its purpose


def _pages(forum: Forum) -> dict[str, str]:
    own = {
        name: reverse(f"admin:events_forum_{name}", args=(forum.pk,))
        for name in ("publish", "board", "conflicts")
    }
    lists = reverse("admin:program_sessions_session_changelist")
    return {"home": f"{reverse('admin:index')}?forum={forum.slug}", **own, "sessions": lists}


def _publish(forum: Forum) -> None:
    """With a few changes since."""
    publish.publish(forum.uuid, by="benchmark")
    Session.objects.filter(forum=forum, number__lte=3).update(title={"en": "Changed since"})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself a minute later


run()
