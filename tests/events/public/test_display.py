"""Screens at doors and in foyers, as the server draws them."""

from tests.events.public.editions import (
    appearance,
    at,
    draw,
    forum,
    programme,
    room,
    session,
    speaker,
    uuid,
)

HALL, OTHER = uuid("room", 1), uuid("room", 2)


def screen(*sessions, path="rooms/room-1/display/", language="en", **rows):
    whole = programme(*sessions, rooms=(room(), room(2)), speakers=(speaker(),), **rows)
    return draw(whole, path, language)


def test_a_door_shows_what_happens_in_its_room_and_breaks_for_everybody():
    drawn = screen(
        session(1, room=HALL),
        session(2, room=OTHER),
        session(3, kind="break", start=at("12:30")),
        session(4, room=OTHER, overflow=(HALL,), start=at("14:00")),
    )
    assert drawn.all(".title") == ["Session 1", "Session 3", "Session 4"]


def test_each_session_says_its_instants_with_the_offset_for_the_script():
    drawn = screen(session(1, room=HALL))
    assert drawn.values(".slide", "data-start") == ["2025-12-05T11:00:00+04:00"]
    assert drawn.values(".slide", "data-end") == ["2025-12-05T12:30:00+04:00"]


def test_a_title_stands_in_the_forums_other_language_too():
    drawn = screen(session(1, room=HALL, title={"en": "Trust", "az": "Etimad"}))
    assert (drawn.one(".title"), drawn.one(".alt")) == ("Trust", "Etimad")


def test_a_title_in_one_language_stands_once():
    assert screen(session(1, room=HALL)).all(".alt") == []


def test_a_full_stage_has_names_alone():
    stage = tuple(appearance(number) for number in range(1, 8))
    drawn = screen(session(1, room=HALL, appearances=stage[:6]))
    assert drawn.all(".on.many") == []
    drawn = screen(session(1, room=HALL, appearances=stage))
    assert len(drawn.all(".on.many")) == 1


def test_a_foyer_shows_all_rooms_in_which_something_happens():
    drawn = screen(session(1, room=OTHER), path="display/")
    assert drawn.all(".door") == ["Room 2"]


def test_a_screen_is_not_for_search_engines_and_reloads_itself_without_scripts():
    drawn = screen(session(1, room=HALL))
    assert drawn.values('meta[name="robots"]', "content") == ["noindex"]
    assert drawn.values('noscript meta[http-equiv="refresh"]', "content") == ["60"]


def test_a_room_without_sessions_says_so():
    assert "has no session here" in screen().one(".over")


def test_a_programme_that_is_not_there_yet_says_so_in_the_foyer():
    drawn = draw(programme(forum=forum()), "display/")
    assert drawn.one(".over") == "The programme is not published yet"
