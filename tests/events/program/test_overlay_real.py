"""Real programmes and the demo: their own files, read again, change nothing."""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from events.program import canonical
from events.program.formats import reading
from sessions import demo
from tests.events.program.rereading import WRITERS, reread

PROJECT = Path(__file__).parents[3]
REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
# The zone of each, where the file does not say it.
PROGRAMMES = {
    "31c3.xml": "Europe/Berlin",
    "debconf23.xml": None,
    "frab-camp2019.json": "Europe/Berlin",
    "pretalx-democon.json": None,
    "linux_conf_au_2020.ics": "Australia/Brisbane",
    "kielux_2020.ics": "Europe/Berlin",
}


@cache
def programme(name):
    if name == "demo":
        return canonical.ordered(demo.read(json.loads(demo.FACTS.read_text(encoding="utf-8"))))
    slug = name.partition(".")[0].replace("_", "-")
    return reading.read((REAL / name).read_bytes(), zone=PROGRAMMES[name], slug=slug).document


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", ["demo", *PROGRAMMES])
def test_the_file_of_a_programme_changes_nothing_in_it(name, suffix):
    if name != "demo" and not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES to the folder that has it")
    whole = programme(name)
    assert reread(whole, whole, suffix, whole.forum.languages[0]) == whole
