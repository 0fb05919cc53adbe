"""Door sheets, name plates, badges and run sheets: whole, legible, and of what was chosen."""

from collections import defaultdict
from datetime import UTC, datetime
from functools import partial

import pytest

from events.program.formats import paper, pdf
from events.program.formats.paper import Choice, Paper
from tests.events.program.test_pdf import LANGUAGES, NAMES, TITLES, opened, read, squeezed
from tests.events.public import editions

WORDS = defaultdict(str, {"role.panelist": "Panelist", "role.moderator": "Moderator"})
WRITERS = {
    "doors": paper.write_doors,
    "run sheets": paper.write_run_sheets,
    "plates": paper.write_plates,
    "badges": paper.write_badges,
}
LONG = "Məhəmmədəli Əbdülrəhmanzadə-Şıxəliyeva Kərimqızı"
PRINTED = datetime(2025, 12, 1, 9, tzinfo=UTC)
DRAFT = {"en": "Draft", "az": "Qaralama", "ka": "მონახაზი", "ru": "Черновик"}

at = partial(editions.at, day="2025-12-06")
room = partial(editions.uuid, "room")


@pytest.fixture(scope="module")
def programme():
    """Two rooms, two days: Adil and the long name in the first, Maya on the second day."""
    return editions.programme(
        editions.session(
            title=TITLES, room=room(1), appearances=(
                editions.appearance(1, "moderator"), editions.appearance(2, speaker=2),
            ),
        ),
        editions.session(2, kind="break", start=editions.at("12:30"), title={"en": "Lunch"}),
        editions.session(3, start=at("10:00"), room=room(2), title={"en": "Round table"},
                         appearances=(editions.appearance(3, speaker=3),)),
        editions.session(4, start=at("10:30"), room=room(1), overflow=(room(2),),
                         title={"en": "Closing"}),
        rooms=(editions.room(1), editions.room(2)),
        speakers=(
            editions.speaker(1, name=NAMES),
            editions.speaker(2, name={"az": LONG}),
            editions.speaker(3, name={"en": "Maya Tsereteli", "az": "Maya Tsereteli"}),
            editions.speaker(4, name={"en": "Not On Stage"}),
        ),
        forum=editions.forum(languages=LANGUAGES),
    )  # fmt: skip


def wanted(programme, language="en", **asked):
    second = asked.pop("second", "")
    choice = Choice(**{name: frozenset(chosen) for name, chosen in asked.items()})
    return Paper(
        editions.release(programme), language, site="https://forum.example", words=WORDS,
        choice=choice, second=second,
    )  # fmt: skip


def drafted(programme, language="en"):
    edition = paper.drafted(programme, at=PRINTED)
    return Paper(edition, language, site="https://forum.example", words=WORDS)


def names(chosen):
    return [speaker.number for speaker in chosen.people]


def sheets(chosen):
    return [(sheet.day.index, sheet.room.number) for sheet in chosen.sheets]


def second(chosen, number, *, alike=False):
    """What stands below the name of that speaker."""
    (speaker,) = (each for each in chosen.people if each.number == number)
    own = chosen.language if chosen.language in speaker.names else next(iter(speaker.names))
    form = paper._second(chosen, speaker, own, alike=alike)
    return form and form["t"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WRITERS)
def test_every_paper_is_accessible_and_whole_in_every_language(programme, kind, language):
    data = WRITERS[kind](wanted(programme, language))
    said = read(data)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert squeezed(NAMES[language]) in said
    assert squeezed(LONG) in said
    assert "[U+" not in said


@pytest.mark.parametrize("kind", ["doors", "run sheets"])
def test_a_sheet_is_a_rooms_day_with_the_breaks_of_all(programme, kind):
    pages = opened(WRITERS[kind](wanted(programme, days=["2025-12-05"])))
    (said,) = (page.get_textpage().get_text_bounded() for page in pages)
    assert "Opening" in said
    assert "Lunch" in said
    assert "Closing" not in said


