"""The board's arithmetic of hours: labels, steps and the two nights when clocks are changed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sessions.js.board import DAY, on_board

AUTUMN = DAY | {"start": "2014-10-25T06:00:00+02:00", "minutes": 1500, "shifts": [[1260, -60]]}
SPRING = DAY | {"start": "2014-03-29T06:00:00+01:00", "minutes": 1380, "shifts": [[1200, 60]]}
ODD = DAY | {"start": "2025-12-05T05:50:00+05:45"}


def shown(day, *minutes):
    return on_board("time", "shown(...given)", [[day, minute] for minute in minutes])


def test_an_hour_is_what_the_clock_shows():
    assert shown(DAY, 0, 90, 1110, 1439) == ["06:00", "07:30", "00:30", "05:59"]
    assert shown(AUTUMN, 1259, 1260, 1320) == ["02:59", "02:00", "03:00"]
    assert shown(SPRING, 1199, 1200) == ["01:59", "03:00"]


def test_the_repeated_hour_is_known():
    asked = [[AUTUMN, 1259], [AUTUMN, 1260], [AUTUMN, 1319], [AUTUMN, 1320], [SPRING, 1200]]
    assert on_board("time", "again(...given)", asked) == [False, True, True, False, False]


def test_a_time_is_there_once_twice_or_never():
    asked = [[DAY, 360], [DAY, 150], [AUTUMN, 150], [SPRING, 150], [SPRING, 200], [AUTUMN, 390]]
    found = on_board("time", "minutesAt(...given)", asked)
    assert found == [[0], [1230], [1230, 1290], [], [1220], [30]]


def test_a_time_is_read_as_people_type_it():
    asked = ["9:30", " 09.30", "0930", "9 30", "24:00", "12:60", "noon", "", "-1:30"]
    assert on_board("time", "typed(given)", asked) == [570, 570, 570, 570] + [None] * 5


def test_steps_are_whole_on_the_clock_not_in_the_day():
    asked = [[ODD, 7, 15], [ODD, 9, 15], [ODD, 0, 30], [DAY, 22.4, 15], [DAY, 22.6, 15]]
    assert on_board("time", "snapped(...given)", asked) == [10, 10, 10, 15, 30]


def test_an_instant_belongs_to_a_day_until_its_last_minute():
    first = DAY
    second = DAY | {"start": "2025-12-06T06:00:00+04:00"}
    opens = int(datetime.fromisoformat(first["start"]).timestamp() * 1000)
    asked = [[[first, second], at] for at in (opens - 1, opens, opens + 86_399_000,
                                             opens + 86_400_000, opens + 172_800_000, None)]  # fmt: skip
    assert on_board("time", "dayOf(...given)", asked) == [-1, 0, 0, 1, -1, -1]


@settings(max_examples=3, deadline=None)
@given(st.lists(st.integers(0, 1499), min_size=40, max_size=40))
def test_labels_are_those_of_the_zone_through_the_night_of_the_change(minutes):
    opens = datetime(2014, 10, 25, 4, 0, tzinfo=UTC)
    berlin = [
        (opens + timedelta(minutes=one)).astimezone(ZoneInfo("Europe/Berlin")) for one in minutes
    ]
    assert shown(AUTUMN, *minutes) == [at.strftime("%H:%M") for at in berlin]
    asked = [[AUTUMN, at.hour * 60 + at.minute] for at in berlin]
    found = on_board("time", "minutesAt(...given)", asked)
    assert all(one in each for one, each in zip(minutes, found, strict=True))
