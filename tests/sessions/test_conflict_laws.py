"""Laws of the conflict finder: what a naive one finds, whatever the order, and stable keys."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sessions.conflicts import conflict, find
from tests.sessions import naive_conflicts
from tests.sessions.bookings import generated


@given(generated)
def test_it_finds_what_the_naive_finder_finds(bookings):
    naive = naive_conflicts.find(bookings)
    found = find(bookings)
    assert sorted(found, key=lambda each: each.key) == sorted(naive, key=lambda each: each.key)


@given(generated, st.randoms())
def test_the_order_of_rows_is_no_matter(bookings, random):
    def shuffled(rows):
        return random.sample(rows, len(rows))

    mixed = msgspec.structs.replace(
        bookings,
        sessions={
            uuid: msgspec.structs.replace(session, parts=tuple(shuffled(session.parts)))
            for uuid, session in shuffled([*bookings.sessions.items()])
        },
        rooms=dict(shuffled([*bookings.rooms.items()])),
        persons=dict(shuffled([*bookings.persons.items()])),
        elsewhere=tuple(shuffled(bookings.elsewhere)),
    )
    assert find(mixed) == find(bookings)


@given(generated)
def test_no_two_conflicts_have_the_same_key(bookings):
    keys = [each.key for each in find(bookings)]
    assert len(keys) == len(set(keys))


def test_every_kind_has_a_severity():
    assert set(conflict.SEVERITY) == set(conflict.Kind.__args__)
