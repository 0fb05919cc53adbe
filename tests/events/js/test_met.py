"""The pages' script keeps the sessions that the server's filter keeps, in its order."""

import os
from itertools import product
from pathlib import Path

import pytest

from events.program import search
from events.program.formats import frab_xml
from events.public.choices import SUBJECTS
from events.public.filters import VIEWS, chosen
from events.public.reading import Reading
from tests.events.js.test_search import told
from tests.events.public.editions import (
    appearance,
    at,
    forum,
    organisation,
    programme,
    release,
    room,
    session,
    speaker,
    theme,
    uuid,
)  # fmt: skip

REAL = Path(os.environ.get("REAL_PROGRAMMES", Path(__file__).parents[4] / "shared/data/programmes"))
WHOLE = programme(
    session(1, title={"en": "Opening"}, room=uuid("room", 1), theme=uuid("theme", 1),
            floor_languages=("ka",), appearances=(appearance(role="moderator"),)),
    session(2, title={"en": "Night of trust"}, start=at("00:30", "2025-12-06"), kind="talk",
            floor_languages=("az",), themes=(uuid("theme", 2),), overflow=(uuid("room", 2),),
            appearances=(appearance(2, speaker=2), appearance(3, role="moderator", speaker=3))),
    session(3, title={"en": "Trust"}, start=at("09:00", "2025-12-06"), room=uuid("room", 1),
            appearances=(appearance(4, speaker=1),)),
    session(4, title={"en": "Some day of trust"}, start=None, minutes=None),
    forum=forum(day_turns=4),
    rooms=(room(), room(2)),
    themes=(theme(), theme(2)),
    organisations=(organisation(),),
    speakers=(
        speaker(1, name={"en": "Adil Taghiyev"}, country="AZ"),
        speaker(2, name={"en": "Nino Burjanadze"}, country="GE",
                organisation=uuid("organisation", 1)),
        speaker(3, name={"en": "Zaza Abashidze"}, country="AZ",
                delegation=uuid("organisation", 1)),
    ),
)  # fmt: skip
VALUES = {
    "day": ("2025-12-05", "2025-12-06"), "theme": ("theme-1", "theme-2"),
    "room": ("room-1", "room-2"), "kind": ("talk",), "language": ("ka",), "spoken": ("az",),
    "interpreted": ("ka",), "role": ("moderator", "panelist"), "country": ("AZ", "GE"),
    "organisation": ("organisation-1",), "q": ("trust", "Тагиев", "xyzzy"), "order": ("time",),
}  # fmt: skip


def wanted():
    """Every value alone, and every two of different subjects."""
    known = {name: [{name: value} for value in values] for name, values in VALUES.items()}
    yield {}
    for name, values in known.items():
        yield from values
        for other, others in known.items():
            if name < other:
                yield from (one | two for one, two in product(values, others))


def kept(document, asked):
    """The numbers of the sessions that the server keeps, best first where it stands so."""
    reading = Reading(release(document), "en", "/{language}/media-forum/")
    filtered = chosen(reading, asked)
    numbers = {each.uuid: each.number for each in document.sessions}
    left = {each.number for each in filter(filtered.keep(reading), document.sessions)}
    best = [numbers[found] for found in filtered.found if numbers[found] in left]
    return left, best if filtered.ranked else None


@pytest.mark.parametrize("view", ["", "compact", "rooms"])
def test_a_page_keeps_what_the_server_keeps(view):
    cases = [asked | {"view": view} for asked in wanted()]
    (answer,) = told((WHOLE, [], []), wanted=[(asked, view) for asked in cases])
    for asked, found in zip(cases, answer["met"], strict=True):
        if "interpreted" in asked:  # nothing is: the server knows no such value, a form has none
            continue
        left, best = kept(WHOLE, asked)
        assert (asked, set(found["sessions"]), found["best"]) == (asked, left, best)


def test_every_subject_and_view_of_the_server_is_among_the_cases():
    assert set(SUBJECTS) <= set(VALUES)
    assert set(VIEWS) - {"speakers"} <= {"", "compact", "rooms"}


def test_a_real_programme_is_found_in_alike():
    if not (file := REAL / "31c3.xml").exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    document = frab_xml.read(file.read_bytes(), zone="Europe/Berlin").document
    titles = [next(iter(each.title.values())) for each in document.sessions]
    queries = [title.split()[-1][:7] for title in titles[::3]] + titles[::20]
    index, numbers = search.Index(document), {e.uuid: e.number for e in document.sessions}
    (answer,) = told((document, queries, []))
    for query, found in zip(queries, answer["sessions"], strict=True):
        hits = [numbers[hit.id] for hit in search.sessions(index, query)]
        assert (query, [number for number, _score in found]) == (query, hits)
