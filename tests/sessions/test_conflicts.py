"""What conflicts and what does not, kind by kind."""

from datetime import time

import pytest
from msgspec.structs import replace

from events.program.document import Interpretation
from sessions.conflicts import find, venues
from sessions.conflicts.bookings import Elsewhere, Part, Person, Room
from sessions.conflicts.venues import Place
from tests.sessions.bookings import at, booking, bookings, span, uuid

HALL, OTHER = uuid(1), uuid(2)


def kinds(*sessions, **rest):
    """What is found, the worst first."""
    return [each.kind for each in find(bookings(sessions, **rest))]


def hall(number=1, **facts):
    return Room(uuid=uuid(number), **facts)


def person(number, **facts):
    return Person(uuid=uuid(number), **facts)


def stage(*roles, **facts):
    """A panel with these roles in order."""
    parts = tuple(
        Part(uuid=uuid(n), person=uuid(n), role=role, order=n)
        for n, role in enumerate(roles, start=1)
    )
    return booking(1, kind="panel", parts=parts, **facts)


ROOMS = [
    ("two at once", {"start": 30}, {}, ["room_double_booked"]),
    ("one after the other", {"start": 60}, {}, []),
    ("side by side where that is meant", {"start": 30}, {"parallel": True}, []),
    ("an overflow room is taken too", {"start": 30, "room": OTHER, "overflow": (HALL,)}, {},
     ["room_double_booked"]),
    ("one without a time is nowhere", {"start": None}, {}, []),
    ("one of unknown length takes no time", {"start": 30, "minutes": None}, {}, []),
    ("too little time to turn the room over", {"start": 70}, {"turnover": 15}, ["no_turnover"]),
    ("just enough time", {"start": 75}, {"turnover": 15}, []),
    ("a break is that time", {"start": 60, "kind": "break"}, {"turnover": 15}, []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "second", "room", "found"), ROOMS, ids=[c[0] for c in ROOMS])
def test_rooms(case, second, room, found):
    pair = booking(1, room=HALL), booking(2, **{"room": HALL, **second})
    assert kinds(*pair, rooms=[hall(**room), hall(2)]) == found


