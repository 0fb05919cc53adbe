"""How long compiling and publishing takes: `python manage.py shell -c "import benchmarks.publish"`.

The claim: a programme of 1,000 sessions and 600 speakers is compiled and published in under a
second on one core. The ratio is to a fixed piece of work done in the same run.
"""

import resource

from django.db import transaction

from benchmarks.large import programme
from benchmarks.stopwatch import seconds, yardstick
from events import releases
from events.models import Forum
from sessions import drafts, publish


def run() -> None:
    """Writes the large programme, publishes it twice, tells, and undoes everything."""
    document = programme()
    facts = {name: getattr(document.forum, name) for name in ("uuid", "slug", "names", "zone")}
    with transaction.atomic():
        forum = Forum.objects.create(
            **facts, starts=document.forum.starts, ends=document.forum.ends, languages=["en", "az"]
        )
        written = seconds(lambda: drafts.write(forum.uuid, document, by="benchmark"))
        first = seconds(lambda: publish.publish(forum.uuid, by="benchmark"))
        forum.sessions.filter(number__lte=100).update(minutes=35)
        second = seconds(lambda: publish.publish(forum.uuid, by="benchmark"))
        transaction.set_rollback(True)
    releases.forget()
    unit = seconds(yardstick)
    for name, taken in (("write", written), ("publish", first), ("publish again", second)):
        print(f"{name:14} {taken:6.2f} s  {taken / unit:6.1f} yardsticks")  # noqa: T201 - its purpose
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'memory':14} {memory:6} MB at most")  # noqa: T201 - its purpose


run()
