"""How long it takes to find all conflicts: `python -m benchmarks.conflicts`.

The claim: those of a forum of 1,350 sessions are found in under 100 ms. The ratio is to the naive
finder, which compares each session with each, over a third of the sessions in the same run.
"""

from collections.abc import Callable
from uuid import UUID

from benchmarks.large import programme
from benchmarks.stopwatch import seconds
from events.program.document import Document
from sessions.conflicts import find
from sessions.conflicts.bookings import Booking, Bookings, Part, Person, Room, Rules
from tests.sessions import naive_conflicts

SESSIONS, SPEAKERS, LATE = 1350, 800, 7


def bookings(document: Document) -> Bookings:
    """The large programme with a venue to each room; each seventh session lasts too long."""
    persons = {row.uuid: Person(uuid=row.uuid) for row in document.speakers}
    rooms = {
        row.uuid: Room(uuid=row.uuid, venue=UUID(int=row.number % 3 + 1), turnover=5, capacity=50)
        for row in document.rooms
    }
    sessions = {
        row.uuid: Booking(
            uuid=row.uuid, kind=row.kind, room=row.room, theme=row.theme, expected=40,
            start=row.start, minutes=40 if row.number % LATE else 50,
            parts=tuple(
                Part(uuid=part.uuid, person=part.speaker, role=part.role, order=part.order)
                for part in row.appearances
            ),
        )
        for row in document.sessions
    }  # fmt: skip
    rules = Rules(zone="Asia/Baku", padding=10, walk=20)
    return Bookings(rules=rules, sessions=sessions, rooms=rooms, persons=persons)


def run() -> None:
    """Finds them in both ways and tells."""
    whole, third = (bookings(programme(size, SPEAKERS)) for size in (SESSIONS, SESSIONS // 3))
    all_of_them, swift = _least(lambda: find(whole)), _least(lambda: find(third))
    naive = seconds(lambda: naive_conflicts.find(third))
    print(  # noqa: T201 - its purpose
        f"{SESSIONS} sessions, {len(find(whole))} conflicts: {all_of_them * 1000:.0f} ms; "
        f"{SESSIONS // 3} sessions {naive / swift:.0f} times faster than each with each"
    )


def _least(work: Callable[[], object]) -> float:
    return min(seconds(work) for _ in range(9))


if __name__ == "__main__":
    run()
