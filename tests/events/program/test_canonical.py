"""The bytes of a release: equal programmes give equal bytes, and those read back the same."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec.structs import replace

from events.program import canonical
from events.program.document import Organiser
from events.program.ledger import Entry, Ledger
from tests.events.program import small

EMPTY = Ledger()
START = datetime(2025, 12, 5, 10, 0, tzinfo=ZoneInfo("Asia/Baku"))


def only(**fields):
    """The one session of a programme, as it is kept."""
    written = small.document(sessions=[replace(small.session(1), **fields)])
    return canonical.ordered(written).sessions[0]


@pytest.mark.parametrize(
    "start",
    [
        START,
        START.astimezone(UTC),
        START.astimezone(timezone(timedelta(hours=-5))),
        START.replace(microsecond=999_999),
    ],
)
def test_an_instant_is_kept_with_the_forums_offset_in_whole_seconds(start):
    assert only(start=start).start.isoformat() == "2025-12-05T10:00:00+04:00"


@pytest.mark.parametrize(("utc_hour", "kept"), [(0, "02:30:00+02:00"), (1, "02:30:00+01:00")])
def test_an_hour_that_clocks_show_twice_keeps_its_offset(utc_hour, kept):
    start = datetime(2025, 10, 26, utc_hour, 30, tzinfo=UTC)
    document = small.document(
        sessions=[replace(small.session(1), start=start)], zone="Europe/Berlin"
    )
    data = canonical.write(canonical.ordered(document), EMPTY)
    assert canonical.read(data).document.sessions[0].start.isoformat() == f"2025-10-26T{kept}"


def test_sessions_stand_by_time_and_those_without_one_last():
    later, earlier = small.session(1, "2025-12-05T12:00+04:00"), small.session(2)
    first = small.session(3, "2025-12-05T09:00+04:00")
    kept = canonical.ordered(small.document(sessions=[later, earlier, first]))
    assert [session.number for session in kept.sessions] == [3, 1, 2]


def test_speakers_stand_by_protocol_then_by_name():
    people = [
        replace(small.speaker(1), sort_key="b"),
        replace(small.speaker(2), sort_key="a"),
        replace(small.speaker(3), sort_key="z", protocol_order=1),
    ]
    kept = canonical.ordered(small.document(speakers=people))
    assert [speaker.number for speaker in kept.speakers] == [3, 2, 1]


def test_a_cast_stands_in_stage_order():
    cast = small.session(1, by=[UUID(int=1), UUID(int=2)]).appearances
    backwards = tuple(replace(part, order=-part.number) for part in cast)
    assert [part.number for part in only(appearances=backwards).appearances] == [2, 1]


def test_organisers_stand_in_their_order():
    behind = (Organiser(organisation=UUID(int=1), order=2), Organiser(organisation=UUID(int=2)))
    kept = canonical.ordered(small.document(organisers=behind)).forum.organisers
    assert [organiser.organisation.int for organiser in kept] == [2, 1]


def test_the_main_theme_is_none_of_the_further_ones():
    main, further = UUID(int=1), UUID(int=2)
    assert only(theme=main, themes=(further, main, further)).themes == (further,)


def test_every_text_is_cleaned_however_deep_it_lies():
    behind = canonical.ordered(
        small.document(
            names={"en": " Forum\r\n", "az": ""}, speakers=[small.speaker(1, en="\x07Adil ")]
        )
    )
    assert behind.forum.names == {"en": "Forum"}
    assert behind.speakers[0].forms[0].text == "Adil"


def test_the_bytes_are_json_with_sorted_keys():
    data = canonical.write(canonical.ordered(small.document()), EMPTY)
    assert data == msgspec.json.encode(msgspec.json.decode(data), order="sorted")


def test_the_order_of_the_ledgers_entries_changes_no_byte():
    entries = [(UUID(int=n), Entry(kind="room", since=1, changed=n)) for n in (1, 2, 3)]
    document = canonical.ordered(small.document())
    forth, back = Ledger(entries=dict(entries)), Ledger(entries=dict(reversed(entries)))
    assert canonical.write(document, forth) == canonical.write(document, back)


def test_a_damaged_body_is_refused():
    with pytest.raises(msgspec.ValidationError):
        canonical.read(b'{"document": {}, "ledger": {}}')


def test_a_word_that_was_made_at_run_time_is_left_out_as_the_default_it_is():
    document = small.document(sessions=[small.session(1)])
    made = "".join(["con", "firmed"])
    sessions = tuple(replace(session, state=made) for session in document.sessions)
    same = replace(document, sessions=sessions)
    written = [canonical.write(canonical.ordered(each), Ledger()) for each in (document, same)]
    assert written[0] == written[1]
