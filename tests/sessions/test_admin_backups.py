"""A forum's backup comes out of the admin and goes back in: checked first, then written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.models import Forum
from sessions import publish
from sessions.backup import back_up
from sessions.models import Session
from sessions.purge import purge_forum
from tests.admin_pages import address, list_of, member, signed_in
from tests.factories import AppearanceFactory, ForumFactory, UserFactory

pytestmark = pytest.mark.django_db
RESTORE = "/admin/events/forum/restore/"


@pytest.fixture
def forum():
    forum = ForumFactory(slug="media-2025")
    AppearanceFactory(session__forum=forum, session__notes="For staff")
    publish.publish(forum.uuid, by="test")
    return forum


@pytest.fixture
def superuser():
    return signed_in(UserFactory(is_superuser=True))


def checked(client, data):
    """The answer to a backup that is checked."""
    return client.post(RESTORE, {"file": SimpleUploadedFile("b.zip", data), "check": "1"})


def test_an_owner_downloads_what_the_command_would_write(forum):
    answer = member(forum, "owner").get(address(forum, "backup"))
    assert b"".join(answer.streaming_content) == back_up(forum.uuid)
    assert answer["Content-Disposition"] == 'attachment; filename="media-2025.zip"'


@pytest.mark.parametrize(("role", "offered"), [("owner", True), ("publisher", False)])
def test_the_forum_s_page_offers_its_backup_to_owners(forum, role, offered):
    page = member(forum, role).get(address(forum)).content.decode()
    assert (address(forum, "backup") in page) is offered


def test_superusers_alone_are_offered_to_restore(forum, superuser):
    assert RESTORE in superuser.get(list_of(Forum)).content.decode()
    owner = member(forum, "owner")
    assert RESTORE not in owner.get(list_of(Forum)).content.decode()
    assert owner.get(RESTORE).status_code == 403


def test_a_checked_backup_is_told_of_and_nothing_is_written(forum, superuser):
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    holds = checked(superuser, data).context["holds"]
    assert (holds["slug"], holds["releases"], ("sessions", 1) in holds["rows"]) == (
        "media-2025", 1, True,
    )  # fmt: skip
    assert not Forum.objects.exists()


def test_a_checked_backup_is_written_without_choosing_it_again(forum, superuser):
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    token = checked(superuser, data).context["token"]
    answer = superuser.post(RESTORE, {"kept": token, "write": "1"})
    assert answer["Location"] == reverse(
        "admin:events_forum_change", args=(Forum.objects.get().pk,)
    )
    assert Session.objects.get().notes == "For staff"


@pytest.mark.parametrize("data", [b"no zip at all", b"PK\x03\x04"])
def test_what_is_no_backup_is_refused_at_the_file(superuser, data):
    assert checked(superuser, data).context["form"].errors["file"]


def test_a_forum_that_is_here_is_refused_at_the_file(forum, superuser):
    answer = checked(superuser, back_up(forum.uuid))
    assert answer.context["form"].errors == {
        "file": ["The forum “media-2025” is here already. Purge it first."]
    }


def test_without_a_file_one_is_asked_for(superuser):
    answer = superuser.post(RESTORE, {"check": "1"})
    assert answer.context["form"].errors == {"file": ["Choose a file."]}
