"""A visitor's calendar: who may make it, what it says, when it is gone."""

import json

import pytest
from django.test import Client

from events import releases
from events.models import Agenda
from events.public import agendas
from sessions import publish
from sessions.models import Session
from tests.kept import DEMO
from tests.public_role import AsThePublic

pytestmark = pytest.mark.django_db
HERE = {"sec-fetch-site": "same-origin"}
MAKE = "/agmf-2025/agendas/"


@pytest.fixture(autouse=True)
def _published():
    DEMO()
    releases.forget()
    yield
    agendas.makers.clear()
    agendas.readers.clear()


@pytest.fixture
def numbers():
    return list(Session.objects.order_by("start").values_list("number", flat=True))


def send(method, address, sessions, headers=HERE, client=None, **more):
    body = json.dumps({"sessions": sessions, "language": "en"})
    known = {"content_type": "application/json", "headers": headers, **more}
    return (client or AsThePublic()).generic(method, address, body, **known)


def made(sessions):
    answer = send("POST", MAKE, sessions)
    assert answer.status_code == 201, answer.content
    return answer.json()


def owned(method, agenda, sessions=()):
    headers = {**HERE, "authorization": f"Bearer {agenda['edit']}"}
    return send(method, f"{MAKE}{agenda['token']}/", list(sessions), headers)


def calendar(agenda, **headers):
    return AsThePublic().get(f"{MAKE}{agenda['token']}.ics", headers=headers)


def events(agenda):
    import icalendar

    return icalendar.Calendar.from_ical(calendar(agenda).content).walk("VEVENT")


def test_it_holds_the_chosen_sessions_and_is_for_its_holder_alone(numbers):
    agenda = made(numbers[:2])
    uuids = Session.objects.filter(number__in=numbers[:2]).values_list("uuid", flat=True)
    assert {str(each["uid"]) for each in events(agenda)} == {str(uuid) for uuid in uuids}
    answer = calendar(agenda)
    assert answer["Cache-Control"].startswith("private")
    assert answer["X-Robots-Tag"] == "noindex"
    assert agenda["address"].endswith(f"{MAKE}{agenda['token']}.ics")


def test_it_follows_a_new_release(numbers):
    agenda = made(numbers[:1])
    tag = calendar(agenda)["ETag"]
    assert calendar(agenda, if_none_match=tag).status_code == 304
    Session.objects.filter(number=numbers[0]).update(title={"en": "Renamed"})
    publish.publish(Session.objects.first().forum.uuid, by="test")
    releases.forget()
    assert calendar(agenda, if_none_match=tag).status_code == 200
    assert str(events(agenda)[0]["summary"]) == "Renamed"


def test_its_holder_changes_it(numbers):
    agenda = made(numbers[:1])
    assert owned("PUT", agenda, numbers[:3]).status_code == 204
    assert len(events(agenda)) == 3


def test_deleted_it_is_gone(numbers):
    agenda = made(numbers[:1])
    assert owned("DELETE", agenda).status_code == 204
    assert calendar(agenda).status_code == 410
    assert owned("PUT", agenda, numbers).status_code == 410


def test_whoever_only_reads_it_cannot_change_it(numbers):
    agenda = made(numbers[:1])
    thief = {**agenda, "edit": agenda["token"]}
    assert owned("DELETE", thief).status_code == 410
    assert calendar(agenda).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 201),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, 403),
        ({"origin": "http://testserver"}, 201),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_are_heard(headers, status):
    assert send("POST", MAKE, [1], headers).status_code == status


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        ('{"sessions": [1]}', "text/plain", 415),
        ("sessions=1", "application/x-www-form-urlencoded", 415),
        ("{", "application/json", 400),
        ('{"sessions": "1"}', "application/json", 400),
        ('{"sessions": []}', "application/json", 400),
        ('{"sessions": [0, -1]}', "application/json", 400),
        (json.dumps({"sessions": [1] * 3000}), "application/json", 413),
    ],
)
def test_what_is_no_agenda_is_refused_and_nothing_kept(body, media, status):
    answer = Client().post(MAKE, body, content_type=media, headers=HERE)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert not Agenda.objects.exists()


def test_no_cookie_is_set_and_no_token_of_a_form_asked_for(numbers):
    client = Client(enforce_csrf_checks=True)
    answer = send("POST", MAKE, numbers, client=client)
    assert (answer.status_code, len(answer.cookies)) == (201, 0)


def test_one_client_makes_so_many_in_a_minute(settings):
    settings.API_RATE = 2
    answers = [send("POST", MAKE, [1]).status_code for _ in range(3)]
    assert answers == [201, 201, 429]


def test_a_full_forum_says_so(monkeypatch):
    monkeypatch.setattr("events.visitors.AGENDAS", 0)
    assert send("POST", MAKE, [1]).status_code == 503


@pytest.mark.parametrize("forum", ["no-such-forum", "agmf-2025"])
def test_what_never_was_is_not_there(forum):
    answer = Client().get(f"/{forum}/agendas/{'x' * 43}.ics")
    assert answer.status_code == (410 if forum == "agmf-2025" else 404)
