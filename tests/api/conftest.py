"""A published forum to ask the API about."""

import pytest

from events import releases
from sessions import publish
from tests.kept import DEMO
from tests.public_role import AsThePublic

AUTHOR = "Private Author"


def released(forum):
    """Publishes the forum; its address in the API."""
    publish.publish(forum.uuid, by=AUTHOR)
    releases.forget()
    return f"forums/{forum.slug}/"


class Api:
    """Asks one address of the API and reads its JSON."""

    def __init__(self, client):
        self.client = client

    def get(self, path, **options):
        return self.client.get(f"/api/v1/{path}", **options)

    def read(self, path):
        answer = self.get(path)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def problem(self, path):
        answer = self.get(path)
        assert answer["Content-Type"] == "application/problem+json"
        return answer.status_code, answer.json()


@pytest.fixture
def api():
    """Every answer is made as the database role that may read releases only."""
    return Api(AsThePublic())


@pytest.fixture
def counted(client):
    """The same without a change of role, which would count as queries."""
    return Api(client)


@pytest.fixture
def agmf(db):
    """The demo forum, published: its address in the API."""
    DEMO()
    releases.forget()
    return "forums/agmf-2025/"