@pytest.mark.parametrize(
    ("kind", "pages"), [("doors", 3), ("plates", 4), ("badges", 4), ("run sheets", 3)]
)
def test_there_is_a_page_for_each_sheet_or_person(programme, kind, pages):
    assert len(opened(WRITERS[kind](wanted(programme)))) == pages


def test_the_code_on_a_door_leads_to_the_rooms_page_for_life(programme):
    said = read(paper.write_doors(wanted(programme, rooms=[1])))
    assert squeezed("https://forum.example/media-forum/rooms/room-1/") in said


@pytest.mark.parametrize(
    ("asked", "people", "rooms"),
    [
        ({}, [1, 2, 3, 4], [(1, 1), (2, 1), (2, 2)]),
        ({"days": ["2025-12-06"]}, [3], [(2, 1), (2, 2)]),
        ({"sessions": [1]}, [1, 2], [(1, 1)]),
        ({"rooms": [2]}, [3], [(2, 2)]),
        ({"people": [2, 4]}, [2, 4], [(1, 1)]),
        ({"people": [2, 3], "sessions": [3]}, [3], [(2, 2)]),
        ({"sessions": [99]}, [], []),
    ],
)
def test_the_choice_says_of_whom_and_of_which_rooms(programme, asked, people, rooms):
    chosen = wanted(programme, **asked)
    assert (names(chosen), sheets(chosen)) == (people, rooms)


def test_an_overflow_room_shows_what_is_carried_over(programme):
    (sheet,) = wanted(programme, rooms=[2]).sheets
    assert [session.number for session in sheet.sessions] == [3, 4]


def test_a_second_name_is_in_another_script_if_one_is_confirmed(programme):
    in_english = wanted(programme)
    assert second(in_english, 1) == NAMES["ka"]
    assert second(in_english, 3) is None
    assert second(in_english, 2, alike=True) is None


def test_a_badge_takes_another_spelling_where_there_is_no_other_script(programme):
    only_latin = editions.speaker(1, name={"en": "Ahmad Ismayilov", "az": "Əhməd İsmayılov"})
    latin = editions.programme(speakers=(only_latin,))
    assert second(wanted(latin), 1) is None
    assert second(wanted(latin), 1, alike=True) == "Əhməd İsmayılov"


@pytest.mark.parametrize(("asked", "shown"), [("ru", NAMES["ru"]), ("-", None), ("en", None)])
def test_the_second_name_is_of_the_language_that_was_asked_for(programme, asked, shown):
    assert second(wanted(programme, second=asked), 1) == shown


@pytest.mark.parametrize(("kind", "language"), [*zip(WRITERS, LANGUAGES, strict=True)])
def test_a_drafts_paper_says_so_and_a_releases_says_which(programme, kind, language):
    told = read(WRITERS[kind](drafted(programme, language)))
    assert squeezed(DRAFT[language]) in told
    assert squeezed(DRAFT[language]) not in read(WRITERS[kind](wanted(programme, language)))


def test_the_programme_too_is_printed_of_a_draft_and_of_chosen_days(programme):
    said = read(pdf.write(drafted(programme)))
    assert "Draft" in said
    assert "Closing" in said
    assert "Closing" not in read(pdf.write(wanted(programme, days=["2025-12-05"])))


@pytest.mark.parametrize("kind", WRITERS)
def test_a_name_that_is_one_endless_word_stops_nothing(kind):
    endless = editions.speaker(1, name={"en": "A" * 150}, position={"en": "Head " * 60})
    long = editions.programme(
        editions.session(room=room(1), appearances=(editions.appearance(1),)),
        rooms=(editions.room(1, names={"en": "Hall " * 40}),), speakers=(endless,),
    )  # fmt: skip
    assert len(opened(WRITERS[kind](wanted(long)))) == 1
