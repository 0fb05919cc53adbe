"""Whatever writes many rows at once leaves the history of each, with who wrote it."""

from datetime import UTC, datetime

import pytest

from events.history.versions import recorded, related
from events.models import Room, Theme
from sessions import demo, drafts, publish, zones
from sessions.models import Appearance, Session
from speakers.models import NameForm, Organisation, Organiser, Person, Speaker
from tests.admin_pages import list_of, member
from tests.factories import SessionFactory, SpeakerFactory, ThemeFactory, UserFactory

pytestmark = pytest.mark.django_db
WRITTEN = (Session, Appearance, Speaker, Person, NameForm, Room, Theme, Organisation, Organiser)


@pytest.mark.parametrize("model", WRITTEN)
def test_an_import_is_in_the_history_of_every_row(model):
    demo.build(by="the importer")
    rows = model.objects.count()
    assert rows
    assert recorded(model).filter(history_type="+").count() == rows
    assert set(recorded(model).values_list("history_change_reason", flat=True)) == {"the importer"}


def test_what_a_restore_takes_away_says_by_whom():
    demo.build(by="test")
    session = Session.objects.filter(appearances__isnull=False).first()
    by = UserFactory()
    speaker = session.forum.speakers.exclude(appearances__session=session).first()
    session.appearances.create(speaker=speaker)
    publish.restore(session.forum.uuid, number=1, by=by)
    gone = recorded(Appearance).get(history_type="-")
    assert (gone.speaker_id, gone.history_user) == (speaker.pk, by)


def test_a_bulk_change_of_sessions_keeps_their_further_themes():
    session = SessionFactory()
    theme = ThemeFactory(forum=session.forum)
    session.themes.add(theme)
    by = UserFactory()
    zones.keep_wall_times(session.forum, "Asia/Baku", "Europe/Berlin", by=by)
    newest = session.history.first()
    assert (newest.history_user, related(newest, "themes")) == (by, {theme.pk})
    assert newest.start == datetime(2025, 12, 5, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(("factory", "action"), [
    (SessionFactory, "make_tentative"), (lambda: SpeakerFactory(status="invited"), "confirm"),
])  # fmt: skip
def test_an_action_is_in_the_history_of_every_row_that_it_changes(factory, action):
    row = factory()
    client = member(row.forum, "editor")
    client.post(list_of(type(row)), {"action": action, "_selected_action": [row.pk]})
    newest = row.history.first()
    assert (newest.history_type, newest.history_user) == ("~", row.forum.team.get().user)


def test_deleting_several_rows_by_an_action_is_in_the_history_of_each():
    first = ThemeFactory()
    second = ThemeFactory(forum=first.forum)
    client = member(first.forum, "editor")
    chosen = [first.pk, second.pk]
    client.post(list_of(Theme), {"action": "delete_selected", "_selected_action": chosen,
                                 "post": "yes"})  # fmt: skip
    gone = recorded(Theme).filter(history_type="-")
    assert {row.id for row in gone} == set(chosen)
    assert {row.history_user for row in gone} == {first.forum.team.get().user}


def test_a_document_that_is_written_again_adds_nothing_to_the_history():
    demo.build(by="test")
    forum = Session.objects.first().forum
    before = recorded(Session).count()
    drafts.write(forum.uuid, drafts.read(forum.uuid), by="test")
    assert recorded(Session).count() == before
