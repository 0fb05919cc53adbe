"""SEQUENCE over a chain of releases: what a subscriber's calendar takes for newer."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from events.program import ledger
from events.program.formats import ics
from events.program.formats.outgoing import Extract
from events.words.exports import words
from tests.events.program import strategies
from tests.events.public import editions

SESSION = str(editions.uuid("session", 1))


def chain(*documents):
    """The releases of these documents, each with the ledger that follows the one before."""
    before, made = None, []
    for number, each in enumerate(documents, start=1):
        book = ledger.succeed(before, each, number)
        before = editions.release(each, number, ledger=book)
        made.append(before)
    return made


def sequences(edition):
    """SEQUENCE and all but the stamps of every event, by uid."""
    import icalendar

    said = Extract(edition, "en", site="https://forum.example", words=words("en"))
    found = {}
    for each in icalendar.Calendar.from_ical(ics.write(said)).walk("VEVENT"):
        sequence = each.pop("SEQUENCE")
        found[str(each["UID"])] = (sequence, each.to_ical())
    return found


def test_a_sequence_rises_for_what_changed_also_when_the_change_is_undone():
    first = editions.programme(editions.session(), editions.session(2))
    later = editions.session(start=editions.at("12:00"))
    moved, removed = (
        replace(first, sessions=(later, first.sessions[1])),
        replace(first, sessions=first.sessions[1:]),
    )
    told = [sequences(each) for each in chain(first, moved, first, first, removed, first)]
    other = str(editions.uuid("session", 2))
    assert [each[SESSION][0] for each in told] == [0, 1, 2, 2, 3, 4]
    assert [each[other][0] for each in told] == [0] * 6


@given(st.data())
def test_a_sequence_never_falls_and_rises_with_every_change(data):
    first = data.draw(strategies.documents())
    second = data.draw(strategies.edited(first))
    third = data.draw(st.sampled_from([first, second]))
    told = [sequences(each) for each in chain(first, second, third, first)]
    for before, after in pairwise(told):
        for uid in before.keys() & after.keys():
            (old, was), (new, now) = before[uid], after[uid]
            assert new > old if was != now else new >= old
