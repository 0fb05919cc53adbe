"""The import page: a file is tried first and told of, then written; nothing in between."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events import uploads
from sessions.models import Session
from tests.admin_pages import member
from tests.factories import ForumFactory

pytestmark = pytest.mark.django_db
EVENING = Path(__file__).parents[1] / "data" / "evening.xml"


@pytest.fixture
def forum():
    return ForumFactory(
        slug="evening", zone="Europe/Berlin", starts="2025-10-25", ends="2025-10-27"
    )


def page_of(forum):
    return reverse("admin:events_forum_import", args=(forum.pk,))


def tried(client, forum, content=None, **more):
    """The answer to a file that is tried."""
    file = SimpleUploadedFile("evening.xml", content or EVENING.read_bytes())
    return client.post(page_of(forum), {"file": file, "try": "1", **more})


def test_a_tried_file_is_told_of_and_nothing_is_written(forum):
    answer = tried(member(forum, "editor"), forum)
    assert "What it would do" in answer.content.decode()
    assert not Session.objects.exists()


def test_a_tried_file_is_written_without_choosing_it_again(forum):
    client = member(forum, "editor")
    token = tried(client, forum).context["token"]
    answer = client.post(page_of(forum), {"kept": token, "write": "1"})
    assert answer["Location"] == reverse("admin:events_forum_publish", args=(forum.pk,))
    assert Session.objects.filter(forum=forum).exists()


def test_a_file_that_was_written_is_not_kept(forum):
    client = member(forum, "editor")
    token = tried(client, forum).context["token"]
    client.post(page_of(forum), {"kept": token, "write": "1"})
    again = client.post(page_of(forum), {"kept": token, "write": "1"})
    assert again.context["form"].errors == {"file": ["Choose a file."]}


def test_a_second_import_of_the_same_file_says_that_it_changes_nothing(forum):
    client = member(forum, "editor")
    client.post(page_of(forum), {"kept": tried(client, forum).context["token"], "write": "1"})
    assert tried(client, forum).context["told"]["nothing"]


@pytest.mark.parametrize("content", [b"not a programme", b"<schedule>", b"\x00\xff" * 9])
def test_what_cannot_be_read_is_refused_at_the_file(forum, content):
    answer = tried(member(forum, "editor"), forum, content)
    assert answer.context["form"].errors["file"]
    assert not Session.objects.exists()


def test_an_unknown_zone_is_refused_at_the_zone(forum):
    answer = tried(member(forum, "editor"), forum, zone="Europe/Nowhere")
    assert "zone" in answer.context["form"].errors


def test_somebody_else_s_upload_cannot_be_written(forum):
    token = tried(member(forum, "editor"), forum).context["token"]
    answer = member(forum, "editor").post(page_of(forum), {"kept": token, "write": "1"})
    assert answer.context["form"].errors == {"file": ["Choose a file."]}


def test_a_file_that_was_never_written_goes_after_a_day(time_machine):
    time_machine.move_to("2025-12-01T10:00:00Z")
    old = uploads.keep("1-1", b"old")
    time_machine.move_to("2035-12-03T10:00:00Z")
    uploads.keep("1-1", b"new")
    assert uploads.kept("1-1", old) is None


@pytest.mark.parametrize("token", ["", "../../secret_key", "a" * 30])
def test_no_other_file_can_be_asked_for(token):
    assert uploads.kept("1-1", token) is None


def test_a_table_is_offered_that_comes_back_as_a_programme(forum):
    client = member(forum, "editor")
    empty = client.get(reverse("admin:events_forum_template", args=(forum.pk,)))
    book = openpyxl.load_workbook(BytesIO(empty.content))
    sheet = book["sessions"]
    heads = [cell.value for cell in sheet[1]]
    facts = {"title [en]": "A panel", "start": "2025-10-25 11:00", "minutes": 45, "kind": "panel"}
    sheet.append([facts.get(head) for head in heads])
    filled = BytesIO()
    book.save(filled)
    token = tried(client, forum, filled.getvalue(), zone="Europe/Berlin").context["token"]
    client.post(page_of(forum), {"kept": token, "write": "1", "zone": "Europe/Berlin"})
    assert Session.objects.get(forum=forum).title == {"en": "A panel"}


def test_a_running_import_is_told_to_who_uploaded_the_file_alone(forum):
    client, other = member(forum, "editor"), member(forum, "editor")
    page = client.get(page_of(forum))
    token, user = page.context["token"], page.context["user"]
    uploads.tell(f"{forum.pk}-{user.pk}", token, {"step": "session", "done": 5, "total": 9})
    url = reverse("admin:events_forum_progress", args=(forum.pk,))
    told = {"text": "Writing: sessions", "step": "session", "done": 5, "total": 9}
    assert client.get(url, {"of": token}).json() == told
    assert other.get(url, {"of": token}).json() == {}


def test_an_import_that_is_over_tells_no_progress(forum):
    client = member(forum, "editor")
    token = tried(client, forum).context["token"]
    url = reverse("admin:events_forum_progress", args=(forum.pk,))
    assert client.get(url, {"of": token}).json() == {}


def test_a_file_is_kept_by_the_token_that_the_page_was_opened_with(forum):
    client = member(forum, "editor")
    token = client.get(page_of(forum)).context["token"]
    assert tried(client, forum, kept=token).context["token"] == token


WEEKDAYS = b'[{"title": "Breakfast", "day": "Friday", "time": "8-8:45am"}]'


def test_a_file_of_weekdays_asks_for_its_first_day_at_the_field(forum):
    answer = tried(member(forum, "editor"), forum, WEEKDAYS, zone="Europe/Berlin")
    assert "date" in answer.context["form"].errors


def test_a_first_day_gives_the_weekdays_of_a_file_their_dates(forum):
    answer = tried(
        member(forum, "editor"), forum, WEEKDAYS, zone="Europe/Berlin", date="2025-10-24"
    )
    assert answer.context["form"].errors == {}
    assert "was taken for 2025-10-24" in answer.context["told"]["notes"][0]["reason"]
