"""An agenda's calendar file and QR code."""

import pytest

from events import releases
from sessions import publish
from sessions.models import Session
from tests.kept import DEMO

pytestmark = pytest.mark.django_db
FILE = "/en/agmf-2025/mine.ics?sessions="


@pytest.fixture(autouse=True)
def _published():
    DEMO()
    releases.forget()


@pytest.fixture
def numbers():
    return list(Session.objects.order_by("start").values_list("number", flat=True))


def events(client, address):
    import icalendar

    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_file_holds_the_chosen_sessions_with_the_ids_that_they_have_everywhere(client, numbers):
    one = Session.objects.get(number=numbers[0])
    assert [str(each["uid"]) for each in events(client, f"{FILE}{numbers[0]}")] == [str(one.uuid)]


def test_a_session_that_was_taken_out_stands_in_it_as_cancelled(client, numbers):
    Session.objects.filter(number=numbers[0]).update(state="draft")
    publish.publish(Session.objects.first().forum.uuid, by="test")
    releases.forget()
    both = events(client, f"{FILE}{numbers[0]},{numbers[1]}")
    assert sorted(str(each["status"]) for each in both) == ["CANCELLED", "CONFIRMED"]


@pytest.mark.parametrize("sessions", ["", "x"])
def test_a_file_of_nothing_is_none(client, sessions):
    assert client.get(FILE + sessions).status_code == 404


def test_the_code_is_a_picture(client, numbers):
    answer = client.get(f"/en/agmf-2025/mine.svg?sessions={numbers[0]}")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<?xml")
    assert b"style" not in answer.content
