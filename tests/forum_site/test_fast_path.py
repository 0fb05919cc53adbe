"""The fast path answers as Django does, to the byte, or leaves it to Django."""

import io
from contextlib import contextmanager
from itertools import product
from types import SimpleNamespace

import pytest
from django.conf import settings as configured
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections

from events import releases, shelf, web
from forum_site.fast_path import FastPath
from sessions import publish
from sessions.models import Session
from tests.databases import Kept
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db

EACH = (
    "/media-2025/now.json",
    "/en/",
    "/en/media-2025/",
    "/ka/media-2025/schedule/?view=rooms",
    "/ru/media-2025/schedule/?utm_source=news&view=",
    "/az/media-2025/speakers/?q=%C9%99%FF",
    "/en/media-2025/r1/schedule/",
    "/en/media-2025/schedule.ics",
    "/en/media-2025/schedule.xlsx",
    "/media-2025/schedule.xml",
    "/media-2025/schedule/feed.xml",
    "/api/v1/forums/",
    "/api/v1/forums/media-2025/program/",
    "/api/v1/forums/media-2025/changes/?since=1&lang=az",
    "/api/v1/schema/",
)
ENCODINGS = ("", "gzip", "br;q=0, gzip", "gzip, br")
HTTPS = {"HTTP_X_FORWARDED_PROTO": "https"}
LATER = "Fri, 01 Jan 2100 00:00:00 GMT"


@Kept
def published():
    session = SessionFactory(forum__slug="media-2025")
    publish.publish(session.forum.uuid, by="test")
    return session.pk


@pytest.fixture
def session(db):
    made = Session.objects.get(pk=published())
    releases.forget()
    return made


@pytest.fixture(autouse=True)
def _the_connection_outlives_a_request():
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


class Asking:
    """A handler, how often it was asked, and what it said."""

    def __init__(self, handler):
        self.handler, self.count = handler, 0

    def __call__(self, environ, start):
        self.count += 1
        return self.handler(environ, start)


@pytest.fixture
def django(session):
    return Asking(WSGIHandler())


@pytest.fixture
def fast(django):
    return FastPath(django)


def ask(handler, address, method="GET", **environ):
    path, _mark, query = address.partition("?")
    said = []
    body = handler(
        {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
            "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "REMOTE_ADDR": "127.0.0.1",
            **environ,
        },
        lambda status, headers: said.append((status, headers)),
    )  # fmt: skip
    whole = b"".join(body)
    getattr(body, "close", lambda: None)()
    return *said[0], whole


def same(fast, django, address, **environ):
    """Asks three times: of Django, of the fast path as it learns, and once it knows."""
    asked = django.count
    first = ask(django, address, **environ)
    learning = ask(fast, address, **environ)
    before = django.count
    known = ask(fast, address, **environ)
    assert first == learning == known
    assert before <= asked + 2
    return first, django.count == before


@pytest.mark.parametrize("address", EACH)
def test_every_kind_of_address_is_answered_as_by_django(fast, django, address):
    for method, encoding in product(("GET", "HEAD"), ENCODINGS):
        asked = {"method": method, "HTTP_ACCEPT_ENCODING": encoding}
        (status, headers, _body), quick = same(fast, django, address, **asked)
        assert (status, quick) == ("200 OK", True)
        tag = dict(headers)["ETag"]
        for condition in (
            {"HTTP_IF_NONE_MATCH": tag},
            {"HTTP_IF_NONE_MATCH": f'W/{tag}, "other"'},
            {"HTTP_IF_NONE_MATCH": "*"},
            {"HTTP_IF_MODIFIED_SINCE": LATER},
        ):
            (status, _headers, body), quick = same(fast, django, address, **asked, **condition)
            assert (status, body, quick) == ("304 Not Modified", b"", True)


