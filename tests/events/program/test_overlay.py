"""Our own files read again: they change nothing, and what somebody changed in them comes through."""

from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from events.program import canonical
from events.program.diff import diff
from events.program.document import Appearance, Link, Room, Theme
from events.program.formats.outgoing import Part
from tests.events.program import strategies
from tests.events.program.formats.reading import small_file
from tests.events.program.rereading import WRITERS, file_of, laid, read, reread
from tests.events.program.small import document, session, speaker, uuid_of
from tests.laws import examples

NINE, TEN = "2025-12-05T09:00+04:00", "2025-12-05T10:00+04:00"
HALL = Room(uuid=uuid_of("hall"), number=1, slug="hall", names={"en": "Hall", "az": "Zal"})
CLUB = Room(uuid=uuid_of("club"), number=2, slug="club", names={"en": "Club"}, capacity=40, order=1)
PRESS = Theme(uuid=uuid_of("press"), number=1, slug="press", names={"en": "Press"}, hue=17)
LOST = Theme(uuid=uuid_of("lost"), number=2, slug="lost", names={"en": "Lost"}, hue=99)
NINO = replace(
    speaker(1, en="Nino Example", ka="ნინო"),
    source="other",
    source_id="n",
    position={"en": "Editor"},
)
AYSEL = speaker(2, en="Aysel Example")
IDLE = speaker(3, en="Idle Example")


def programme():
    """A small programme that no format but the tables can say whole."""
    panel = session(
        1, NINE, by=[NINO.uuid, AYSEL.uuid], room=HALL.uuid, theme=PRESS.uuid,
        title={"en": "Panel", "az": "Panel (az)"}, abstract={"en": "About *it*."},
        links=(Link(kind="stream", url="https://stream.example/1", title="Live"),),
        source="other", source_id="1", state="tentative",
    )  # fmt: skip
    first, second = panel.appearances
    panel = replace(panel, appearances=(replace(first, role="moderator"), second))
    beside = session(2, NINE, room=HALL.uuid)
    off = session(3, TEN, by=[AYSEL.uuid], room=CLUB.uuid, state="cancelled")
    later = session(4, "", None)
    talk = session(5, TEN, room=CLUB.uuid)
    made = document(
        speakers=(NINO, AYSEL, IDLE), themes=(PRESS, LOST),
        sessions=(panel, beside, off, later, talk),
    )  # fmt: skip
    return canonical.ordered(replace(made, rooms=(HALL, CLUB)))


def with_session(whole, number, **fields):
    """The programme with a session changed."""
    held = (replace(s, **fields) if s.number == number else s for s in whole.sessions)
    return canonical.ordered(replace(whole, sessions=tuple(held)))


def without_session(whole, number):
    return replace(whole, sessions=tuple(s for s in whole.sessions if s.number != number))


def addresses(before, after):
    return {(change.subject, change.field, change.language) for change in diff(before, after)}


every_format = pytest.mark.parametrize("suffix", WRITERS)
# A CSV has nothing of a person but a name in one language, and strategies make many namesakes.
by_id = st.sampled_from([suffix for suffix in WRITERS if suffix != "csv"])
exact = pytest.mark.parametrize("suffix", [s for s in WRITERS if s != "ics"])


@settings(max_examples=examples(12))
@given(strategies.documents(), by_id, st.sampled_from(["en", "az", "ka", "ru"]))
def test_a_programmes_own_file_changes_nothing(whole, suffix, language):
    assume(any(held.start and held.state != "cancelled" for held in whole.sessions))
    assert reread(whole, whole, suffix, language) == whole


@every_format
def test_a_name_of_two_lines_is_one_name(suffix):
    broken = speaker(1, en="Nino Example", ru="Нино\nПример")
    talk = session(1, NINE, by=[broken.uuid], room=HALL.uuid)
    whole = canonical.ordered(
        replace(document(speakers=(broken,), sessions=(talk,)), rooms=(HALL,))
    )
    assert reread(whole, whole, suffix, "ru") == whole


@settings(max_examples=examples(10))
@given(strategies.documents(), by_id, st.data())
def test_a_title_changed_in_the_file_is_all_that_changes(whole, suffix, data):
    held = [s for s in whole.sessions if s.start and s.state != "cancelled"]
    assume(held)
    chosen = data.draw(st.sampled_from(held))
    title = chosen.title | {"en": "Another title"}
    after = reread(whole, with_session(whole, chosen.number, title=title), suffix)
    assert after == with_session(whole, chosen.number, title=title)


@every_format
@pytest.mark.parametrize("language", ["en", "az", "ka"])
def test_what_the_format_cannot_say_stays(suffix, language):
    whole = programme()
    assert reread(whole, whole, suffix, language) == whole


@every_format
def test_a_session_moved_in_the_file_is_moved(suffix):
    whole = programme()
    (start,) = (s.start for s in whole.sessions if s.number == 1)
    moved = with_session(whole, 1, start=start + timedelta(hours=3))
    assert reread(whole, moved, suffix) == moved


