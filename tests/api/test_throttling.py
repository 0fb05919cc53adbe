"""Throttling: what must be rendered is counted by client, what is kept already is not."""

import pytest
from django.test import Client, RequestFactory

from events import visitors
from events.api import throttling
from events.models import ApiKey
from tests.factories import SuperuserFactory

pytestmark = pytest.mark.django_db
FEW = 3


@pytest.fixture(autouse=True)
def _few_answers_a_minute(settings):
    settings.API_RATE = FEW
    throttling.buckets.clear()
    yield
    throttling.buckets.clear()


@pytest.fixture
def client():
    return Client()


def pages(client, numbers, **headers):
    """Ask for as many different answers, none of which is kept."""
    return [
        client.get("/api/v1/forums/", {"page_size": number}, headers=headers) for number in numbers
    ]


def bearer(secret):
    return {"authorization": f"Bearer {secret}"}


def test_what_is_more_than_a_client_may_have_rendered_is_refused_with_the_time_to_wait(client):
    *answered, refused = pages(client, range(1, FEW + 2))
    assert {answer.status_code for answer in answered} == {200}
    assert (refused.status_code, refused["Retry-After"]) == (429, "20")
    assert refused["Content-Type"] == "application/problem+json"
    assert "Ask again in 20 s" in refused.json()["detail"]


def test_what_is_kept_is_handed_out_however_often(client, agmf):
    answers = pages(client, [7] * (FEW + 5))
    assert {answer.status_code for answer in answers} == {200}


def test_another_client_is_not_held_back(client):
    pages(client, range(1, FEW + 2))
    assert client.get("/api/v1/forums/", REMOTE_ADDR="192.0.2.9").status_code == 200


def test_a_key_gets_ten_times_as_much(client):
    _key, secret = visitors.issue(holder="An agency", by=SuperuserFactory())
    answers = pages(client, range(1, FEW * 10 + 2), **bearer(secret))
    assert [answer.status_code for answer in answers] == [200] * FEW * 10 + [429]


def test_a_revoked_key_is_refused_and_says_so(client):
    key, secret = visitors.issue(holder="An agency", by=SuperuserFactory())
    visitors.revoke(key)
    (refused,) = pages(client, [1], **bearer(secret))
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")
    assert "revoked" in refused.json()["detail"]


def test_of_a_key_only_a_checksum_is_stored():
    key, secret = visitors.issue(holder="An agency", by=SuperuserFactory())
    row = ApiKey.objects.values().get(pk=key.pk)
    assert secret not in str(row)
    assert secret.startswith(row["beginning"])


def test_a_bucket_fills_up_again_within_a_minute():
    buckets = throttling.Buckets()
    assert [buckets.take("one", 2, now) for now in (0, 0, 0)] == [0, 0, 30]
    assert buckets.take("one", 2, 31) == 0


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "127.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.7, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.7, 198.51.100.1", "203.0.113.7"),
        (1, "", ""),
    ],
)
def test_a_client_is_told_by_the_outermost_of_our_proxies(settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded})
    assert throttling.address(request) == address


def test_the_addresses_of_one_ipv6_network_are_one_client():
    asked = [RequestFactory().get("/", REMOTE_ADDR=f"2001:db8::{end}") for end in (1, 2)]
    assert len({throttling.address(request) for request in asked}) == 1
