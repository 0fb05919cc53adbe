"""A list's file from the command line: by the same verb, in the name of somebody who may."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.models import Room
from tests.factories import RoomFactory, TeamMemberFactory, UserFactory
from tests.list_files import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return RoomFactory(names={"en": "Hall"}, capacity=10)


@pytest.fixture
def editor(room):
    return TeamMemberFactory(forum=room.forum, role="editor").user


def said(path, content, *, by, **options):
    """What the command tells of the file."""
    out, file = StringIO(), path / "rooms.csv"
    file.write_bytes(content)
    call_command("import_list", "room", str(file), by=by, stdout=out, verbosity=0, **options)
    return out.getvalue().splitlines()


def test_it_tells_what_changes_and_writes_it(tmp_path, room, editor):
    told = said(tmp_path, table({"uuid": room.uuid, "capacity": "30"}), by=editor.username)
    assert told == ["line 2: Hall", "  capacity: 10 → 30", "0 added, 1 changed, 0 as they were."]
    newest = Room.objects.get().history.first()
    assert (newest.capacity, newest.history_user) == (30, editor)


def test_a_dry_run_writes_nothing(tmp_path, room, editor):
    data = table({"uuid": "", "name [en]": "Green room"})
    told = said(tmp_path, data, by=editor.username, forum=room.forum.slug, dry_run=True)
    assert told[-1] == "Dry run: nothing is written."
    assert Room.objects.count() == 1


def test_what_is_wrong_is_told_by_line(tmp_path, room, editor):
    data = table({"uuid": room.uuid, "capacity": "many"})
    with pytest.raises(CommandError, match="line 2: capacity: “many” is no whole number"):
        said(tmp_path, data, by=editor.username)


@pytest.mark.parametrize(
    ("content", "told"), [(b"PK broken", "damaged"), (b"seats\n3\n", "no column “seats”")]
)
def test_what_is_no_list_is_refused_in_words(tmp_path, editor, content, told):
    with pytest.raises(CommandError, match=told):
        said(tmp_path, content, by=editor.username)


def test_whoever_may_not_is_refused(tmp_path, room, editor):
    data = table({"uuid": room.uuid, "capacity": "30"})
    for name, told in ((UserFactory().username, "may not change"), ("nobody", "There is no user")):
        with pytest.raises(CommandError, match=told):
            said(tmp_path, data, by=name)
    with pytest.raises(CommandError, match="has no forum “elsewhere”"):
        said(tmp_path, data, by=editor.username, forum="elsewhere")
