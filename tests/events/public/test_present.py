"""How a forum stands by the clock: days to go, what is on, that it is over; and until when a page says so."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
import time_machine

from events import releases
from events.program import document
from events.public.pages import Page, render
from events.shelf import OnShelf
from sessions import publish
from tests.events.public.editions import (
    ROOT,
    Read,
    at,
    forum,
    preview,
    programme,
    release,
    room,
    session,
    stamp,
    uuid,
)
from tests.factories import ForumFactory, ForumSeriesFactory, SessionFactory
from tests.public_role import AsThePublic

HALL, PRESS = room(1), room(2)
RECORDED = session(
    1, room=HALL.uuid, links=(document.Link(kind="recording", url="https://video.example/1"),)
)
DAY = programme(
    RECORDED,
    session(2, room=PRESS.uuid, start=at("12:00"), minutes=30),
    session(3, room=HALL.uuid, start=at("14:00"), minutes=None),
    session(4, room=PRESS.uuid, start=at("14:00"), minutes=30, state="cancelled"),
    forum=forum(day_turns=4),
    rooms=(HALL, PRESS),
)
OVER = at("04:00", "2025-12-06")


def seen(moment, path="", edition=None, language="en", **facts):
    edition = edition or release(DAY)
    return Read(render(edition, path, language, ROOT, {}, at=moment, **facts))


def onstage(page):
    return {state: page.all(f".onstage .s.{state} h3") for state in ("now", "next")}


def changes(path="", start="2025-12-03", hours=96):
    """The moments at which a page becomes another one, by drawing it each half hour."""
    begin, half = at("00:00", start), timedelta(minutes=30)
    pages = [(begin + n * half, seen(begin + n * half, path).page) for n in range(hours * 2)]
    return [
        (moment, before)
        for (_t, before), (moment, page) in pairwise(pages)
        if page.body != before.body
    ]


@pytest.mark.parametrize("path", ["", "schedule/"])
def test_a_page_says_beforehand_when_it_becomes_another(path):
    changed = changes(path)
    assert len(changed) > (path == "") * 5
    for moment, before in changed:
        assert moment in before.turns


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at("03:59", "2025-12-04"), ["2 days to go"]),
        (at("04:00", "2025-12-04"), ["1 day to go"]),
        (at("03:59"), ["1 day to go"]),
        (at("04:00"), []),
        (OVER, []),
    ],
)
def test_before_a_forum_its_page_counts_the_days(moment, said):
    assert seen(moment).all(".to-go") == said


@pytest.mark.parametrize(
    ("moment", "now", "following"),
    [
        (at("05:00"), [], ["Session 1"]),
        (at("11:30"), ["Session 1"], ["Session 2"]),
        (at("12:15"), ["Session 1", "Session 2"], ["Session 3"]),
        (at("13:00"), [], ["Session 3"]),
        (at("14:59"), ["Session 3"], []),
    ],
)
def test_while_it_runs_the_page_says_what_is_now_and_next(moment, now, following):
    assert onstage(seen(moment)) == {"now": now, "next": following}


def test_each_room_of_the_day_keeps_its_place_in_it():
    page = seen(at("11:30"))
    assert page.all(".onstage dt") == ["Room 1", "Room 2"]
    assert len(page.all(".onstage .s")) == 4


@pytest.mark.parametrize("moment", [at("15:00"), at("02:00", "2025-12-06")])
def test_where_nothing_is_on_or_soon_there_is_no_such_part(moment):
    assert seen(moment).all(".onstage") == []


@pytest.mark.parametrize("path", ["", "schedule/"])
@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
def test_a_forum_that_is_over_says_when_and_where_it_was(path, language):
    assert seen(OVER - timedelta(seconds=1), path, language=language).all(".took-place") == []
    said = seen(OVER, path, language=language).one(".took-place")
    assert "2025" in said
    if language == "en":
        told = "This forum took place on 5 December 2025 in Baku. Recordings and materials"
        assert said == told


def test_it_leads_to_the_recordings():
    page = seen(OVER)
    assert page.values(".kept-links a", "href") == [
        "/en/media-forum/sessions/session-1/",
        "https://video.example/1",
    ]
    assert page.values(".took-place a", "href") == ["/en/media-forum/#kept"]
    assert seen(at("20:00")).all(".kept-links") == []


def test_nobody_is_told_that_a_cancelled_forum_took_place():
    off = release(programme(session(state="cancelled")))
    page = seen(OVER, edition=off)
    assert (page.all(".took-place"), page.all(".to-go")) == ([], [])
    assert page.one(".called-off").startswith("Cancelled")
    assert seen(at("12:00", "2025-12-01"), edition=off).all(".to-go") == []


@pytest.mark.parametrize("path", ["", "schedule/"])
def test_after_a_forum_nobody_is_told_to_wait_for_its_programme(path):
    empty = release(programme())
    told = [seen(moment, path, edition=empty).one(".empty h2") for moment in (at("12:00"), OVER)]
    assert told == ["The programme is not published yet", "No programme was published"]


def test_drafts_and_old_releases_know_no_present():
    old = release(DAY, current=stamp(8))
    for edition in (preview(DAY), old):
        page = seen(OVER, edition=edition)
        assert (page.all(".took-place"), page.page.turns) == ([], ())


def test_it_leads_to_the_next_edition():
    card = releases.Card(
        names={"en": "Media Forum 2026"}, starts=date(2026, 12, 4), ends=date(2026, 12, 4),
        zone="Asia/Baku", languages=("en",),
    )  # fmt: skip
    later = OnShelf(
        uuid=uuid("forum", 2), series=UUID(int=1), slug="media-2026", number=1, sealed=0,
        time=at("11:00"), sha256="8d" * 32, label="", slugs=("media-2026",), card=card,
    )  # fmt: skip
    page = seen(OVER, following=later)
    assert page.all(".took-place p")[1:] == [
        "The next edition: Media Forum 2026, Friday 4 December 2026"
    ]
    assert page.values(".took-place a", "href")[1] == "/en/media-2026/"


@pytest.fixture
def series(db):
    return ForumSeriesFactory()


def held(slug, first, series=None):
    made = ForumFactory(slug=slug, starts=first, ends=first, series=series, day_turns=0)
    SessionFactory(forum=made, start=at("11:00", first.isoformat()))
    publish.publish(made.uuid, by="test")
    releases.forget()
    return made


def test_a_page_that_is_kept_becomes_another_at_the_hour(series):
    public = AsThePublic()
    with time_machine.travel(at("10:00", "2025-12-03"), tick=False):
        held("media-2025", date(2025, 12, 5), series)
    said = []
    for moment in (at("23:59"), at("00:00", "2025-12-06")):
        with time_machine.travel(moment, tick=False):
            said += [public.get(f"/en/media-2025/{path}").content for path in ("", "schedule/")]
    assert [b"took-place" in body for body in said] == [False, False, True, True]


def test_and_when_the_next_edition_is_published(series):
    public = AsThePublic()
    held("media-2025", date(2025, 12, 5), series)
    before = public.get("/en/media-2025/").content
    held("media-2024", date(2024, 12, 5), series)
    held("other-2026", date(2026, 3, 5))
    assert public.get("/en/media-2025/").content == before
    held("media-2099", date(2099, 12, 4), series)
    assert b"/en/media-2099/" in public.get("/en/media-2025/").content


def test_the_list_parts_what_runs_comes_and_is_past(series):
    held("past-2025", date(2025, 12, 1))
    held("runs-2025", date(2025, 12, 5))
    held("soon-2025", date(2025, 12, 6))
    held("late-2026", date(2026, 3, 1))
    listed = []
    for moment in (at("12:00"), at("12:00", "2026-03-01")):
        with time_machine.travel(moment, tick=False):
            body = AsThePublic().get("/en/").content.decode()
        parts = Read(Page(status=200, body=body)).all_of(".part")
        listed.append(
            [(part[0].text, [a.get("href") for a in part.cssselect("a")]) for part in parts]
        )
    slugs = "runs-2025", "soon-2025", "late-2026", "past-2025"
    runs, soon, late, past = (f"/en/{slug}/" for slug in slugs)
    assert listed == [
        [("Running now", [runs]), ("Coming", [soon, late]), ("Past", [past])],
        [("Running now", [late]), ("Past", [soon, runs, past])],
    ]
