"""How long each file takes to write: `python manage.py shell -c "import benchmarks.exports"`.

The claim: any file of a programme of 1,000 sessions and 600 speakers is written in under a second
on one core, a PDF in under five. The ratio is to a fixed piece of work done in the same run.
"""

from functools import partial

import brotli

from benchmarks.large import edition
from benchmarks.stopwatch import seconds, yardstick
from events.api import whole
from events.api.endpoint import answer
from events.api.programme import Programme
from events.program.formats.files import FILES
from events.program.formats.outgoing import Extract
from events.words.exports import words


def run() -> None:
    """Writes the forum's file of every format, and the programme of the API."""
    large, unit = edition(), seconds(yardstick)
    for file in FILES:
        if "forum" in file.parts:
            extract = Extract(large, "en", site="https://forum.example", words=words("en"))
            taken = seconds(partial(file.write, extract))
            told = f"{taken:6.2f} s  {taken / unit:6.1f} yardsticks"
            print(f"{file.name + '.' + file.suffix:32} {told}")  # noqa: T201 - its purpose
    body = answer(whole.write(Programme(large), ("en",)), ("en",)).content
    size = len(brotli.compress(body, quality=5)) // 1000
    print(f"{'program/?lang=en':32} {size:6} kB brotli")  # noqa: T201 - its purpose


run()
