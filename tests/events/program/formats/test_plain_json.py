"""Lists of sessions in JSON of no known standard: what their keys are likely to mean."""

import json

import pytest

from events.program.formats import reading
from events.program.formats.incoming import FirstDayNeeded, NotReadable, ZoneNeeded
from tests.events.program.formats.c3voc_files import REAL
from tests.events.program.formats.reading import assert_whole, said

TEN = "2025-12-05T10:00:00"


def read(tree, **given):
    data = json.dumps(tree, ensure_ascii=False, indent=1).encode()
    incoming = reading.read(data, **{"zone": "Asia/Baku", "slug": "media", **given})
    assert_whole(incoming.document)
    return incoming


def one(tree, **given):
    (session,) = read(tree, **given).document.sessions
    return session


def starts(tree, **given):
    sessions = read(tree, **given).document.sessions
    return {
        next(iter(s.title.values())): s.start and f"{s.start:%m-%d %H:%M}" for s in sessions
    }  # fmt: skip


def people(tree):
    return [
        (next(iter(each.names.values())), next(iter(each.position.values()), ""))
        for each in sorted(read(tree).document.speakers, key=lambda each: each.number)
    ]


def held(**facts):
    return {"title": "T", "start": TEN, **facts}


@pytest.mark.parametrize(
    "session",
    [
        {"title": "T", "start": TEN, "end": "2025-12-05T10:45:00"},
        {"name": "T", "startDate": "Fri Dec 05 2025 10:00:00 GMT+0400 (AZT)", "length": "45 min"},
        {"Session Title": "T", "date": "2025-12-05", "time": "10-10:45am"},
        {"title": "T", "start_date": "05.12.2025", "start_time": "10:00", "end_time": "10:45"},
        {"summary": "T", "start": {"dateTime": TEN}, "end": {"dateTime": "2025-12-05T10:45:00"}},
        {"title": "T", "start": 1764914400, "duration": 45},
        {"title": "T", "date": "2025-12-05", "time": {"start": "10:00", "end": "10:45"}},
        {"title": "T", "day": "December 5, 2025", "time": ["10:00", "10:45"]},
    ],
)
def test_one_session_reads_alike_whatever_its_keys_are_called(session):
    read_one = one([session])
    assert read_one.title == {"en": "T"}
    assert read_one.start is not None
    assert (read_one.start.isoformat(), read_one.minutes) == ("2025-12-05T10:00:00+04:00", 45)


@pytest.mark.parametrize(
    "speakers",
    [
        "Ann Lee (CEO) and Bo Chen",
        ["Ann Lee, CEO", "Bo Chen"],
        [{"name": "Ann Lee", "jobTitle": "CEO"}, {"firstName": "Bo", "lastName": "Chen"}],
        [{"name": "Ann", "surname": "Lee", "post": "CEO"}, {"speaker": {"full_name": "Bo Chen"}}],
        {"1": {"name": "Ann Lee", "title": "", "position": "CEO"}, "2": {"name": "Bo Chen"}},
    ],
)
def test_persons_are_read_in_whatever_form_they_stand(speakers):
    assert people([held(speakers=speakers)]) == [("Ann Lee", "CEO"), ("Bo Chen", "")]


def test_persons_and_rooms_that_stand_apart_are_found_by_id():
    tree = {
        "sessions": [held(speakers=["s1"], roomId=3)],
        "speakers": [{"id": "s1", "fullName": "Ann Lee"}],
        "rooms": [{"id": 3, "name": "Hall"}],
    }
    document = read(tree).document
    assert [room.names for room in document.rooms] == [{"en": "Hall"}]
    assert [speaker.names for speaker in document.speakers] == [{"en": "Ann Lee"}]


def test_the_key_of_persons_and_a_word_at_one_are_roles():
    session = one([held(moderator="A", panelists=["B"], speakers=[{"name": "C", "role": "Chair"}])])
    assert [part.role for part in session.appearances] == ["moderator", "panelist", "chair"]


@pytest.mark.parametrize(
    ("posts", "number"),
    [
        (("Head, Acme Bank", "Head of Acme Bank"), 1),
        (("Head, Acme Bank", ""), 1),
        (("Head, Acme Bank", "Poet"), 2),
    ],
)
def test_one_name_under_two_ids_is_one_person_where_the_position_says_so(posts, number):
    sessions = [
        held(id=i, speakers=[{"id": i, "name": "Ann Lee", "post": post}])
        for i, post in enumerate(posts, start=1)
    ]
    incoming = read(sessions)
    assert len(incoming.document.speakers) == number
    assert "taken for one" in said(incoming, "person")[0] or number == 2


def test_countries_and_family_names_are_kept():
    person = {"surname": "Йергин", "name": "Д-р Дэниэл", "post": "&nbsp;", "country": "США"}
    incoming = read([held(title="Открытие", speakers=[person])])
    (speaker,) = incoming.document.speakers
    assert (speaker.country, speaker.position) == ("US", {})
    assert (speaker.sort_key, speaker.names) == (
        "Йергин, Д-р Дэниэл", {"ru": "Д-р Дэниэл Йергин"},
    )  # fmt: skip


