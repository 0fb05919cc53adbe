"""How long an import takes: `python manage.py shell -c "import benchmarks.imports"`.

The claim: a programme of 1,000 sessions and 600 speakers is read and written into the draft, new
or once more, in under ten seconds on one core. The ratio is to a fixed piece of work done in the
same run. Everything is undone.
"""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from benchmarks.large import edition
from benchmarks.stopwatch import seconds, yardstick
from events.program.formats import reading, schedule_xml, table_files
from events.program.formats.outgoing import Extract
from events.words.exports import words
from sessions.importing import import_program

FORMATS: dict[str, Callable[[Extract], bytes]] = {
    "schedule.xml": schedule_xml.write,
    "schedule.xlsx": table_files.write_xlsx,
}


def take(data: bytes) -> None:
    """Reads the file and writes it into the draft."""
    import_program(reading.read(data, slug="large-2025"), slug="large-2025", by="benchmark")


def run() -> None:
    """Imports the large programme from each format: new, then what is there already."""
    extract = Extract(edition(), "en", site="https://forum.example", words=words("en"))
    unit = seconds(yardstick)
    for name, write in FORMATS.items():
        data = write(extract)
        with transaction.atomic():
            for told in ("new", "again"):
                taken = seconds(partial(take, data))
                ratio = f"{taken:6.2f} s  {taken / unit:6.1f} yardsticks"
                print(f"{name:16} {told:6} {ratio}")  # noqa: T201 - its purpose
            transaction.set_rollback(True)


run()
