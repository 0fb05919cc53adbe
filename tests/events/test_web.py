"""Kept answers: rendered once per release, in the encoding and freshness that a reader asks for."""

import gzip
import threading
from datetime import UTC, datetime, timedelta
from itertools import count

import brotli
import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from events import memory, releases, web
from sessions import publish
from tests.factories import SessionFactory
from tests.forum_site.test_postgres import wait_until

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    session = SessionFactory(forum__slug="media-2025")
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    return session


@pytest.fixture
def view():
    """A published view whose every rendering differs."""
    renderings = count()

    @web.published("day")
    def page(request, forum):
        return HttpResponse(f"{next(renderings)} {request.GET.get('day', '')}" * 100)

    return page


def ask(view, address="/en/media-2025/", **headers):
    request = RequestFactory().get(address, headers=headers)
    return view(request, forum="media-2025")


def test_an_answer_is_rendered_once(session, view):
    bodies = [ask(view).content for _ in range(3)]
    assert len(set(bodies)) == 1


def test_a_new_release_is_rendered_anew(session, view):
    first = ask(view)
    session.title = {"en": "Another"}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    assert ask(view).content != first.content


def test_known_parameters_are_told_apart_and_unknown_ones_are_not(session, view):
    plain, day, tracked = (
        ask(view, f"/en/media-2025/{query}")["ETag"]
        for query in ("", "?day=2025-12-05", "?utm_source=news")
    )
    assert plain == tracked != day


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("brrr", ""),
    ],
)
def test_the_best_accepted_encoding_is_chosen(accepted, encoding):
    assert memory.choose(accepted) == encoding


@given(st.text())
def test_any_accept_encoding_header_has_an_answer(accepted):
    assert memory.choose(accepted) in ("", "gzip", "br")


def test_every_encoding_holds_the_same_bytes(session, view):
    plain = ask(view).content
    assert gzip.decompress(ask(view, accept_encoding="gzip").content) == plain
    assert brotli.decompress(ask(view, accept_encoding="br").content) == plain


def test_what_is_compressed_already_is_sent_and_kept_as_it_is(session):
    @web.published()
    def picture(request, forum):
        return HttpResponse(b"picture" * 99, content_type="image/png")

    answer = ask(picture, accept_encoding="gzip, br")
    assert (answer.content, answer.get("Content-Encoding")) == (b"picture" * 99, None)
    assert web.memory.size == len(answer.content)


