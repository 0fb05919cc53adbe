"""What HTTP promises: freshness, any origin, no cookies, bytes that depend on nobody."""

import gzip

import pytest

from tests.public_role import AsThePublic

pytestmark = pytest.mark.django_db
PATHS = (
    "", "sessions/", "sessions/?search=tagiev", "speakers/", "themes/", "rooms/",
    "organisations/", "releases/", "releases/1/", "changes/", "program/",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_can_be_asked_for_again_at_no_cost(api, agmf, path):
    first = api.get(agmf + path)
    again = api.get(agmf + path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = api.get(agmf + path, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", PATHS)
def test_the_role_of_the_public_may_read_it(agmf, path):
    assert AsThePublic().get(f"/api/v1/{agmf}{path}").status_code == 200


def test_a_head_has_the_headers_alone(client, agmf):
    whole, head = client.get(f"/api/v1/{agmf}"), client.head(f"/api/v1/{agmf}")
    assert (head.content, head.headers) == (b"", whole.headers)


def test_an_answer_is_compressed_for_who_can_read_it(api, agmf):
    whole = api.get(agmf)
    packed = api.get(agmf, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == whole.content


def test_any_origin_may_read_and_nothing_is_set_in_the_browser(api, agmf):
    answer = api.get(agmf, headers={"Origin": "https://news.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Retry-After"} <= set(answer["Access-Control-Expose-Headers"].split(", "))
    assert (answer["Vary"], answer.cookies) == ("Accept-Encoding", {})


def test_a_browser_is_told_what_it_may_ask_from_elsewhere(client, agmf):
    answer = client.options(f"/api/v1/{agmf}sessions/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Methods"] == answer["Allow"] == "GET, HEAD, OPTIONS"
    assert {"If-None-Match", "Authorization"} <= set(
        answer["Access-Control-Allow-Headers"].split(", ")
    )


def test_every_answer_links_to_the_schema(api, agmf):
    assert '</api/v1/schema/>; rel="service-desc"' in api.get(agmf)["Link"].replace(
        "http://127.0.0.1:8000", ""
    )


@pytest.mark.parametrize("headers", [{"Accept": "text/html"}, {"Host": "localhost"}])
def test_the_bytes_depend_on_the_address_alone(api, agmf, headers):
    assert api.get(agmf, headers=headers).content == api.get(agmf).content
