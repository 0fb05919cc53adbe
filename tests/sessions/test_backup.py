"""A forum's backup brings it back, byte for byte, into a site that never knew it."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from events import releases
from events.models import Forum, Release
from sessions import demo, drafts, publish
from sessions.backup import NotABackup, NotRestored, back_up, restore
from sessions.models import Session
from sessions.purge import purge_forum
from speakers.models import NameForm, Organisation, Person
from speakers.photos import portrait
from tests.factories import ForumFactory

pytestmark = pytest.mark.django_db


def picture():
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (40, 50), "navy").save(file, "PNG")
    return portrait(file.getvalue())


@pytest.fixture
def forum():
    """The demo in its second release, with a draft session, a note of staff and a portrait."""
    demo.build(by="test")
    forum = Forum.objects.get(slug="agmf-2025")
    photo, person = picture(), Person.objects.first()
    default_storage.save(f"photos/{photo.sha256}.jpg", ContentFile(photo.data))
    person.photo_sha256, person.photo_width, person.photo_height = photo.sha256, 40, 50
    person.photo_consent = "2025-11-01"
    person.save()
    first, second = forum.sessions.order_by("pk")[:2]
    second.state, second.notes, second.successor = "draft", "Ask again", first
    second.save()
    publish.publish(forum.uuid, by="test")
    return forum


def gone(forum):
    """The same site as if it had never had the forum."""
    purge_forum(forum.uuid)
    Person.objects.all().delete()
    Organisation.objects.all().delete()


def bodies(forum):
    rows = Release.objects.filter(forum__uuid=forum.uuid).order_by("number")
    return [(row.number, row.time, row.sha256, bytes(row.body)) for row in rows]


def test_releases_come_back_byte_for_byte(forum):
    before, data = bodies(forum), back_up(forum.uuid)
    gone(forum)
    restore(data, by="test")
    assert bodies(forum) == before
    assert len(before) == 2


def test_the_draft_comes_back_with_what_only_staff_know(forum):
    before, data = drafts.read(forum.uuid), back_up(forum.uuid)
    gone(forum)
    restore(data, by="test")
    assert drafts.read(forum.uuid) == before
    waiting = Session.objects.get(forum__uuid=forum.uuid, state="draft")
    assert (waiting.notes, waiting.successor.forum.uuid) == ("Ask again", forum.uuid)


def test_a_backup_of_what_was_restored_is_the_same_but_for_row_numbers(forum):
    data = back_up(forum.uuid)
    gone(forum)
    restored = restore(data, by="test")
    again = zipfile.ZipFile(BytesIO(back_up(restored.uuid)))
    first = zipfile.ZipFile(BytesIO(data))
    same = [name for name in first.namelist() if name != "forum.json"]
    assert again.namelist() == first.namelist()
    assert [again.read(name) for name in same] == [first.read(name) for name in same]


def test_portraits_come_back(forum):
    name = next(f"photos/{p.photo_sha256}.jpg" for p in Person.objects.exclude(photo_sha256=""))
    data = back_up(forum.uuid)
    gone(forum)
    default_storage.delete(name)
    restore(data, by="test")
    assert default_storage.exists(name)


def test_a_person_who_is_here_already_stays_as_they_are(forum):
    data, person = back_up(forum.uuid), Person.objects.first()
    purge_forum(forum.uuid)
    Person.objects.filter(pk=person.pk).update(sort_key="Changed here")
    forms = NameForm.objects.count()
    restore(data, by="test")
    person.refresh_from_db()
    assert (person.sort_key, NameForm.objects.count()) == ("Changed here", forms)


def test_a_sealed_release_comes_back_sealed(forum):
    releases.seal(forum.uuid, 1, because="A person asked")
    data = back_up(forum.uuid)
    gone(forum)
    restore(data, by="test")
    with pytest.raises(releases.Sealed, match="A person asked"):
        releases.read(forum.uuid, 1)


def test_a_forum_that_is_here_is_not_overwritten(forum):
    with pytest.raises(NotRestored, match="here already"):
        restore(back_up(forum.uuid), by="test")


def test_an_address_that_another_forum_has_is_refused(forum):
    data = back_up(forum.uuid)
    gone(forum)
    ForumFactory(slug="agmf-2025")
    with pytest.raises(NotRestored, match="address"):
        restore(data, by="test")


def changed(data, name, content):
    """The backup with one of its files changed."""
    made, old = BytesIO(), zipfile.ZipFile(BytesIO(data))
    with zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("releases/1.json", b"{}"),
        ("releases.json", b"[{}]"),
        ("forum.json", b"{"),
        ("forum.json", b'{"format": "other", "version": 1, "tables": {}}'),
        ("forum.json", b"[" * 100_000),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_is_written(forum, name, content):
    data = changed(back_up(forum.uuid), name, content)
    gone(forum)
    with pytest.raises(NotABackup):
        restore(data, by="test")
    assert not Forum.objects.exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_backup_is_refused(data):
    with pytest.raises(NotABackup):
        restore(data, by="test")


def test_a_row_that_does_not_fit_leaves_nothing_behind(forum):
    data = back_up(forum.uuid)
    head = zipfile.ZipFile(BytesIO(data)).read("forum.json")
    gone(forum)
    with pytest.raises(NotRestored):
        restore(
            changed(data, "forum.json", head.replace(b'"panel"', b'"' + b"x" * 99 + b'"')), by="t"
        )
    assert not Forum.objects.exists()


def test_the_commands_write_and_read_a_file(forum, tmp_path, capsys):
    file = tmp_path / "forum.zip"
    call_command("backup_forum", "agmf-2025", str(file))
    gone(forum)
    call_command("restore_forum", str(file))
    assert "agmf-2025 is back, with 2 releases." in capsys.readouterr().out
