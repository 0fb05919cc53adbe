"""The kept programme: every page as it is online, every link in it, all that it needs."""

import re

import pytest

from events.public import pages
from events.public.assets import pictures
from events.public.bundle import ABSENT, MAIN, PATH, TITLE, bundle
from events.public.reading import Reading
from tests.events.public.editions import ROOT, programme, release, session
from tests.events.public.test_pages import EDITION

BASE = "/en/media-forum/"
PARTS = re.compile(
    r"<title>(.*?)</title>.*?(<header.*?</header>)\s*<main[^>]*>(.*?)</main>", re.DOTALL
)
# Larger than all pages together, of other releases, for a screen that keeps itself, or a page
# that asks for sessions.
ELSEWHERE = re.compile(r"releases/\d+/|r\d+/|.*display/|.*\.\w+$")


@pytest.fixture(scope="module")
def whole():
    return bundle(Reading(EDITION, "en", ROOT))


def composed(whole, address):
    """The page as the worker puts it together."""
    frame, title, main = whole.pages[address]
    path = address.partition("?")[0]
    page = whole.frames[frame].replace(TITLE, title).replace(PATH, path)
    return page.replace(MAIN, main)


def parts(html):
    return [" ".join(part.split()) for part in PARTS.search(html).groups()]


def test_every_page_is_kept_as_it_is_online(whole):
    for address in set(whole.pages) - {ABSENT}:
        path, _mark, view = address.partition("?view=")
        page = pages.render(EDITION, path, "en", ROOT, {"view": view} if view else {})
        kept = parts(composed(whole, address))
        online = parts(page.body)
        switched = re.sub(r"\?view=\w+", "", online[1])
        assert (kept[0], kept[1], kept[2]) == (online[0], switched, online[2]), address


def test_every_link_leads_to_a_page_that_is_kept(whole):
    for address in whole.pages:
        for path in re.findall(rf'href="{BASE}([^"?#]*)', composed(whole, address)):
            assert path in whole.pages or ELSEWHERE.match(path), (address, path)


def test_every_session_and_speaker_and_view_has_its_page(whole):
    for path in ("", "schedule/", "sessions/session-1/", "speakers/speaker-1/", "rooms/room-1/",
                 "themes/theme-1/", "organisations/organisation-1/", "releases/",
                 "schedule/?view=rooms", "schedule/?view=speakers", ABSENT):  # fmt: skip
        assert path in whole.pages, path


def test_every_file_that_its_pages_are_shown_with_is_named(whole):
    for frame in whole.frames:
        head = frame.partition("</head>")[0]
        needed = re.findall(
            r'<(?:script|link rel="(?:stylesheet|preload)")[^>]*(?:src|href)="([^"]+)"', head
        )
        assert set(needed) <= set(whole.files)
    assert any(file.endswith("serif-georgian.woff2") for file in whole.files)
    assert "/media-forum/r7/search.json" in whole.files


def test_one_file_of_each_portrait_is_named_and_not_more_than_there_is_room_for():
    one, two = "a" * 64, "b" * 64
    page = f'<source srcset="/media/photos/{one}-96.webp 96w, /media/photos/{one}-192.webp 192w">'
    assert pictures(
        [page, f'<img src="/media/photos/{one}-192.jpg"><img src="/media/photos/{two}.jpg">']
    ) == (
        f"/media/photos/{one}-192.webp",
        f"/media/photos/{two}.jpg",
    )
    many = (f'<img src="/media/photos/{number:064x}.jpg">' for number in range(400))
    assert len(pictures(many)) == 300


def test_a_title_cannot_end_the_page_it_stands_in():
    edition = release(programme(session(title={"en": "</title><script>"})))
    made = bundle(Reading(edition, "en", ROOT))
    assert "<script>" not in composed(made, "sessions/session-1/").partition("</title>")[0]


def test_what_is_about_one_page_alone_is_not_said_of_all(whole):
    for frame in whole.frames:
        assert not re.search(r"canonical|ld\+json|og:|hreflang=\"\w+\" href=\"http", frame)
