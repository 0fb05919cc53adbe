"""Pictures for links: of the size that other sites want, small, in each language, of long texts."""

from io import BytesIO

import pytest
from msgspec.structs import replace

from events.program.formats import picture
from events.program.formats.outgoing import Extract, Part
from events.words.exports import words
from tests.events.public import editions

SITE = "https://forum.example"
SESSION = Part(kind="session", key="session-1")
LONG = {"en": "What a very long title has to say of many things " * 6}
PEOPLE = tuple(editions.speaker(number) for number in range(1, 7))


def drawn(*sessions, part=SESSION, language="en", **rows):
    edition = editions.release(editions.programme(*sessions, **rows))
    extract = Extract(edition, language, site=SITE, words=words(language), part=part)
    return picture._lines(extract), picture.write(extract)


@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
@pytest.mark.parametrize("part", [Part(), SESSION, Part(kind="speaker", key="speaker-1")])
def test_a_picture_has_the_size_that_other_sites_want_and_is_small(language, part):
    held = editions.session(title=LONG, appearances=(editions.appearance(),))
    _told, body = drawn(held, part=part, language=language, speakers=PEOPLE[:1])
    from PIL import Image

    assert Image.open(BytesIO(body)).size == (picture.WIDTH, picture.HEIGHT)
    assert len(body) < 80_000


def test_the_same_release_gives_the_same_picture():
    assert drawn(editions.session())[1] == drawn(editions.session())[1]


def test_who_leads_a_session_is_named_alone():
    parts = (editions.appearance(1), editions.appearance(2, "moderator", speaker=2))
    told, _body = drawn(editions.session(appearances=parts), speakers=PEOPLE)
    assert [each["t"] for each in told["people"]] == ["Speaker 2"]


def test_of_many_people_four_are_named_and_the_others_counted():
    parts = tuple(editions.appearance(n, speaker=n) for n in range(1, 7))
    told, _body = drawn(editions.session(appearances=parts), speakers=PEOPLE)
    assert (len(told["people"]), told["more"]) == (4, " + 2")


def test_a_title_of_another_language_is_set_in_that_language():
    told, _body = drawn(editions.session(title={"ka": "სათაური"}), language="ru")
    assert told["title"] == {"t": "სათაური", "l": "ka"}


def test_a_cancelled_session_has_no_hours():
    told, _body = drawn(editions.session(state="cancelled"))
    assert (told["off"], told["when"], told["day"]) == (True, "Cancelled", None)


def test_a_session_without_a_time_says_so():
    told, _body = drawn(replace(editions.session(), start=None, minutes=None))
    assert told["when"] == "To be announced"


def test_a_character_that_no_face_has_stops_nothing():
    assert drawn(editions.session(title={"en": "A 🎉 and ⿕"}))[1]
