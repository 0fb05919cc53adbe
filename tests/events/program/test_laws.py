"""The laws of the algebra: what must hold of every programme."""

from types import SimpleNamespace

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from events.program import canonical, check, ledger
from events.program.choice import close
from events.program.diff import Change, apply, diff
from tests.events.program.strategies import documents, edited, pairs


@given(documents())
def test_what_is_written_reads_back_the_same(document):
    data = canonical.write(document, ledger.Ledger())
    assert canonical.read(data).document == document


@given(documents())
def test_the_canonical_form_is_its_own(document):
    assert canonical.ordered(document) == document


@given(documents(), st.randoms(use_true_random=False))
def test_equal_programmes_have_equal_bytes_in_whatever_order_they_come(document, random):
    shuffled = {
        name: tuple(random.sample(getattr(document, name), len(getattr(document, name))))
        for name in ("venues", "rooms", "themes", "organisations", "speakers", "sessions")
    }
    other = canonical.ordered(msgspec.structs.replace(document, **shuffled))
    empty = ledger.Ledger()
    assert canonical.write(other, empty) == canonical.write(document, empty)


@given(documents())
def test_packing_keeps_every_byte(document):
    data = canonical.write(document, ledger.Ledger())
    assert canonical.unpack(canonical.pack(data)) == data


@given(documents())
def test_a_programme_does_not_differ_from_itself(document):
    assert diff(document, document) == ()


@given(pairs())
def test_the_changes_make_one_programme_of_the_other(pair):
    before, after = pair
    made = apply(before, diff(before, after))
    assert made == after
    # Equal instants may have other wall times; equal bytes have none.
    assert canonical.write(made, ledger.Ledger()) == canonical.write(after, ledger.Ledger())


@given(pairs())
def test_each_change_has_an_address_of_its_own(pair):
    addresses = [change.address for change in diff(*pair)]
    assert len(set(addresses)) == len(addresses)


@given(pairs())
def test_changes_survive_being_stored(pair):
    before, after = pair
    stored = msgspec.json.encode(diff(before, after))
    assert apply(before, msgspec.json.decode(stored, type=tuple[Change, ...])) == after


@given(pairs(), st.data())
def test_any_closed_choice_gives_a_valid_programme(pair, data):
    before, after = pair
    changes = diff(before, after)
    addresses = [change.address for change in changes]
    chosen = data.draw(st.sets(st.sampled_from(addresses))) if addresses else set()
    closed = close(before, changes, chosen).changes
    assert chosen <= {change.address for change in closed}
    assert check.refusals(apply(before, closed)) == ()


@given(pairs(), st.data())
def test_a_part_and_then_the_rest_end_where_all_at_once_does(pair, data):
    before, after = pair
    changes = diff(before, after)
    addresses = [change.address for change in changes]
    chosen = data.draw(st.sets(st.sampled_from(addresses))) if addresses else set()
    halfway = apply(before, close(before, changes, chosen).changes)
    assert apply(halfway, diff(halfway, after)) == after


@given(pairs(), st.randoms(use_true_random=False))
def test_all_parts_one_after_another_end_where_all_at_once_does(pair, random):
    document, after = pair
    while changes := diff(document, after):
        chosen = random.sample(changes, random.randint(-(-len(changes) // 3), len(changes)))
        document = apply(document, close(document, changes, [c.address for c in chosen]).changes)
        assert check.refusals(document) == ()
    assert document == after


@given(pairs(), st.randoms(use_true_random=False))
def test_something_comes_along_only_where_the_choice_would_be_wrong_without_it(pair, random):
    before, after = pair
    changes = diff(before, after)
    chosen = random.sample(changes, min(2, len(changes)))
    closed = close(before, changes, [change.address for change in chosen])
    alone = apply(before, [change for change in closed.changes if change in chosen])
    assert bool(closed.along) == bool(check.refusals(alone))


@given(pairs())
def test_a_mark_tells_changes_apart_by_their_values_too(pair):
    before, after = pair
    there, back = diff(before, after), diff(after, before)
    marks = [change.mark for change in (*there, *back)]
    assert len(set(marks)) == len(marks)


@st.composite
def chains(draw):
    """Releases one after another, one of them an undo."""
    chain = [draw(documents(zone="Asia/Baku"))]
    for _release in range(draw(st.integers(1, 3))):
        chain.append(draw(edited(chain[-1]) | documents(zone="Asia/Baku")))
    undone = draw(st.sampled_from(chain))
    chain.insert(draw(st.integers(1, len(chain))), undone)
    return chain


def releases(chain):
    """Each release of a chain with its number, document and ledger."""
    previous = None
    for number, document in enumerate(chain, 1):
        entries = ledger.succeed(previous, document, number)
        yield (
            previous,
            (previous := SimpleNamespace(number=number, document=document, ledger=entries)),
        )


@given(chains())
def test_sequences_never_fall_over_a_chain_with_an_undo(chain):
    for before, after in releases(chain):
        for uuid, entry in before.ledger.entries.items() if before else ():
            assert after.ledger.entries[uuid].sequence >= entry.sequence


def shown_with(session, document):
    """The ids of all that a calendar shows of a session."""
    rooms = {room.uuid: room for room in document.rooms}
    people = {speaker.uuid: speaker for speaker in document.speakers}
    found = {session.uuid, session.room, session.theme, *session.themes, *session.overflow}
    found |= {rooms[session.room].venue} if session.room else set()
    for part in session.appearances:
        found |= {part.speaker, people[part.speaker].organisation}
    return found


@given(chains())
def test_a_sequence_rises_only_when_something_shown_of_the_session_changed(chain):
    for before, after in releases(chain):
        changes = diff(before.document, after.document) if before else ()
        changed = {change.session or change.id for change in changes}
        entries = before.ledger.entries if before else {}
        for session in after.document.sessions:
            entry = entries.get(session.uuid)
            risen = after.ledger.entries[session.uuid].sequence - entry.sequence if entry else 0
            if entry and session.uuid in changed:
                assert risen == 1
            if not changed & shown_with(session, after.document):
                assert risen == 0


@given(chains())
def test_nothing_that_was_published_is_forgotten(chain):
    seen = set()
    for _before, after in releases(chain):
        here = {session.uuid for session in after.document.sessions}
        seen |= here
        gone = {uuid for uuid in seen if after.ledger.entries[uuid].gone}
        assert gone == seen - here
