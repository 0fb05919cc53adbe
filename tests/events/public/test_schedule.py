"""The schedule page, drawn from programmes in memory."""

import pytest

from tests.events.public.editions import (
    appearance,
    at,
    draw,
    forum,
    organisation,
    preview,
    programme,
    room,
    session,
    speaker,
    theme,
    uuid,
)

TWO_DAYS = programme(
    session(1, title={"en": "Opening"}, room=uuid("room", 1), theme=uuid("theme", 1)),
    session(2, title={"en": "Night"}, start=at("00:30", "2025-12-06"), floor_languages=("ka",)),
    session(3, title={"en": "Morning"}, start=at("09:00", "2025-12-06"), kind="talk"),
    session(4, title={"en": "Some day"}, start=None, minutes=None),
    forum=forum(day_turns=4),
    rooms=(room(), room(2)),
    themes=(theme(), theme(2)),
)


@pytest.mark.parametrize("path", ["", "schedule/"])
def test_a_forum_of_which_everything_is_cancelled_says_so_before_all_else(path):
    off = session(1, state="cancelled"), session(2, state="cancelled"), session(3, kind="break")
    assert draw(programme(*off), path).all(".called-off") == [
        "Cancelled Every session of this forum is cancelled."
    ]
    assert draw(programme(*off, session(4)), path).all(".called-off") == []


def test_sessions_stand_under_their_days():
    page = draw(TWO_DAYS, "schedule/")
    assert page.all("main h2") == [
        "Friday 5 December 2025", "Saturday 6 December 2025", "Time to be announced",
    ]  # fmt: skip
    assert page.all("main h3") == ["Opening", "Night", "Morning", "Some day"]


def test_what_begins_after_midnight_stands_under_the_evening_s_day():
    page = draw(TWO_DAYS, "schedule/")
    assert page.one("#day-1 .turn") == "After midnight · Saturday 6 December"
    assert page.all("#day-1 .when b") == ["11:00", "00:30"]


def test_a_day_of_several_says_where_it_stands_and_whose_time_is_meant():
    assert draw(TWO_DAYS, "schedule/").one("#day-1 > .small") == (
        "Day 1 of 2, 2 sessions, 11:00 to 02:00. Baku time (UTC+4)."
    )


def test_the_only_day_just_says_whose_time_is_meant():
    page = draw(programme(session()), "schedule/")
    assert page.one("main .zoned > :first-child") == "Times are Baku time (UTC+4)."


def test_a_forum_without_a_city_has_local_time():
    page = draw(programme(session(), forum=forum(city={})), "schedule/")
    assert page.one("main .zoned > :first-child") == "Times are local time (UTC+4)."


def test_several_days_have_tabs_that_lead_down_the_page():
    page = draw(TWO_DAYS, "schedule/")
    assert page.values(".tabs a", "href") == ["#day-1", "#day-2"]


def test_one_day_may_be_asked_for():
    page = draw(TWO_DAYS, "schedule/", day="2025-12-06")
    assert page.all("main h3") == ["Morning"]
    assert page.values(".tabs a", "href") == [
        "/en/media-forum/schedule/?day=2025-12-05",
        "/en/media-forum/schedule/?day=2025-12-06",
        "/en/media-forum/schedule/",
    ]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"theme": "theme-1"}, ["Opening"]),
        ({"room": "room-1"}, ["Opening"]),
        ({"language": "ka"}, ["Night"]),
        ({"kind": "talk"}, ["Morning"]),
        ({"kind": "panel", "language": "ka"}, ["Night"]),
        ({"colour": "red"}, ["Opening", "Night", "Morning", "Some day"]),
        ({"day": "nonsense"}, ["Opening", "Night", "Morning", "Some day"]),
    ],
)
def test_the_filter_leaves_what_was_asked_for(asked, left):
    assert draw(TWO_DAYS, "schedule/", **asked).all("main h3") == left