PERSONS = [
    ("in two places", 30, {}, "confirmed", ["person_double_booked"]),
    ("an invited person counts", 30, {}, "invited", ["person_double_booked"]),
    ("one after the other", 60, {}, "confirmed", []),
    ("too short a pause", 65, {"padding": 10}, "confirmed", ["no_padding"]),
    ("a long enough pause", 70, {"padding": 10}, "confirmed", []),
    ("too short for the walk", 70, {"padding": 10, "walk": 20}, "confirmed", ["no_walk"]),
    ("long enough for the walk", 80, {"padding": 10, "walk": 20}, "confirmed", []),
    ("who declined is in no place", 30, {}, "declined", ["not_coming", "not_coming"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "start", "rules", "status", "found"), PERSONS, ids=[c[0] for c in PERSONS]
)
def test_persons(case, start, rules, status, found):
    pair = booking(1, cast=[7], room=HALL), booking(2, start, cast=[7], room=OTHER)
    rooms = hall(venue=uuid(8)), hall(2, venue=uuid(9))
    assert kinds(*pair, rooms=rooms, persons=[person(7, status=status)], **rules) == found


def test_no_walk_is_needed_within_a_venue_or_where_none_is_known():
    pair = booking(1, cast=[7], room=HALL), booking(2, 60, cast=[7], room=OTHER)
    same = hall(venue=uuid(8)), hall(2, venue=uuid(8))
    assert kinds(*pair, rooms=same, walk=20) == []
    assert kinds(*pair, rooms=(hall(venue=uuid(8)), hall(2)), walk=20) == []


def test_two_roles_in_one_session_are_one_place():
    assert kinds(booking(1, cast=[7, 7])) == []


AWAY = [
    ("comes too late", {"present_from": at(10)}, ["outside_presence"]),
    ("leaves too early", {"present_to": at(50)}, ["outside_presence"]),
    ("is there just so long", {"present_from": at(0), "present_to": at(60)}, []),
    ("is away meanwhile", {"absences": (span(30, 40),)}, ["absent"]),
    ("is away until then", {"absences": (span(-60, 0),)}, []),
    ("cancelled", {"status": "cancelled"}, ["not_coming"]),
]


@pytest.mark.parametrize(("case", "facts", "found"), AWAY, ids=[c[0] for c in AWAY])
def test_presence(case, facts, found):
    assert kinds(booking(1, cast=[7]), persons=[person(7, **facts)]) == found


def test_a_session_at_another_forum_counts_while_it_lasts():
    there = Elsewhere(uuid=uuid(50), person=uuid(7), span=span(30, 90))
    assert kinds(booking(1, cast=[7]), elsewhere=[there]) == ["person_elsewhere"]
    assert kinds(booking(1, -60, cast=[7]), elsewhere=[there]) == []
    assert kinds(booking(1, cast=[8]), elsewhere=[there]) == []


PALACE, HOTEL = Place(names={"en": "Palace"}), Place(names={"en": "Hotel"})
AT_ANOTHER = [
    ("in another venue, less than the walk", 75, HOTEL, ["no_walk"]),
    ("in another venue, after the walk", 80, HOTEL, []),
    ("in the same venue, less than the pause", 65, PALACE, ["no_padding"]),
    ("in the same venue, after the pause", 70, PALACE, []),
    ("nobody knows where, less than the pause", 65, None, ["no_padding"]),
    ("before, in another venue", -75, HOTEL, ["no_walk"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "start", "place", "found"), AT_ANOTHER, ids=[c[0] for c in AT_ANOTHER]
)
def test_the_pause_and_the_walk_count_to_another_forum_too(case, start, place, found):
    there = Elsewhere(uuid=uuid(50), person=uuid(7), span=span(start, start + 60), place=place)
    here = booking(1, cast=[7], room=uuid(1))
    rooms = [Room(uuid=uuid(1), place=PALACE)]
    assert kinds(here, rooms=rooms, elsewhere=[there], padding=10, walk=20) == found


BUILDINGS = [
    ("two names", PALACE, HOTEL, True),
    ("one name in some language", PALACE, Place(names={"az": "PALACE"}), False),
    ("unknown", PALACE, None, False),
    ("near by", Place(latitude=40.4, longitude=49.85), Place(latitude=40.401, longitude=49.85), False),
    ("far", Place(latitude=40.4, longitude=49.85), Place(latitude=40.41, longitude=49.85), True),
    ("one says no coordinates", Place(names={"en": "Palace"}, latitude=1.0), PALACE, False),
]  # fmt: skip


@pytest.mark.parametrize(("case", "one", "other", "two"), BUILDINGS, ids=[c[0] for c in BUILDINGS])
def test_a_venue_of_another_forum_is_known_by_where_it_lies_or_how_it_is_called(
    case, one, other, two
):
    assert venues.apart(one, other) is two
    assert venues.apart(other, one) is two


STAGES = [
    ("a panel that nobody leads", ["panelist"], ["no_moderator"]),
    ("a moderator", ["moderator", "panelist"], []),
    ("a chair leads too", ["chair", "panelist"], []),
    ("two moderators", ["moderator", "moderator"], ["many_moderators"]),
    ("a moderator and a chair", ["moderator", "chair"], []),
]


@pytest.mark.parametrize(("case", "roles", "found"), STAGES, ids=[c[0] for c in STAGES])
def test_leading(case, roles, found):
    assert kinds(stage(*roles)) == found


def test_a_moderator_who_declined_does_not_lead():
    declined = person(1, status="declined")
    assert kinds(stage("moderator"), persons=[declined]) == ["no_moderator", "not_coming"]


@pytest.mark.parametrize(
    ("ranks", "found"),
    [((9, 1, 2), []), ((9, 2, 1), ["protocol_broken"]), ((9, None, 1), []), ((9, 2, 2), [])],
)
def test_the_protocol_goes_by_rank_but_for_who_leads(ranks, found):
    ranked = [person(n, protocol=rank) for n, rank in enumerate(ranks, start=1)]
    assert kinds(stage("moderator", "panelist", "panelist"), persons=ranked) == found


def test_a_running_order_longer_than_the_session():
    session = booking(1, cast=[7, 8])
    parts = [replace(part, minutes=31) for part in session.parts]
    (found,) = find(bookings([replace(session, parts=tuple(parts))]))
    assert (found.kind, found.facts) == ("running_order_too_long", {"needed": 62, "minutes": 60})


def test_an_interpreted_language_without_a_channel():
    languages = Interpretation(language="ka"), Interpretation(language="az", channel="2")
    (found,) = find(bookings([booking(1, start=None, interpretation=languages)]))
    assert (found.kind, found.facts) == ("no_channel", {"languages": "ka"})


@pytest.mark.parametrize(
    ("seats", "overflow", "found"),
    [(99, None, ["too_small"]), (100, None, []), (60, 40, []), (60, 39, ["too_small"])],
)
def test_seats_are_counted_with_those_of_overflow_rooms(seats, overflow, found):
    rooms = [hall(capacity=seats), hall(2, capacity=overflow)]
    session = booking(1, room=HALL, overflow=(OTHER,) if overflow else (), expected=100)
    assert kinds(session, rooms=rooms) == found


def test_where_a_room_does_not_tell_its_seats_nothing_is_said():
    session = booking(1, room=HALL, overflow=(OTHER,), expected=100)
    assert kinds(session, rooms=[hall(capacity=10), hall(2)]) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ({"theme": uuid(3)}, ["theme_clash"]),
        ({"theme": uuid(4)}, []),
        ({"theme": uuid(3), "audience": "press"}, []),
        ({"theme": uuid(3), "kind": "break"}, []),
        ({"theme": uuid(3), "start": 60}, []),
    ],
)
def test_one_theme_at_once_for_one_audience(second, found):
    assert kinds(booking(1, theme=uuid(3)), booking(2, **second)) == found


