"""What tests of c3voc's formats share: extracts, the schemas, and every real programme by name."""

import os
from collections import defaultdict
from pathlib import Path

import pytest

from events.program.edition import Edition
from events.program.formats import reading
from events.program.formats.outgoing import Extract, Part
from tests.events.program.formats.reading import PROJECT
from tests.events.public.editions import stamp

REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
SCHEMAS = Path(os.environ.get("C3VOC_SCHEMAS", PROJECT.parent / "shared/data/schemas"))
# The zone of each, where the file does not say it.
PROGRAMMES = {
    "31c3.xml": "Europe/Berlin",
    "debconf23.xml": None,
    "frab-camp2019.json": "Europe/Berlin",
    "pretalx-democon.json": None,
    "linux_conf_au_2020.ics": "Australia/Brisbane",
    "kielux_2020.ics": "Europe/Berlin",
    "spief_2012_ru.js": "Europe/Moscow",
    "coscup_2023.json": "Asia/Taipei",
    "srccon.json": "America/Chicago",
}
FIRST_DAYS = {"srccon.json": "2018-06-28"}  # of those that name weekdays and no dates
WORDS = defaultdict(str, {"kind.panel": "Panel", "kind.break": "Break"})


def extract_of(document, kind="forum", key="", language="en", **facts):
    """What a file is written of: the document as release 7."""
    mark = stamp(7, **facts)
    return Extract(
        Edition(document=document, stamp=mark, current=mark), language,
        site="https://forum.example", words=WORDS, part=Part(kind=kind, key=key),
    )  # fmt: skip


def real(name):
    """A real programme's document."""
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES to the folder that has it")
    given = {"zone": PROGRAMMES[name], "date": FIRST_DAYS.get(name)}
    return reading.read((REAL / name).read_bytes(), **given).document


def schema(name):
    """The text of one of c3voc's schemas."""
    if not (SCHEMAS / name).exists():
        pytest.skip(f"{name} is not in {SCHEMAS}: set C3VOC_SCHEMAS to the folder that has it")
    return (SCHEMAS / name).read_bytes()


def told(document):
    """What a c3voc file keeps of the sessions that take place, by uuid."""
    people = {who.uuid for who in document.speakers if who.status != "cancelled"}
    return {
        s.uuid: (
            s.number,
            s.start,
            s.minutes,
            {part.speaker for part in s.appearances} & people,
        )
        for s in document.sessions
        if s.start and s.state != "cancelled"
    }
