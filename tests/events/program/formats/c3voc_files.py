"""What tests of c3voc's formats share: extracts, the schemas, and every real programme by name."""

import os
from collections import defaultdict
from pathlib import Path

import pytest

from events.program.edition import Edition
from events.program.formats import frab_xml
from events.program.formats.outgoing import Extract, Part
from tests.events.program.formats.reading import PROJECT
from tests.events.public.editions import stamp

REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
SCHEMAS = Path(os.environ.get("C3VOC_SCHEMAS", PROJECT.parent / "shared/data/schemas"))
# One line per programme and reader.
PROGRAMMES = {
    "31c3.xml": (frab_xml.read, {"zone": "Europe/Berlin"}),
    "debconf23.xml": (frab_xml.read, {}),
}
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
    read, wanted = PROGRAMMES[name]
    return read((REAL / name).read_bytes(), **wanted).document


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