@every_format
def test_a_session_put_into_another_room_is_in_our_room(suffix):
    whole = programme()
    moved = with_session(whole, 1, room=CLUB.uuid)
    assert reread(whole, moved, suffix) == moved


@every_format
def test_a_session_taken_out_of_the_file_is_gone(suffix):
    whole = programme()
    assert reread(whole, without_session(whole, 5), suffix) == without_session(whole, 5)


@exact
def test_who_joins_a_session_in_the_file_is_in_it(suffix):
    whole = programme()
    part = Appearance(uuid=uuid_of("new"), number=9, speaker=AYSEL.uuid, role="speaker")
    after = reread(whole, with_session(whole, 5, appearances=(part,)), suffix)
    (talk,) = (s for s in after.sessions if s.number == 5)
    assert [each.speaker for each in talk.appearances] == [AYSEL.uuid]


@exact
def test_who_leaves_a_session_in_the_file_is_out_and_the_others_keep_their_parts(suffix):
    whole = programme()
    (panel,) = (s for s in whole.sessions if s.number == 1)
    fewer = with_session(whole, 1, appearances=panel.appearances[:1])
    assert reread(whole, fewer, suffix) == fewer


@pytest.mark.parametrize("suffix", ["xml", "json", "xlsx"])
def test_a_link_added_in_the_file_leaves_the_others_as_they_are(suffix):
    whole = programme()
    (panel,) = (s for s in whole.sessions if s.number == 1)
    more = with_session(
        whole, 1, links=(*panel.links, Link(kind="other", url="https://more.example", title="More"))
    )
    assert reread(whole, more, suffix) == more


@pytest.mark.parametrize("suffix", ["xml", "json"])
def test_a_speaker_renamed_in_the_file_has_that_name_here(suffix):
    whole = programme()
    renamed = replace(whole, speakers=(replace(NINO, name={"en": "Nina"}), AYSEL, IDLE))
    after = reread(whole, canonical.ordered(renamed), suffix)
    assert ("speaker", "name", "en") in addresses(whole, after)
    assert {row.name.get("en") for row in after.speakers} == {None, "Nina"}


def test_a_table_without_a_column_says_nothing_of_it():
    whole = programme()
    (panel,) = (s for s in whole.sessions if s.number == 1)
    table = f"uuid,title [en],start\r\n{panel.uuid},Better,2025-12-05 09:00\r\n".encode()
    after = laid(whole, read(table, whole))
    assert {s.number: s.title["en"] for s in after.sessions} == {1: "Better"}
    assert after.sessions[0].appearances == panel.appearances
    assert after.sessions[0].room == HALL.uuid


@pytest.mark.parametrize(
    ("suffix", "state"),
    [("xml", "cancelled"), ("json", "cancelled"), ("ics", "confirmed"), ("xlsx", "confirmed")],
)
def test_a_cancelled_session_takes_place_again_where_the_format_can_say_so(suffix, state):
    whole = programme()
    after = reread(whole, with_session(whole, 3, state="confirmed"), suffix)
    (back,) = (s for s in after.sessions if s.number == 3)
    assert (back.state, back.appearances[0].speaker) == (state, AYSEL.uuid)


def test_whom_a_calendar_of_others_no_longer_names_is_off_the_stage():
    def calendar(*names):
        said = "".join(
            f"ATTENDEE;ROLE=SPEAKER;CN={name}:mailto:a@example.org\r\n" for name in names
        )
        return (
            "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Asia/Baku\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            f"SUMMARY:Talk\r\nDTSTART:20251205T090000\r\n{said}"
            "END:VEVENT\r\nEND:VCALENDAR\r\n"
        ).encode()

    small = document()
    both = read(calendar("Ann", "Bob"), small).document
    chairs = tuple(replace(part, role="chair") for part in both.sessions[0].appearances)
    whole = replace(both, sessions=(replace(both.sessions[0], appearances=chairs),))
    (after,) = laid(whole, read(calendar("Bob"), small)).sessions
    assert after.appearances == chairs[1:]


def test_the_file_of_another_system_says_what_is_missing_but_not_what_is_off():
    whole = programme()
    other = small_file(
        f'<event id="1" guid="{uuid_of("session", 1)}"><title>Panel</title>'
        "<date>2025-12-05T09:00:00+04:00</date><duration>01:00</duration></event>"
    )
    after = laid(whole, read(other, whole))
    assert sorted(s.number for s in after.sessions) == [1, 3]


def test_our_own_page_is_no_link_of_the_session():
    whole = programme()
    for suffix in ("xml", "json", "ics"):
        told = read(file_of(whole, suffix), whole).document
        addresses = {link.url for held in told.sessions for link in held.links}
        assert not {url for url in addresses if "forum.example" in url}


@pytest.mark.parametrize("suffix", ["xml", "ics"])
def test_the_file_of_a_room_says_nothing_of_the_others(suffix):
    whole = programme()
    part = Part(kind="room", key="hall")
    fewer = without_session(whole, 2)
    after = laid(whole, read(file_of(fewer, suffix, part=part), whole))
    assert after == fewer
