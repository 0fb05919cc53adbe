"""What a session's state looks like."""

from msgspec.structs import replace

from events.program.ledger import Entry, Ledger
from tests.events.public.editions import (
    at,
    draw,
    preview,
    programme,
    release,
    room,
    session,
    uuid,
)

BEFORE = programme(session(room=uuid("room", 1)), rooms=(room(), room(2)))


def marks(edition, path="schedule/"):
    return draw(edition, path).all(".state")


def changed(**facts):
    return replace(BEFORE, sessions=(replace(BEFORE.sessions[0], **facts),))


def moved(now, previous, **facts):
    """A release whose ledger remembers where the session stood before it last moved."""
    entry = Entry(kind="session", since=1, changed=5, previous_start=previous)
    return release(changed(start=now), ledger=Ledger(entries={uuid("session", 1): entry}), **facts)


def test_a_session_as_usual_has_no_marks():
    assert marks(BEFORE) == []


def test_a_cancelled_session_stays_in_place_with_its_reason():
    page = draw(changed(state="cancelled", cancelled_because={"en": "Illness"}), "schedule/")
    assert (page.one(".s.off .state"), page.one(".s .tag.off")) == (
        "Cancelled Illness",
        "Cancelled",
    )


def test_a_session_that_moved_says_from_when_to_when():
    was = at("10:15")
    edition = moved(at("11:00"), was, before=changed(start=was))
    assert marks(edition) == ["Moved 10:15–11:45 → 11:00–12:30"]


def test_a_move_is_told_still_in_later_releases():
    assert marks(moved(at("11:00"), at("10:15"))) == ["Moved 10:15 → 11:00"]


def test_a_move_to_another_day_says_the_days():
    edition = moved(at("11:00"), at("10:15", "2025-12-04"))
    assert marks(edition) == ["Moved 4 Dec, 10:15 → 5 Dec, 11:00"]


def test_a_session_in_another_room_says_from_where_to_where():
    edition = release(changed(room=uuid("room", 2)), before=BEFORE)
    assert marks(edition) == ["Moved Room 1 → Room 2"]


def test_a_tentative_session_says_so():
    assert marks(changed(state="tentative")) == ["Tentative"]


def test_a_time_that_is_not_sure_says_so():
    assert marks(changed(certainty="to_be_confirmed")) == ["Time to be confirmed"]
    assert marks(changed(certainty="from")) == ["Not before this time"]


def test_what_has_neither_room_nor_people_is_to_be_announced():
    page = draw(changed(room=None), "schedule/")
    assert page.one(".s.tba .state") == "To be announced"


def test_a_preview_marks_in_place_what_changed():
    edition = preview(changed(title={"en": "New title"}), before=BEFORE)
    assert marks(edition) == ["Changed Title, English: Session 1 → New title"]


def test_a_preview_marks_what_is_new():
    added = replace(BEFORE, sessions=(*BEFORE.sessions, session(2, room=uuid("room", 1))))
    assert marks(preview(added, before=BEFORE)) == ["New"]


def test_a_release_tells_its_changes_on_the_session_s_page_only():
    edition = release(changed(title={"en": "New title"}), before=BEFORE)
    assert marks(edition) == []
    page = draw(edition, "sessions/session-1/")
    assert page.one("#chg") == "What changed here in Release 7"
    assert page.one(".diff .ba") == "Before: Session 1After: New title"
