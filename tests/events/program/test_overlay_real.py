"""Real programmes and the demo: their own files, read again, change nothing."""

import json
from functools import cache

import pytest
from msgspec.structs import replace

from events.program import canonical
from events.program.formats import reading
from sessions import demo
from tests.events.program.formats.c3voc_files import FIRST_DAYS, PROGRAMMES, REAL, real
from tests.events.program.rereading import WRITERS, laid, reread


@cache
def programme(name):
    if name == "demo":
        return canonical.ordered(demo.read(json.loads(demo.FACTS.read_text(encoding="utf-8"))))
    return real(name)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", ["demo", *PROGRAMMES])
def test_the_file_of_a_programme_changes_nothing_in_it(name, suffix):
    whole = programme(name)
    assert reread(whole, whole, suffix, whole.forum.languages[0]) == whole


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_source_s_own_file_again_changes_nothing_that_was_added_here(name):
    added = {"ka": "აქ დამატებული"}
    whole = programme(name)
    sessions = tuple(replace(held, subtitle=held.subtitle | added) for held in whole.sessions)
    here = replace(whole, sessions=sessions)
    data = (REAL / name).read_bytes()
    again = reading.read(data, zone=PROGRAMMES[name], date=FIRST_DAYS.get(name))
    assert laid(here, again) == here