@pytest.mark.parametrize(
    "asked",
    [
        {"HTTP_IF_NONE_MATCH": '"other"', "HTTP_IF_MODIFIED_SINCE": LATER},
        {"HTTP_IF_NONE_MATCH": "not a tag"},
        {"HTTP_IF_MODIFIED_SINCE": "yesterday"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_ACCEPT": "application/pdf"},
        {"HTTP_ACCEPT_LANGUAGE": "ka"},
        {"HTTP_COOKIE": "seen=yes"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_AUTHORIZATION": "Bearer nobody"},
    ],
)
def test_what_an_answer_does_not_depend_on_changes_nothing(fast, django, asked):
    for address in ("/en/media-2025/", "/api/v1/forums/media-2025/"):
        ask(fast, address)
        (status, _headers, _body), quick = same(fast, django, address, **asked)
        assert (status, quick) == ("200 OK", True)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/en/media-2025/", {"HTTP_COOKIE": f"{configured.SESSION_COOKIE_NAME}="}),
        ("/en/media-2025/", {"HTTP_COOKIE": f"a=b; {configured.CSRF_COOKIE_NAME}={'x' * 32}"}),
        ("/en/media-2025/", {"CONTENT_TYPE": "text/plain; charset=latin-1"}),
        ("/en/media-2025/", {"method": "POST"}),
        ("/en/media-2025/", {"method": "OPTIONS"}),
        ("/en/media-2025/", {"HTTP_HOST": "elsewhere.example"}),
        ("/en/media-2025/", {"HTTP_HOST": "localhost:port"}),
        ("/en/media-2025", {}),
        ("/en/nobody-2025/", {}),
        ("/en/media-2025/sessions/nothing/", {}),
        ("/api/v1/forums/media-2025/?odd=1", {}),
        ("/en/media-2025/?" + "x" * 600, {}),
        ("/healthz", {}),
    ],
)
def test_all_else_is_left_to_django(fast, django, address, asked):
    ask(fast, "/en/media-2025/")
    _answer, quick = same(fast, django, address, **asked)
    assert not quick


def test_a_wrong_host_is_refused_also_for_a_page_that_is_known(fast, django):
    ask(fast, "/en/media-2025/")
    assert ask(fast, "/en/media-2025/", HTTP_HOST="elsewhere.example")[0] == "400 Bad Request"


def test_http_is_led_to_https_also_for_a_page_that_is_known(session, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 3600
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    django = Asking(WSGIHandler())
    fast = FastPath(django)
    (status, headers, _body), quick = same(fast, django, "/en/media-2025/", **HTTPS)
    assert (status, quick, "Strict-Transport-Security" in dict(headers)) == ("200 OK", True, True)
    for insecure in ({}, {"HTTP_X_FORWARDED_PROTO": "http"}):
        assert ask(fast, "/en/media-2025/", **insecure)[0] == "301 Moved Permanently"


def test_a_new_release_is_shown_at_once(fast, session):
    for _ in range(2):
        assert ask(fast, "/media-2025/now.json")[2].startswith(b'{"release":1,')
    session.title = {"en": "Another"}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    assert ask(fast, "/media-2025/now.json")[2].startswith(b'{"release":2,')


def test_a_forum_that_is_hidden_is_gone_at_once(fast, session):
    ask(fast, "/en/media-2025/")
    session.forum.visibility = "hidden"
    session.forum.save()
    releases.forget()
    assert ask(fast, "/en/media-2025/")[0] == "404 Not Found"


@contextmanager
def no_database(monkeypatch):
    def refuse(*_arguments):
        raise OperationalError("The server is gone.")

    with monkeypatch.context() as patch:
        patch.setattr(shelf, "_ask", refuse)
        patch.setattr(shelf, "_next", 1.0)  # asked once, and it is time to ask again
        # The test's own transaction must outlive it.
        own = SimpleNamespace(in_atomic_block=False, close=lambda: None)
        patch.setattr(shelf, "connection", own)
        yield


def test_with_the_database_gone_what_is_kept_is_served_on(fast, django, monkeypatch):
    for address in EACH:
        ask(fast, address)
    before = django.count
    with no_database(monkeypatch):
        assert {ask(fast, address)[0] for address in EACH} == {"200 OK"}
    assert django.count == before


def test_django_itself_serves_on_what_is_kept(fast, django, monkeypatch):
    ask(django, "/en/media-2025/")
    with no_database(monkeypatch):
        assert ask(django, "/en/media-2025/")[0] == "200 OK"


def test_what_is_known_is_bounded(fast, monkeypatch):
    monkeypatch.setattr("forum_site.fast_path.ROOM", 3)
    for number in range(10):
        ask(fast, f"/en/media-2025/?utm={number}")
    assert len(fast.known) <= 3


def test_answers_that_are_dropped_from_memory_are_forgotten_here_too(fast, django):
    ask(fast, "/en/media-2025/")
    web.memory.clear()
    before = django.count
    assert ask(fast, "/en/media-2025/")[0] == "200 OK"
    assert django.count == before + 1
