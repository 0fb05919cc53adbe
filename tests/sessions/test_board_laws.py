"""The board's laws: what is done can be undone, and two people end where the server is."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions import board
from sessions.board import Item, Refused, Stale
from tests.factories import AppearanceFactory, ForumFactory, RoomFactory, SessionFactory
from tests.laws import examples

MORNING = datetime(2025, 12, 5, 5, 0, tzinfo=UTC)
PLACES = st.tuples(
    st.none() | st.integers(0, 1), st.none() | st.integers(0, 60), st.sampled_from([None, 15, 90])
)


class Desk:
    """A board as one person has it: what was heard, and moves made on that."""

    def __init__(self, forum):
        self.forum = forum
        shown = board.state(forum, language="en", may_edit=True)
        self.seq, self.rows = shown.seq, {row.id: row for row in shown.sessions}

    def hear(self, rows):
        for row in rows:
            if row.id not in self.rows or self.rows[row.id].v < row.v:
                self.rows[row.id] = row

    def poll(self):
        news = board.changes(self.forum, since=self.seq, language="en")
        self.seq = news.seq
        self.hear(news.sessions)

    def move(self, *items):
        rows = board.move(self.forum, items, key=uuid4(), by="test", language="en")
        self.hear(rows)

    def timetable(self):
        rows = [row for row in self.rows.values() if not row.gone]
        return {(r.id, r.room, r.start, r.minutes, r.title, r.people) for r in rows}


def item(row, v=None, **changes):
    place = {"room": row.room, "start": row.start, "minutes": row.minutes, "gone": row.gone}
    return Item(id=row.id, v=row.v if v is None else v, **{**place, **changes})


def placed(rooms, place):
    room, quarter, minutes = place
    start = None if quarter is None else MORNING + timedelta(minutes=15 * quarter)
    room = None if room is None else str(rooms[room].uuid)
    return {"room": room, "start": start, "minutes": minutes}


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("move"), st.lists(st.tuples(st.integers(0, 9), PLACES), min_size=1, max_size=4)
        ),
        st.tuples(st.just("copy"), st.tuples(st.integers(0, 9), PLACES)),
        st.tuples(st.just("break"), PLACES),
    ),
    max_size=4,
)


def step(desk, rooms, kind, asked):
    """The items of a step, and those that turn it back."""
    there = sorted((r for r in desk.rows.values() if not r.gone), key=lambda row: str(row.id))
    if kind == "move":
        wanted = {there[n % len(there)].id: placed(rooms, place) for n, place in asked}
        before = [desk.rows[uuid] for uuid in wanted]
        return [item(row, **wanted[row.id]) for row in before], before
    new = {"id": uuid4(), "v": 0}
    if kind == "break":
        return [Item(**new, **placed(rooms, asked))], []
    original = there[asked[0] % len(there)]
    return [Item(**new, copy=original.id, **placed(rooms, asked[1]))], []


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(8))
@given(STEPS)
def test_any_steps_turned_back_restore_the_timetable_and_again_what_they_had_made(steps):
    forum = ForumFactory()
    rooms = [RoomFactory(forum=forum) for _ in range(2)]
    for n in range(3):
        AppearanceFactory(session=SessionFactory(forum=forum, room=rooms[n % 2]))
    desk = Desk(forum)
    before, undo, redo = desk.timetable(), [], []
    for kind, asked in steps:
        items, old = step(desk, rooms, kind, asked)
        desk.move(*items)
        undo.append(old or [desk.rows[items[0].id]])
        if not old:
            undo[-1] = [item(undo[-1][0], gone=True)]
        redo.append([desk.rows[each.id] for each in items])
    after = desk.timetable()
    for old in reversed(undo):
        desk.move(*(item(row, desk.rows[row.id].v) for row in old))
    assert desk.timetable() == before == Desk(forum).timetable()
    for made in redo:
        desk.move(*(item(row, desk.rows[row.id].v) for row in made))
    assert desk.timetable() == after == Desk(forum).timetable()


def work(desk, rooms, seed, told):
    """Moves one to three sessions somewhere, over and over, and hears of others now and then."""
    chance = random.Random(seed)
    for _ in range(15):
        rows = chance.sample(sorted(desk.rows.values(), key=lambda row: str(row.id)), 3)
        places = [placed(rooms, (chance.randrange(2), chance.randrange(40), 15)) for _ in rows]
        moved = list(zip(rows, places, strict=True))[: chance.choice([1, 2, 3])]
        try:
            desk.move(*(item(row, **place) for row, place in moved))
            told.append("made")
        except Stale as stale:
            told.append("stale")
            desk.hear(stale.rows)
        except Refused:
            told.append("refused")
        if chance.random() < 0.3:
            desk.poll()
    desk.poll()
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("double_booking", ["warned", "refused"])
def test_two_people_who_move_at_once_end_where_the_server_is(double_booking):
    forum = ForumFactory(double_booking=double_booking)
    rooms = [RoomFactory(forum=forum) for _ in range(2)]
    for n in range(6):
        start = MORNING + timedelta(hours=2 * n)
        AppearanceFactory(session=SessionFactory(forum=forum, room=rooms[n % 2], start=start))
    desks, told = [Desk(forum), Desk(forum)], []
    with ThreadPoolExecutor(2) as people:
        list(people.map(lambda n: work(desks[n], rooms, n, told), range(2)))
    for desk in desks:
        desk.poll()
    assert desks[0].timetable() == desks[1].timetable() == Desk(forum).timetable()
    assert len(told) == 30
    assert "made" in told