def test_texts_in_several_languages_are_kept_in_all_and_copies_once():
    incoming = read([held(title_en="T", title_ru="Т", description={"en": "Same", "de": "Same"})])
    (session,) = incoming.document.sessions
    assert session.title == {"en": "T", "ru": "Т"}
    assert session.description == {"de": "Same"}
    assert said(incoming, "texts")[0].endswith("were kept once: 1.")


def test_weekdays_and_numbered_days_count_from_the_first_day():
    days = ("Thursday", "Friday")
    tree = [{"title": day, "day": day, "time": "9am"} for day in days]
    assert starts(tree, date="2018-06-28") == {"Thursday": "06-28 09:00", "Friday": "06-29 09:00"}
    tree = {"Day 1": [{"title": "A", "time": "9am"}], "Day 3": [{"title": "B", "time": "noon"}]}
    assert starts(tree, date="2018-06-28") == {"A": "06-28 09:00", "B": "06-30 12:00"}


def test_a_first_day_that_is_another_weekday_is_followed_by_that_weekday():
    tree = [{"title": "A", "day": "Thursday", "time": "9am"}]
    assert starts(tree, date="2018-06-27") == {"A": "06-28 09:00"}


def test_a_day_that_the_file_dates_once_is_dated_wherever_it_is_named():
    tree = [held(title="A", day="Opening day"), {"title": "B", "day": "Opening day", "time": "9pm"}]
    assert starts(tree) == {"A": "12-05 10:00", "B": "12-05 21:00"}


def test_dates_without_a_year_are_in_the_first_day_s_year_or_the_next():
    tree = [{"title": "A", "date": "31 December", "time": "9pm"}]
    tree.append({"title": "B", "date": "January 1", "time": "9am"})
    assert starts(tree, date="2025-12-31") == {"A": "12-31 21:00", "B": "01-01 09:00"}


def test_containers_give_their_days_rooms_and_hours():
    slot = {"startTime": "09:00", "endTime": "10:00", "sessions": [{"title": "A", "room": "Hall"}]}
    rooms = [{"name": "Tent", "sessions": [{"title": "B", "time": "11:00"}]}]
    document = read([{"date": "2025-12-05", "slots": [slot], "rooms": rooms}]).document
    names = {room.uuid: room.names["en"] for room in document.rooms}
    found = [(s.title["en"], f"{s.start:%d %H:%M}", names[s.room]) for s in document.sessions]
    assert found == [("A", "05 09:00", "Hall"), ("B", "05 11:00", "Tent")]


def test_a_session_in_a_list_and_in_a_grid_is_read_once():
    incoming = read({"list": [held(id=1)], "grid": [{"session": held(id=1)}]})
    assert len(incoming.document.sessions) == 1
    assert said(incoming, "id")[0].endswith("read once: 1.")


def test_what_is_cancelled_stays_so_and_a_draft_is_left_out():
    incoming = read([held(status="Cancelled"), held(status="draft")])
    assert [session.state for session in incoming.document.sessions] == ["cancelled"]
    assert [note.field for note in incoming.report.refused] == ["state"]


def test_what_nobody_knows_is_counted():
    assert read([held(colour="red", speakers=[{"name": "A", "shoe": 44}])]).report.unknown == {
        "session/colour": 1, "speaker/shoe": 1,
    }  # fmt: skip


def test_without_dates_the_first_day_is_asked_for_and_without_a_zone_the_zone():
    friday = [{"title": "A", "day": "Friday", "time": "9am"}]
    with pytest.raises(FirstDayNeeded, match="names no dates"):
        read(friday)
    with pytest.raises(FirstDayNeeded, match="“soon” is no date"):
        read(friday, date="soon")
    with pytest.raises(ZoneNeeded):
        read([held()], zone=None)


@pytest.mark.parametrize("tree", [[], {}, {"name": "a-package", "version": "1"}, [{"title": "T"}]])
def test_json_without_sessions_is_refused(tree):
    with pytest.raises(NotReadable, match="is no programme"):
        read(tree)


@pytest.mark.parametrize(
    ("name", "zone", "date", "counts"),
    [
        ("spief_2012_ru.js", "Europe/Moscow", None, (53, 3, 0, 107)),
        ("coscup_2023.json", "Asia/Taipei", None, (352, 2, 26, 415)),
        ("srccon.json", "America/Chicago", "2018-06-28", (73, 2, 7, 92)),
    ],
)
def test_real_programmes_are_read_whole(name, zone, date, counts):
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES to the folder that has it")
    incoming = reading.read((REAL / name).read_bytes(), zone=zone, date=date)
    assert_whole(incoming.document)
    told = incoming.report.counts
    assert tuple(told[kind] for kind in ("sessions", "days", "rooms", "speakers")) == counts
