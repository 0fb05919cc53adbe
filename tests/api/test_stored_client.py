"""A client that stored the addresses of one release is answered the same after ten more."""

import pytest

from events import releases
from events.models import Forum
from sessions import publish

pytestmark = pytest.mark.django_db
STORED = (
    "/api/v1/forums/agmf-2025/releases/1/program/?lang=en",
    "/api/v1/forums/agmf-2025/releases/1/sessions/?search=Tagiyev&expand=room",
    "/api/v1/forums/agmf-2025/releases/1/speakers/?lang=ka",
    "/api/v1/forums/agmf-2025/releases/1/",
    "/en/agmf-2025/r1/schedule.ics",
    "/en/agmf-2025/r1/schedule.xml",
    "/en/agmf-2025/r1/schedule.json",
    "/en/agmf-2025/r1/schedule.pdf",
)


def ten_more_releases():
    forum = Forum.objects.get(slug="agmf-2025")
    for number in range(2, 12):
        for session in forum.sessions.all():
            session.title = {"en": f"Title {number} of {session.number}"}
            session.minutes = 30 + number
            session.state = "cancelled" if number % 3 == 0 else "confirmed"
            session.save()
        publish.publish(forum.uuid, by="test")
    releases.forget()


def test_a_stored_address_of_an_old_release_answers_as_on_the_day(api, agmf):
    before = [api.client.get(path).content for path in STORED]
    ten_more_releases()
    after = [api.client.get(path) for path in STORED]
    assert [answer.status_code for answer in after] == [200] * len(STORED)
    assert [answer.content for answer in after] == before
    assert api.read("forums/agmf-2025/")["release"]["number"] == 11
