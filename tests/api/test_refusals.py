"""What is refused, and that the answer says which thing is wrong and what to do."""

from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from events import releases
from events.api.errors import answered
from events.models import Forum
from tests.api.conftest import released
from tests.factories import AppearanceFactory, SessionFactory

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("query", "code", "remedy"),
    [
        ("colour=red", "unknown_parameter", "Known are lang, page,"),
        ("day=5.12.2025", "invalid", "give a date as 2025-12-05"),
        ("now=2025-12-05T11:00:00", "invalid", "with its offset as 2025-12-05T11:00:00%2B04:00"),
        ("starts_after=1764918000", "invalid", "or with Z for UTC"),
        ("ends_before=2025-12-05", "invalid", "give a date-time"),
        ("ordering=colour", "invalid", "give one of -number, -start,"),
        ("country=Georgia", "invalid", "matching regex"),
        ("organisation=nobody", "unknown_organisation", "list of organisations"),
        ("kind=party", "invalid", "give one of break, ceremony,"),
        ("state=draft", "invalid", "give one of cancelled, confirmed, tentative"),
        ("page=0", "invalid", "Expected int >= 1"),
        ("page=two", "invalid", "Expected int"),
        ("page_size=1001", "invalid", "Expected int <= 1000"),
        ("page=1&page=2", "repeated", "Give page once."),
        ("theme=sport", "unknown_theme", "that its list of themes names"),
        (f"speaker={NOBODY}", "unknown_speaker", "list of speakers"),
        ("room=attic", "unknown_room", "list of rooms"),
        ("language=English", "invalid", "matching regex"),
        ("lang=fr", "unknown_language", "Give one of en, az, ka, ru"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_remedy(api, agmf, query, code, remedy):
    status, problem = api.problem(f"{agmf}sessions/?{query}")
    (fault,) = problem["errors"]
    assert (status, fault["parameter"]) == (400, query.partition("=")[0])
    assert fault["code"] == code
    assert remedy in fault["detail"]


def test_all_wrong_parameters_are_named_at_once(api, agmf):
    _, problem = api.problem(f"{agmf}sessions/?day=x&colour=red&kind=party")
    assert [fault["parameter"] for fault in problem["errors"]] == ["day", "colour", "kind"]


def test_a_page_beyond_the_end_is_not_found_and_the_last_is_named(api, agmf):
    status, problem = api.problem(f"{agmf}speakers/?page=5&page_size=3")
    assert (status, problem["detail"]) == (404, "There is no page 5. The last is 4.")


def test_an_unknown_forum_is_not_found_and_the_list_is_named(api, agmf):
    status, problem = api.problem("forums/nowhere/")
    assert (status, problem["title"]) == (404, "Not Found")
    assert "http://127.0.0.1:8000/api/v1/forums/" in problem["detail"]


@pytest.mark.parametrize("tail", ["", "sessions/", "program/", "changes/", "releases/1/"])
def test_a_hidden_forum_is_as_unknown_as_one_that_never_was(api, tail):
    released(SessionFactory(forum__slug="hidden-forum").forum)
    assert api.get(f"forums/hidden-forum/{tail}").status_code == 200
    Forum.objects.update(visibility=Forum.Visibility.HIDDEN)
    releases.forget()
    hidden, never = (api.get(f"forums/{name}/{tail}") for name in ("hidden-forum", "never--forum"))
    assert hidden.status_code == never.status_code == 404
    assert hidden.content == never.content.replace(b"never--forum", b"hidden-forum")
    assert dict(hidden.headers) == dict(never.headers)


def test_a_forum_without_a_release_is_not_found(api):
    SessionFactory(forum__slug="draft-only")
    assert api.problem("forums/draft-only/")[0] == 404


def test_a_former_address_of_a_forum_redirects_with_its_query(api):
    session = SessionFactory(forum__slug="former-name")
    released(session.forum)
    Forum.objects.update(slug="present-name")
    session.forum.refresh_from_db()
    released(session.forum)
    moved = api.get("forums/former-name/sessions/?lang=en")
    at = "http://127.0.0.1:8000/api/v1/forums/present-name/sessions/?lang=en"
    assert (moved.status_code, moved["Location"]) == (301, at)


@pytest.mark.parametrize("kind", ["sessions", "speakers", "themes", "rooms", "organisations"])
def test_an_unknown_id_is_not_found_and_the_list_is_named(api, agmf, kind):
    status, problem = api.problem(f"{agmf}{kind}/{NOBODY}/")
    assert status == 404
    assert f"/api/v1/forums/agmf-2025/{kind}/" in problem["detail"]


def test_what_a_release_took_out_is_gone(api):
    part = AppearanceFactory()
    address = released(part.session.forum)
    part.session.state = "draft"
    part.session.save()
    released(part.session.forum)
    status, problem = api.problem(f"{address}sessions/{part.session.uuid}/")
    assert status == 410
    assert "was taken out in release 2" in problem["detail"]
    assert "successor" not in problem


def test_what_is_gone_names_what_stands_in_its_place(api):
    new = SessionFactory()
    old = SessionFactory(
        forum=new.forum, state="cancelled", cancelled_because={"en": "Moved"}, successor=new
    )
    address = released(new.forum)
    old.state = "draft"
    old.save()
    released(new.forum)
    status, problem = api.problem(f"{address}sessions/{old.uuid}/")
    at = f"http://127.0.0.1:8000/api/v1/{address}sessions/{new.uuid}/"
    assert (status, problem["successor"]) == (410, at)


def test_a_sealed_release_is_gone_and_says_why(api):
    session = SessionFactory()
    released(session.forum)
    session.title = {"en": "Redacted"}
    session.save()
    address = released(session.forum)
    releases.seal(session.forum.uuid, 1, because="A person asked to be forgotten.")
    releases.forget()
    for path in ("releases/1/", "changes/"):
        status, problem = api.problem(address + path)
        assert status == 410
        assert "A person asked to be forgotten." in problem["detail"]


def test_a_release_to_come_is_not_found(api, agmf):
    status, problem = api.problem(f"{agmf}releases/2/")
    assert status == 404
    assert problem["detail"] == "There is no release 2 of this forum. The newest is 1."


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/nothing/", "/api/v2/forums/", "/api/v1/x", "/api/\n/"]
)
def test_any_other_address_is_a_problem_too(client, path):
    answer = client.get(quote(path))
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["instance"] == path


@pytest.mark.parametrize("tail", ["?lang=en", "/agmf-2025", "/%0A?x=%0A"])
def test_a_forgotten_slash_is_added(client, tail):
    moved = client.get(f"/api/v1/forums{tail}")
    path, mark, query = tail.partition("?")
    at = f"http://127.0.0.1:8000/api/v1/forums{path}/{mark}{query}"
    assert (moved.status_code, moved["Location"]) == (301, at)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, agmf, method):
    answer = getattr(client, method)("/api/v1/forums/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["detail"] == "The API is read only. Use GET, HEAD or OPTIONS."


def test_a_failure_is_a_problem_that_tells_nothing_of_the_inside(caplog):
    @answered
    def broken(request):
        raise ZeroDivisionError("the inside")

    answer = broken(RequestFactory().get("/api/v1/forums/"))
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"the inside" not in answer.content
    assert "the inside" in caplog.text


def test_a_refusal_may_be_read_from_any_origin():
    answer = answered(lambda request: HttpResponse(status=404))(RequestFactory().get("/api/"))
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_no_refusal_is_kept_by_a_cache_until_the_next_release(api, agmf):
    assert api.get("forums/nowhere/")["Cache-Control"] == "no-cache"
