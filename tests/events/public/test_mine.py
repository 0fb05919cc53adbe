"""My agenda: the chosen sessions by day, what clashes, what is gone, what is taken along."""

from functools import partial
from uuid import UUID

import pytest

from events.program.ledger import Entry, Gone, Ledger
from tests.events.public.editions import at, draw, preview, programme, release, room, session, uuid

PLACED = partial(session, room=uuid("room", 1))
PROGRAMME = programme(
    PLACED(1, title={"en": "Opening"}),
    PLACED(2, title={"en": "At once"}, start=at("12:00")),
    PLACED(3, title={"en": "Evening"}, start=at("20:00")),
    PLACED(4, title={"en": "Someday"}, start=None),
    PLACED(5, title={"en": "Called off"}, start=at("16:00"), state="cancelled"),
    rooms=(room(),),
)


def agenda(sessions, edition=PROGRAMME):
    return draw(edition, "mine/", sessions=sessions)


def test_it_shows_the_chosen_sessions_alone_by_the_hour():
    assert agenda("3,1").all(".s h3") == ["Opening", "Evening"]


def test_clashes_are_counted_and_said_at_both():
    page = agenda("1,2,3")
    assert page.one(".told") == "3 sessions, 1 clash."
    assert page.all(".state") == [
        "Overlaps 12:00–13:30 At once",
        "Overlaps 11:00–12:30 Opening",
    ]


def test_without_clashes_it_says_only_how_many():
    assert agenda("3").one(".told") == "1 session."


def test_what_has_no_time_yet_stands_last():
    assert agenda("4,1").all("#agenda h2")[:2] == ["Friday 5 December 2025", "Time to be announced"]


def test_what_is_cancelled_stays_and_says_so():
    assert agenda("5").one(".s.off .tag") == "Cancelled"


def test_what_was_taken_out_is_named_with_what_replaces_it():
    gone = Gone(release=6, number=9, title={"en": "Old panel"}, successor=uuid("session", 1))
    entry = Entry(kind="session", since=1, changed=6, gone=gone)
    page = agenda("1,9", release(PROGRAMME, ledger=Ledger(entries={UUID(int=9): entry})))
    assert page.one(".lost h3") == "Old panel"
    assert page.values(".lost a", "href") == ["/en/media-forum/sessions/session-1/"]


def test_a_number_that_nothing_is_known_of_is_said_too():
    assert agenda("1,77").one(".lost h3") == "Session 77"


@pytest.mark.parametrize("sessions", ["", "x", "0"])
def test_with_nothing_chosen_it_says_what_to_do(sessions):
    page = agenda(sessions)
    assert page.one("#agenda .empty h2") == "No session is kept yet"
    assert page.all(".along") == []


def test_it_is_taken_along_by_its_own_address():
    page = agenda("3,1,1")
    assert page.values(".along .btn[download]", "href") == ["/en/media-forum/mine.ics?sessions=1,3"]
    assert page.values(".along img", "src") == ["/en/media-forum/mine.svg?sessions=1,3"]
    assert page.values(".address a", "href")[0].endswith("/en/media-forum/mine/?sessions=1,3")


def test_in_another_language_it_is_the_same_agenda():
    hrefs = agenda("3,1").values(".langs a", "href")
    assert {href.partition("?")[2] for href in hrefs} == {"sessions=1,3"}


def test_search_engines_leave_it_alone():
    assert agenda("1").values("meta[name=robots]", "content") == ["noindex"]


def test_a_draft_has_no_files_to_take_along():
    assert agenda("1", preview(PROGRAMME)).all(".along") == []