def test_the_filter_says_how_much_is_left_and_by_what():
    page = draw(TWO_DAYS, "schedule/", kind="talk")
    assert page.one(".found") == "1 of 4 sessions Kind: Talk Clear"


def test_the_filter_offers_only_what_there_is_to_choose():
    page = draw(TWO_DAYS, "schedule/")
    assert page.all(".drawer label") == ["Day", "Kind"]
    assert page.all("#f-kind option") == ["All", "Panel", "Talk"]


def test_a_form_keeps_the_view_and_the_day():
    page = draw(TWO_DAYS, "schedule/", view="rooms", day="2025-12-06")
    assert page.values("input[type=hidden]", "value") == ["rooms"]
    assert page.all("option[selected]") == ["Saturday 6 December"]


def test_nothing_that_matches_is_said_with_a_way_on():
    page = draw(TWO_DAYS, "schedule/", theme="theme-2")
    assert page.one(".empty h2") == "No session matches"
    assert page.values(".empty a", "href") == ["/en/media-forum/schedule/"]


def test_a_forum_without_sessions_says_that_they_will_come():
    page = draw(programme(), "schedule/")
    assert page.one(".empty h2") == "The programme is not published yet"


def test_the_grid_is_the_same_list_with_rooms_and_hours():
    listed, grid = draw(TWO_DAYS, "schedule/"), draw(TWO_DAYS, "schedule/", view="rooms")
    assert grid.all("main h3") == listed.all("main h3")
    assert grid.all("#day-1 .rooms span") == ["", "Room 1", "Room to be announced"]
    assert grid.all("#day-1 .hours") == ["11:00", "12:00", "00:00", "01:00"]


def test_a_row_says_who_speaks_as_what_with_position_and_organisation():
    whole = programme(
        session(appearances=(appearance(role="moderator"), appearance(2, speaker=2, order=1), appearance(3, speaker=3, order=2))),
        speakers=(
            speaker(position={"en": "Editor"}, organisation=uuid("organisation", 1)),
            speaker(2),
            speaker(3),
        ),
        organisations=(organisation(),),
    )  # fmt: skip
    page = draw(whole, "schedule/")
    assert page.all(".roles dt") == ["Moderator", "Panelists"]
    assert page.all(".roles dd") == ["Speaker 1, Editor, Organisation 1", "Speaker 2", "Speaker 3"]


def test_speakers_without_positions_are_named_in_one_line():
    stage = (appearance(role="speaker"), appearance(2, role="speaker", speaker=2))
    page = draw(
        programme(session(appearances=stage), speakers=(speaker(), speaker(2))), "schedule/"
    )
    assert page.one("p.people") == "Speaker 1, Speaker 2"


def test_a_break_is_a_thin_row_without_a_link():
    page = draw(programme(session(kind="break", title={"en": "Lunch"})), "schedule/")
    assert (page.one(".pause h3"), page.all(".pause a")) == ("Lunch", [])


def test_a_title_in_another_language_is_marked_and_a_room_only_says_so():
    whole = programme(
        session(title={"az": "Açılış"}, room=uuid("room", 1)),
        rooms=(room(names={"az": "Zal"}), room(2)),
    )
    page = draw(whole, "schedule/")
    assert page.values("h3 .fb", "data-l") == ["AZ"]
    assert page.values(".room span", "lang") == ["az"]


def test_names_without_a_confirmed_spelling_are_noted_once():
    stage = (appearance(), appearance(2, speaker=2))
    whole = programme(session(appearances=stage), speakers=(speaker(), speaker(2)))
    assert len(draw(whole, "schedule/", "ka").all(".note-names")) == 1
    assert draw(whole, "schedule/", "en").all(".note-names") == []


def test_a_room_to_come_is_said_where_the_forum_has_rooms():
    assert draw(programme(session(), rooms=(room(),)), "schedule/").one(".room") == (
        "Room to be announced"
    )
    assert draw(programme(session()), "schedule/").all(".room") == []


