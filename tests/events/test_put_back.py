"""Putting a version back by command: listed first, and through the checks of the page."""

import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sessions import merging
from tests.factories import OrganisationFactory, RoomFactory

pytestmark = pytest.mark.django_db


def commanded(capsys, *words):
    call_command("put_back", *map(str, words))
    return capsys.readouterr().out


def test_the_command_lists_versions_and_puts_one_back(capsys):
    room = RoomFactory(names={"en": "Hall"})
    room.names = {"en": "Chamber"}
    room.save()
    first = room.history.last().history_id
    listed = commanded(capsys, "room", room.pk)
    assert [line.split(":")[0] for line in listed.splitlines()] == [
        str(room.history.first().history_id), str(first),
    ]  # fmt: skip
    assert "“Hall” is again" in commanded(capsys, "room", room.pk, "--version-id", first)
    room.refresh_from_db()
    assert room.names == {"en": "Hall"}
    assert room.history.first().history_change_reason == "manage.py put_back"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hall", 1), "There is no “hall” to put back. Kinds: forum, "),
        (("personmatch", 1), "There is no “personmatch”"),
        (("room", 999), "No room ever had the number 999."),
    ],
)
def test_what_the_command_does_not_know_it_says(capsys, words, said):
    with pytest.raises(CommandError, match=re.escape(said)):
        commanded(capsys, *words)


def test_the_command_makes_the_checks_of_the_page(capsys):
    kept, old = OrganisationFactory(), OrganisationFactory()
    key, version = old.pk, old.history.first().history_id
    merging.join_organisations(old, kept, by="test")
    with pytest.raises(CommandError, match="This one was joined with another"):
        commanded(capsys, "organisation", key, "--version-id", version)
    with pytest.raises(CommandError, match="It has no version 0"):
        commanded(capsys, "organisation", key, "--version-id", 0)