def test_the_same_tag_is_answered_with_304(session, view):
    etag = ask(view, accept_encoding="br")["ETag"]
    again = ask(view, accept_encoding="br", if_none_match=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_an_unchanged_answer_says_of_what_type_it_is(session, view):
    """Chromium refuses a sheet that it asks for again, where the 304 says nosniff and no type."""
    first = ask(view)
    again = ask(view, if_none_match=first["ETag"])
    assert again["Content-Type"] == first["Content-Type"]


def test_an_unchanged_answer_says_the_length_of_the_whole_one(session, view):
    """RFC 9110, 8.6: that length or none, so that no cache takes the answer for an empty one."""
    first = ask(view, accept_encoding="br")
    again = ask(view, accept_encoding="br", if_none_match=first["ETag"])
    assert again["Content-Length"] == first["Content-Length"]


def test_another_tag_is_answered_in_full_whatever_the_date(session, view):
    modified = ask(view)["Last-Modified"]
    answer = ask(view, if_none_match='"other"', if_modified_since=modified)
    assert answer.status_code == 200


def test_an_unchanged_date_is_answered_with_304(session, view):
    modified = ask(view)["Last-Modified"]
    assert ask(view, if_modified_since=modified).status_code == 304


def test_head_has_the_length_and_no_body(session, view):
    whole = ask(view)
    head = view(RequestFactory().head("/en/media-2025/"), forum="media-2025")
    assert (head.content, head["Content-Length"]) == (b"", whole["Content-Length"])


def test_caches_are_told_how_long_and_by_what_it_varies(session, view):
    answer = ask(view)
    assert answer["Cache-Control"] == "public, max-age=5, stale-while-revalidate=60"
    assert answer["Vary"] == "Accept-Encoding"


def test_the_memory_drops_the_least_used_when_it_is_full():
    small = memory.Memory(room=2500)
    made = memory.Generation("people", "facts")
    for name in "abc":
        small.put(name, memory.Kept(HttpResponse(name * 1000), made, datetime.now(UTC)))
    assert small.get("a", made) is None
    assert small.get("c", made) is not None


def test_links_come_from_the_site_url_alone(settings):
    settings.SITE_URL = "https://forum.example"
    assert web.absolute("/en/") == "https://forum.example/en/"


class Asker(threading.Thread):
    """Somebody who asks at the same time as others, and what came of it."""

    def __init__(self, view, address):
        super().__init__()
        self.view, self.address, self.outcome = view, address, None

    def run(self):
        try:
            self.outcome = ask(self.view, self.address).content
        except web.Busy as busy:
            self.outcome = busy


@pytest.fixture
def slow(session):
    """A view that is made until the test lets it go, and how often that was begun."""
    going, begun = threading.Event(), []

    @web.published("day")
    def page(request, forum):
        begun.append(request.GET.get("day"))
        assert going.wait(10)
        return HttpResponse(f"made {len(begun)}")

    releases.shelf()  # so that no thread asks the database, which is this test's own
    page.going, page.begun = going, begun
    yield page
    going.set()


def started(view, *addresses):
    askers = [Asker(view, address) for address in addresses]
    for asker in askers:
        asker.start()
    return askers


def ended(askers):
    for asker in askers:
        asker.join(10)
    return [asker.outcome for asker in askers]


def test_who_asks_while_an_answer_is_made_waits_for_it(slow):
    askers = started(slow, *["/en/media-2025/"] * 4)
    wait_until(lambda: slow.begun)
    slow.going.set()
    assert (ended(askers), len(slow.begun)) == ([b"made 1"] * 4, 1)


def test_where_all_seats_are_taken_one_is_told_at_once_to_come_again(slow):
    askers = started(slow, *(f"/en/media-2025/?day={day}" for day in range(web.SEATS)))
    wait_until(lambda: len(slow.begun) == web.SEATS)
    with pytest.raises(web.Busy):
        ask(slow, "/en/media-2025/?day=another")
    slow.going.set()
    assert not any(isinstance(outcome, web.Busy) for outcome in ended(askers))
    assert ask(slow, "/en/media-2025/?day=another").status_code == 200


def test_where_all_seats_are_taken_what_was_kept_before_is_better_than_nothing(slow, session):
    slow.going.set()
    before = ask(slow).content
    slow.going.clear()
    session.title = {"en": "Another"}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    releases.shelf()
    askers = started(slow, *(f"/en/media-2025/?day={day}" for day in range(web.SEATS)))
    wait_until(lambda: len(slow.begun) == 1 + web.SEATS)
    assert ask(slow).content == before
    releases.seal(session.forum.uuid, 1, because="To forget somebody")
    releases.forget()
    with pytest.raises(web.Busy):
        ask(slow)
    slow.going.set()
    ended(askers)


def test_who_fails_lets_the_next_one_try(session):
    @web.published()
    def page(request, forum):
        raise ValueError

    for _time in range(web.SEATS + 1):
        with pytest.raises(ValueError, match=r"^$"):
            ask(page)


def test_an_answer_of_an_hour_is_made_anew_when_that_has_come(session):
    turn = datetime(2099, 12, 5, 20, 0, tzinfo=UTC)

    @web.published()
    def page(request, forum):
        at = datetime.now(UTC)
        return memory.turning(HttpResponse(f"{at:%H:%M}"), [turn], at)

    with time_machine.travel(turn - timedelta(minutes=2), tick=False) as clock:
        before = ask(page)
        clock.shift(60)
        assert ask(page).content == b"19:58"
        clock.shift(120)
        after = ask(page, if_modified_since=before["Last-Modified"])
        assert (after.status_code, after.content) == (200, b"20:01")