def test_a_floor_language_that_is_not_the_usual_one_is_said():
    whole = programme(
        session(1, floor_languages=("az",)),
        session(2, floor_languages=("az",)),
        session(3, floor_languages=("ka",)),
    )
    assert draw(whole, "schedule/").all(".meta") == ["Georgian"]


def test_times_carry_their_offset_for_machines():
    page = draw(programme(session()), "schedule/")
    assert page.values(".when time", "datetime") == [
        "2025-12-05T11:00:00+04:00", "2025-12-05T12:30:00+04:00",
    ]  # fmt: skip


PEOPLE = programme(
    session(1, title={"en": "Opening"}, appearances=(appearance(speaker=1),)),
    session(2, title={"en": "Trust"}, start=at("09:00", "2025-12-06"),
            appearances=(appearance(2, role="moderator", speaker=2), appearance(3, speaker=3))),
    session(3, title={"en": "The trust of readers"}, appearances=(appearance(4, speaker=1),)),
    speakers=(
        speaker(1, name={"en": "Adil Taghiyev"}, sort_key="Taghiyev, Adil", country="AZ"),
        speaker(2, name={"en": "Nino Burjanadze"}, sort_key="Burjanadze, Nino", country="GE"),
        speaker(3, name={"en": "Zaza Abashidze"}, sort_key="Abashidze, Zaza", country="AZ"),
    ),
)  # fmt: skip


def test_words_find_sessions_the_best_first_with_their_day():
    page = draw(PEOPLE, "schedule/", q="trust")
    assert page.all(".best h3") == ["Trust", "The trust of readers"]
    assert page.all(".best .on") == ["6 Dec", "5 Dec"]
    assert page.one(".found") == "2 of 3 sessions trust Clear"


def test_what_words_find_may_stand_by_the_hour():
    page = draw(PEOPLE, "schedule/", q="trust", order="time")
    assert page.all("main h3") == ["The trust of readers", "Trust"]
    assert page.values(".by-rank a", "href") == ["/en/media-forum/schedule/?q=trust"]


def test_a_session_is_found_by_any_spelling_of_a_name_on_its_stage():
    assert draw(PEOPLE, "schedule/", q="ბურჯანაძე").all("main h3") == ["Trust"]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"role": "moderator"}, ["Trust"]),
        ({"country": "az"}, ["Opening", "The trust of readers", "Trust"]),
        ({"country": "AZ", "role": "moderator"}, []),
        ({"country": "XX"}, ["Opening", "The trust of readers", "Trust"]),
        ({"country": "GE", "q": "trust"}, ["Trust"]),
        ({"view": "compact", "day": "2025-12-06"}, ["Trust"]),
        ({"view": "compact", "q": "readers"}, ["The trust of readers"]),
    ],
)
def test_who_is_on_stage_can_be_filtered_by(asked, left):
    page = draw(PEOPLE, "schedule/", **asked)
    assert (page.status, page.all("main h3")) == (200, left)


def test_by_speaker_each_stands_in_the_alphabet_with_their_sessions():
    page = draw(PEOPLE, "schedule/", view="speakers")
    assert page.all(".by-speaker h2") == ["Zaza Abashidze", "Nino Burjanadze", "Adil Taghiyev"]
    assert page.values(".by-speaker > li", "data-l") == ["A", "B", "T"]
    assert page.all(".by-speaker h3") == ["Trust", "Trust", "Opening", "The trust of readers"]


def test_by_speaker_words_find_people_else_those_of_the_sessions_found():
    page = draw(PEOPLE, "schedule/", view="speakers", q="Тагиев")
    assert (page.all(".by-speaker h2"), page.one(".found b")) == (
        ["Adil Taghiyev"], "1 of 3 speakers",
    )  # fmt: skip
    page = draw(PEOPLE, "schedule/", view="speakers", q="readers")
    assert page.all(".by-speaker h3") == ["The trust of readers"]


def test_a_draft_is_searched_by_the_server_alone():
    page = draw(preview(PEOPLE), "schedule/", q="trust")
    assert (page.all(".best h3")[0], page.values("form", "data-index")) == ("Trust", [None])
