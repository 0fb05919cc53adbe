"""API keys in the admin: issued and revoked by superusers, the secret shown once."""

import pytest
from django.test import Client
from django.urls import reverse

from events import visitors
from events.models import ApiKey
from tests.admin_pages import member
from tests.factories import ForumFactory, SuperuserFactory

pytestmark = pytest.mark.django_db
LIST = "admin:events_apikey_changelist"


@pytest.fixture
def client():
    client = Client()
    client.force_login(SuperuserFactory())
    return client


def issued(client):
    """Issue a key by the form; the page that follows."""
    return client.post(reverse("admin:events_apikey_add"), {"holder": "An agency"}, follow=True)


def test_a_new_key_is_shown_once(client):
    page, again = issued(client), client.get(reverse(LIST))
    (message,) = [str(m) for m in page.context["messages"] if "fs_" in str(m)]
    secret = next(word for word in message.split() if word.startswith("fs_")).rstrip(".")
    assert visitors.known(secret)
    assert secret not in again.content.decode()


def test_a_key_is_revoked_for_good(client):
    issued(client)
    key = ApiKey.objects.get()
    client.post(reverse(LIST), {"action": "revoke", "_selected_action": [key.pk]})
    key.refresh_from_db()
    assert key.revoked


def test_keys_are_no_business_of_a_forum_s_team():
    assert member(ForumFactory(), "owner").get(reverse(LIST)).status_code == 403
