"""What tests of readers share: small files, what a report says, and whether a programme is whole."""

from pathlib import Path

from events.program import canonical
from events.program.ledger import Ledger

PROJECT = Path(__file__).parents[4]
EVENING = (PROJECT / "tests/data/evening.xml").read_bytes()


def by_number(incoming, number):
    (session,) = [s for s in incoming.document.sessions if s.number == number]
    return session


def said(incoming, field):
    return [str(note) for note in incoming.report.notes if note.field == field]


def small_file(events: str, *, zone: str = "Asia/Baku", bounds: str = "") -> bytes:
    return f"""<schedule><version>1</version><conference><acronym>small</acronym>
        <time_zone_name>{zone}</time_zone_name></conference>
        <day date="2025-12-05" index="1" {bounds}><room name="Hall">{events}</room></day>
        </schedule>""".encode()


def event(inside: str, number: int = 1) -> str:
    return f'<event id="{number}" guid="g{number}"><title>T</title>{inside}</event>'


def assert_whole(document):
    """Every id is unique, every reference leads somewhere, and the order is canonical."""
    things = (document.rooms, document.themes, document.speakers, document.sessions)
    for rows in things:
        assert len({row.uuid for row in rows}) == len(rows)
        assert len({row.number for row in rows}) == len(rows)
        assert len({row.slug for row in rows}) == len(rows)
        assert len({row.source_id for row in rows}) == len(rows)
    rooms, themes, people = ({row.uuid for row in rows} for rows in things[:3])
    for session in document.sessions:
        assert session.room is None or session.room in rooms
        assert session.theme is None or session.theme in themes
        assert {part.speaker for part in session.appearances} <= people
    assert canonical.ordered(document) == document
    data = canonical.write(document, Ledger())
    assert canonical.read(data).document == document
