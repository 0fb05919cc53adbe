"""The demo: the facts of the first forum, published once."""

import json

import pytest
from django.core.management import call_command

from events import releases
from sessions import demo
from speakers.models import Speaker

pytestmark = pytest.mark.django_db


def facts():
    return json.loads(demo.FACTS.read_text(encoding="utf-8"))


def published():
    releases.forget()
    return releases.read(releases.shelf().find("agmf-2025").uuid)


def test_the_demo_is_published(capsys):
    call_command("demo")
    assert capsys.readouterr().out == "The demo forum is published: release 1.\n"
    assert published().stamp.number == 1


def test_running_it_again_changes_nothing(capsys):
    call_command("demo")
    Speaker.objects.update(notes="Called on Monday")
    call_command("demo")
    assert "nothing is changed" in capsys.readouterr().out
    assert published().stamp.number == 1
    assert set(Speaker.objects.values_list("notes", flat=True)) == {"Called on Monday"}


def test_it_says_that_its_times_are_illustrative():
    demo.build(by="test")
    assert set(published().document.forum.notice) == {"en", "az", "ka", "ru"}


def test_nothing_about_a_person_is_in_it_but_the_reported_facts():
    demo.build(by="test")
    known = {person["slug"]: person for person in facts()["people"]}
    for speaker in published().document.speakers:
        said = known.pop(speaker.slug)
        assert speaker.names == said["names"]
        assert speaker.position == said.get("position", {})
        assert [*speaker.reported] == sorted(said.get("reported", []))
        assert (speaker.biography, speaker.photo, speaker.links) == ({}, None, ())
    assert known == {}


def test_the_first_panel_has_its_moderator_and_panelists():
    demo.build(by="test")
    panel = next(s for s in published().document.sessions if s.slug == "media-ecosystem")
    roles = [part.role for part in panel.appearances]
    assert roles == ["moderator", "panelist", "panelist", "panelist", "panelist"]
    assert panel.start.isoformat() == "2025-12-05T11:00:00+04:00"
