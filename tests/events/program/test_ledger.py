"""What only history knows: sequences, tombstones, former addresses."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from msgspec.structs import replace

from events.program import canonical
from events.program.document import Theme, Venue
from events.program.ledger import NOBODY, succeed
from tests.events.program.test_diff import (
    AGENCY,
    CAST,
    FORM,
    HALL,
    NEWCOMER,
    PANEL,
    PERSON,
    PROGRAMME,
    SESSION,
    START,
    with_session,
    with_speaker,
)


def after(*documents, merged=NOBODY):
    """The ledger after publishing these one after another."""
    previous = None
    for number, document in enumerate(documents, 1):
        entries = succeed(previous, document, number, merged)
        previous = SimpleNamespace(document=document, ledger=entries)
    return previous.ledger.entries


def test_everything_of_the_first_release_begins_at_nought():
    entry = after(PROGRAMME)[PANEL]
    assert (entry.kind, entry.since, entry.changed, entry.sequence) == ("session", 1, 1, 0)


def test_what_did_not_change_keeps_its_sequence():
    assert after(PROGRAMME, PROGRAMME)[PANEL].sequence == 0


def test_what_changed_says_in_which_release():
    entry = after(PROGRAMME, PROGRAMME, with_session(title={"en": "Faith"}))[PANEL]
    assert (entry.sequence, entry.changed) == (1, 3)


def test_a_speakers_corrected_name_changes_the_session_too():
    assert after(PROGRAMME, with_speaker(forms=(FORM,)))[PANEL].sequence == 1


def test_another_sessions_edit_does_not():
    other = replace(PROGRAMME.sessions[0], uuid=HALL, number=2, slug="two", appearances=())
    both = canonical.ordered(replace(PROGRAMME, rooms=(), sessions=(PROGRAMME.sessions[0], other)))
    edited = replace(other, title={"en": "New"})
    edited = canonical.ordered(replace(both, sessions=(PROGRAMME.sessions[0], edited)))
    assert after(both, edited)[PANEL].sequence == 0


def test_an_undo_raises_the_sequence_again():
    assert after(PROGRAMME, with_session(title={"en": "Faith"}), PROGRAMME)[PANEL].sequence == 2


def test_a_moved_session_knows_when_it_would_have_begun():
    entry = after(PROGRAMME, with_session(start=START + timedelta(hours=1)))[PANEL]
    assert entry.previous_start == START


def test_a_later_edit_keeps_the_start_before_the_move():
    moved = {"start": START + timedelta(hours=1)}
    edited = with_session(**moved, title={"en": "Faith"})
    assert after(PROGRAMME, with_session(**moved), edited)[PANEL].previous_start == START


def test_what_is_gone_leaves_its_last_words():
    gone = after(PROGRAMME, replace(PROGRAMME, sessions=()))[PANEL].gone
    assert (gone.release, gone.slug, gone.title, gone.start) == (2, "panel", {"en": "Trust"}, START)


def test_no_person_is_in_what_is_left():
    entry = after(PROGRAMME, replace(PROGRAMME, sessions=(), speakers=()))[PERSON]
    assert entry.gone.title == {}


def test_a_tombstone_outlasts_later_releases():
    empty = replace(PROGRAMME, sessions=())
    entry = after(PROGRAMME, empty, empty)[PANEL]
    assert (entry.gone.release, entry.sequence) == (2, 1)


def test_what_comes_back_goes_on_counting():
    entry = after(PROGRAMME, replace(PROGRAMME, sessions=()), PROGRAMME)[PANEL]
    assert (entry.gone, entry.sequence) == (None, 2)


def test_a_former_address_is_remembered():
    assert after(PROGRAMME, with_session(slug="new"))[PANEL].slugs == ("panel",)


def test_an_address_taken_back_is_no_former_one():
    entry = after(PROGRAMME, with_session(slug="new"), PROGRAMME)[PANEL]
    assert entry.slugs == ("new",)


def test_a_changed_role_changes_the_session():
    assert (
        after(PROGRAMME, with_session(appearances=(replace(CAST, role="chair"),)))[PANEL].sequence
        == 1
    )


def placed(**changes):
    """The programme with its session in a hall, under a theme; the hall's venue changed."""
    given = {"uuid": NEWCOMER, "number": 1, "names": {"en": "Congress Centre"}}
    hall = replace(PROGRAMME.rooms[0], venue=NEWCOMER)
    theme = Theme(uuid=AGENCY, number=1, slug="theme", names={"en": "Media"})
    return canonical.ordered(
        replace(
            with_session(room=HALL, theme=AGENCY),
            venues=(Venue(**given | changes),), rooms=(hall,), themes=(theme,), organisations=(),
        )
    )  # fmt: skip


def test_a_renamed_venue_changes_what_the_calendar_shows_of_its_sessions():
    assert after(placed(), placed(names={"en": "Expo"}))[PANEL].sequence == 1


def test_a_venues_link_is_not_in_a_calendar():
    assert after(placed(), placed(link="https://example.org"))[PANEL].sequence == 0


def test_a_renamed_theme_changes_its_sessions():
    renamed = replace(placed().themes[0], names={"en": "Press"})
    assert after(placed(), replace(placed(), themes=(renamed,)))[PANEL].sequence == 1


def test_a_corrected_zone_is_no_move():
    berlin = replace(PROGRAMME, forum=replace(PROGRAMME.forum, zone="Europe/Berlin"))
    entry = after(PROGRAMME, canonical.ordered(berlin))[PANEL]
    assert (entry.sequence, entry.previous_start) == (1, None)


def test_a_session_without_a_time_remembers_its_last():
    assert after(PROGRAMME, with_session(start=None))[PANEL].previous_start == START


def test_an_address_that_another_session_takes_is_no_former_one():
    other = replace(SESSION, uuid=HALL, number=2, slug="panel", appearances=())
    renamed = with_session(slug="new")
    taken = canonical.ordered(replace(renamed, rooms=(), sessions=(*renamed.sessions, other)))
    assert after(PROGRAMME, renamed, taken)[PANEL].slugs == ()


def test_a_room_and_a_session_may_share_an_address():
    hall = replace(PROGRAMME.rooms[0], slug="panel")
    renamed = replace(with_session(slug="new"), rooms=(hall,))
    assert after(PROGRAMME, renamed)[PANEL].slugs == ("panel",)


def test_what_has_no_entry_is_new():
    entry = succeed(None, PROGRAMME, 1).history(uuid4())
    assert (entry.since, entry.changed, entry.sequence) == (1, 1, 0)


def test_whoever_is_merged_leads_to_the_kept_person_until_they_stand_again():
    kept, old = PROGRAMME.speakers[0].uuid, uuid4()
    twin = replace(PROGRAMME.speakers[0], uuid=old, slug="twin")
    both = replace(PROGRAMME, speakers=(*PROGRAMME.speakers, twin))
    entries = after(both, PROGRAMME, merged={old: kept})
    assert (entries[old].merged_into, entries[kept].merged_into) == (kept, None)
    assert after(both, PROGRAMME, both, merged={old: kept})[old].merged_into is None
