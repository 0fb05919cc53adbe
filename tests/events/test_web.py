"""Kept answers: rendered once per release, in the encoding and freshness that a reader asks for."""

import gzip
from datetime import UTC, datetime
from itertools import count

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from events import releases, web
from sessions import publish
from tests.factories import SessionFactory

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
    assert web.choose(accepted) == encoding


@given(st.text())
def test_any_accept_encoding_header_has_an_answer(accepted):
    assert web.choose(accepted) in ("", "gzip", "br")


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
    memory = web.Memory(room=2500)
    for name in "abc":
        answer = web.Kept(HttpResponse(name * 1000), name, datetime.now(UTC))
        memory.put(name, answer)
    assert memory.get("a", "a") is None
    assert memory.get("c", "c") is not None


def test_links_come_from_the_site_url_alone(settings):
    settings.SITE_URL = "https://forum.example"
    assert web.absolute("/en/") == "https://forum.example/en/"
