"""The large programme as a draft in the database, for as long as it is measured."""

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.large import programme
from events.models import Forum, User
from sessions import drafts
from sessions.purge import purge_forum


@contextmanager
def drafted(sessions: int) -> Iterator[tuple[Forum, User]]:
    """The forum and a superuser; purged again, since what a transaction has written is never old to it."""
    document = programme(sessions)
    facts = {name: getattr(document.forum, name) for name in ("uuid", "slug", "names", "zone")}
    forum = Forum.objects.create(
        **facts, starts=document.forum.starts, ends=document.forum.ends, languages=["en", "az"]
    )
    user = User.objects.create(username="benchmark", is_staff=True, is_superuser=True)
    try:
        drafts.write(forum.uuid, document, by="benchmark")
        yield forum, user
    finally:
        purge_forum(forum.uuid)
        user.delete()
