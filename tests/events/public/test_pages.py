"""The pages as a whole: what their bytes depend on, where they lead, what stands around them."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import translation
from msgspec.structs import replace

from events.program.document import Series
from events.program.edition import Chapter
from events.program.ledger import Entry, Gone, Ledger
from events.public import downloads, frame, pages
from events.public.reading import Reading
from events.public.sheet import sheet
from tests.events.public.editions import (
    ROOT,
    appearance,
    draw,
    forum,
    organisation,
    preview,
    programme,
    release,
    room,
    session,
    speaker,
    stamp,
    theme,
    uuid,
)

WHOLE = programme(
    session(room=uuid("room", 1), theme=uuid("theme", 1), appearances=(appearance(),)),
    rooms=(room(),),
    themes=(theme(),),
    speakers=(speaker(organisation=uuid("organisation", 1)),),
    organisations=(organisation(),),
)
CHAPTERS = (
    Chapter(stamp=stamp(7, changes=0), document=WHOLE, predecessor=WHOLE, changes=()),
    Chapter(stamp=stamp(6, changes=3)),
    Chapter(stamp=stamp(5, sealed_because="A person asked")),
    Chapter(stamp=stamp(1)),
)
EDITION = release(WHOLE, history=CHAPTERS)
PATHS = [
    "", "schedule/", "sessions/session-1/", "speakers/", "speakers/speaker-1/",
    "organisations/", "organisations/organisation-1/", "themes/theme-1/", "rooms/room-1/", "releases/",
    "releases/7/", "mine/", "no-such-page/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_the_same_bytes_whatever_language_is_active(path):
    first = pages.render(EDITION, path, "en", ROOT)
    with translation.override("ka"):
        assert pages.render(EDITION, path, "en", ROOT) == first


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
def test_every_page_has_one_title_one_h1_and_ids_that_are_unique(path, language):
    page = draw(EDITION, path, language)
    ids = page.values("[id]", "id")
    assert (len(page.all("title")), len(page.all("h1")), len(ids)) == (1, 1, len(set(ids)))
    assert page.values("html", "lang") == [language]


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_anything_inline(path):
    # Data is not executed, and no text can end its block (test_linked.py).
    body = draw(EDITION, path).page.body
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", body) == []
    scripts = re.findall(r"<script([^>]*)>([^<]*)", body)
    assert all(bool(said) == ("json" in kind) for kind, said in scripts)
    assert len(scripts) == body.count("<script")


@pytest.mark.parametrize("path", PATHS)
def test_nothing_that_a_page_says_is_taken_for_what_stands_around_it(path):
    with translation.override("en"):
        reading = Reading(EDITION, "en", ROOT)
        drawn = pages.draw_at(reading, path, {})
        around = frame.frame(reading, path, drawn, sheet(EDITION))
    assert around.keys() & drawn.context.keys() == set()


@pytest.mark.parametrize("path", PATHS)
def test_every_link_inside_leads_to_a_page(path):
    for href in set(draw(EDITION, path).values("a[href^='/en/media-forum/']", "href")):
        inside = urlsplit(href).path.removeprefix("/en/media-forum/")
        inside = re.sub(r"^r\d+/", "", inside)
        found = downloads.asked(inside) or inside == path
        assert found or draw(EDITION, inside).status == 200, href


def test_unknown_parameters_change_nothing():
    plain = pages.render(EDITION, "schedule/", "en", ROOT)
    assert pages.render(EDITION, "schedule/", "en", ROOT, {"utm_source": "x"}) == plain


def test_the_languages_stand_in_the_forum_s_order_and_keep_what_was_asked_for():
    page = draw(EDITION, "speakers/", "en", ROOT, q="x y")
    assert page.values(".langs a", "href") == [
        f"/{language}/media-forum/speakers/?q=x+y" for language in ("az", "en", "ka", "ru")
    ]


def test_the_current_release_is_linked_without_its_number():
    page = draw(EDITION, "schedule/", "en", "/{language}/media-forum/r7/")
    (canonical,) = page.values("[rel=canonical]", "href")
    assert urlsplit(canonical).path == "/en/media-forum/schedule/"
    assert page.all(".old") == []


def test_an_old_release_says_so_and_leads_to_the_current_one():
    old = release(WHOLE, 6, current=stamp(7))
    page = draw(old, "schedule/", "en", "/{language}/media-forum/r6/", view="rooms")
    assert page.one(".old b") == "Release 6, superseded."
    assert page.values(".old a", "href") == [
        "/en/media-forum/schedule/?view=rooms",
        "/en/media-forum/releases/",
    ]
    assert page.values("[name=robots]", "content") == ["noindex"]
    assert [urlsplit(each).path for each in page.values("[rel=canonical]", "href")] == [
        "/en/media-forum/r6/schedule/"
    ]


def test_a_preview_has_dashes_no_history_and_is_not_indexed():
    page = draw(preview(WHOLE, before=WHOLE), "", "en", "/admin/preview/{language}/")
    assert page.values("body", "class") == ["draft"]
    assert page.all(".mast nav:not(.langs) a") == ["Programme", "Speakers", "My agenda"]
    assert page.one(".old b") == "Draft of Release 8, not published."
    assert page.values("[rel=canonical], [hreflang][rel]", "href") == []


def test_a_preview_s_sheet_lies_below_its_own_root():
    root = "/admin/preview/{language}/"
    edition = preview(WHOLE)
    (*_others, href) = draw(edition, "", "en", root).values("[rel=stylesheet]", "href")
    made = pages.render(edition, href.removeprefix("/admin/preview/en/"), "en", root)
    assert (made.status, made.media) == (200, "text/css; charset=utf-8")


def test_the_stamp_says_release_time_and_changes():
    edition = replace(EDITION, stamp=stamp(7, changes=3))
    assert draw(edition).one(".stamp") == (
        "Release 7 published 4 December 2025, 18:20 3 changes since Release 6"
    )


def test_the_forum_page_stands_in_all_its_languages_side_by_side():
    page = draw(EDITION)
    assert page.all(".names li") == ["AzərbaycancaMedia Forumu", "EnglishMedia Forum"]
    assert page.all(".facts dd") == ["Friday 5 December 2025", "Baku", "Azərbaycanca, English"]


def test_a_forum_of_several_days_shows_each_in_a_line():
    second = session(2, start=session().start.replace(day=6))
    page = draw(programme(session(), second, forum=forum(ends=second.start.date())))
    assert page.all(".block h3") == ["Friday 5 December 2025", "Saturday 6 December 2025"]


def test_a_forum_without_sessions_is_announced_with_date_and_place():
    page = draw(programme())
    assert page.one(".empty h2") == "The programme is not published yet"


def test_the_newest_releases_tell_their_changes_and_older_ones_lead_to_them():
    page = draw(EDITION, "releases/")
    assert page.all(".log h2") == ["Release 7 Current", "Release 6", "Release 5", "Release 1"]
    assert page.values(".log > li > p a", "href") == [
        "/en/media-forum/releases/7/", "/en/media-forum/releases/6/",
    ]  # fmt: skip


def test_a_sealed_release_has_no_link():
    page = draw(EDITION, "releases/")
    assert page.all("#r5 a") == []
    assert page.one("#r5 > p") == "Withdrawn. Its pages are no longer shown."


def test_a_page_that_there_is_not_says_so_with_ways_on():
    page = draw(EDITION, "sessions/nothing/")
    assert (page.status, page.one("h1")) == (404, "No such page in Release 7")
    assert page.values(".empty a", "href") == [
        "/en/media-forum/schedule/", "/en/media-forum/releases/",
    ]  # fmt: skip


def ledger(**facts):
    entry = Entry(kind="session", since=1, changed=5, **facts)
    return Ledger(entries={uuid("session", (facts.get("merged_into") and 9) or 1): entry})


def test_a_former_address_leads_to_the_present_one():
    edition = replace(EDITION, ledger=ledger(slugs=("old-name",)))
    page = draw(edition, "sessions/old-name/", "ka")
    assert (page.status, page.location) == (301, "/ka/media-forum/sessions/session-1/")


def test_what_was_merged_leads_to_what_it_became():
    gone = Gone(release=6, slug="twin")
    edition = replace(EDITION, ledger=ledger(merged_into=uuid("session", 1), gone=gone))
    assert draw(edition, "sessions/twin/").location == "/en/media-forum/sessions/session-1/"


def test_what_was_withdrawn_leads_to_its_last_page_and_its_successor():
    gone = Gone(release=6, slug="gone", title={"en": "Old panel"}, successor=uuid("session", 1))
    page = draw(replace(EDITION, ledger=ledger(gone=gone)), "sessions/gone/")
    assert page.one(".empty q") == "Old panel"
    assert page.one(".empty p:not(.fine)") == "Old panel was withdrawn with Release 6."
    assert page.values(".empty a", "href") == [
        "/en/media-forum/sessions/session-1/",
        "/en/media-forum/schedule/",
        "/en/media-forum/r5/sessions/gone/",
    ]


def test_a_room_s_page_tells_about_it_and_lists_its_sessions():
    hall = room(capacity=300, step_free=True, floor={"en": "Ground floor"})
    page = draw(replace(WHOLE, rooms=(hall,)), "rooms/room-1/")
    assert page.all(".facts div") == ["FloorGround floor", "Seats300", "Step-freeYes"]
    assert page.all("h3") == ["Session 1"]


def test_a_theme_without_sessions_says_so():
    page = draw(programme(themes=(theme(),)), "themes/theme-1/")
    assert page.one(".empty h2") == "No session here"


def test_the_forum_page_leads_to_its_series():
    series = Series(uuid=uuid("forum", 2), number=1, slug="media", names={"en": "Media Forums"})
    page = draw(programme(forum=forum(series=series)))
    assert page.values(".facts dd a", "href") == ["/en/series/media/"]