@pytest.mark.parametrize(
    ("hours", "start", "found"),
    [
        ((time(11), time(12)), 0, []),
        ((time(11), time(12)), 1, ["outside_hours"]),
        ((time(11), time(12)), -1, ["outside_hours"]),
        ((time(11), None), 600, []),
        ((time(11), time(1)), 13 * 60, []),
        ((time(11), time(1)), 13 * 60 + 1, ["outside_hours"]),
        ((None, None), 0, []),
    ],
    ids=str,
)
def test_the_hours_of_the_day_which_may_end_after_midnight(hours, start, found):
    opens, closes = hours
    assert kinds(booking(1, start), opens=opens, closes=closes, day_turns=4) == found


def test_the_worst_comes_first_and_then_what_is_earlier():
    rows = (
        stage("panelist"),
        booking(2, 300, room=HALL),
        booking(3, 330, room=HALL),
        booking(4, 100, room=HALL),
        booking(5, 130, room=HALL),
    )
    found = find(bookings(rows, rooms=[hall()]))
    assert [(each.severity, each.at) for each in found] == [
        ("blocks", at(130)), ("blocks", at(330)), ("serious", at(0)),
    ]  # fmt: skip


def test_a_key_stays_while_the_facts_do_and_changes_with_them():
    def key(start, title):
        second = booking(2, start, room=HALL, title={"en": title})
        (found,) = find(bookings([booking(1, room=HALL), second], rooms=[hall()]))
        return found.key

    assert key(30, "Opening") == key(30, "Opening, corrected")
    assert key(30, "Opening") != key(40, "Opening")
