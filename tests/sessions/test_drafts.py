"""The draft's two verbs: what is read of it, and what writing into it touches."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from events.models import Forum
from sessions import drafts
from sessions.drafts.reading import NoSuchForum
from sessions.models import Appearance, Session
from speakers.models import Person, Speaker
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    OrganisationFactory,
    OrganiserFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
    UserFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    """A forum with one of everything."""
    forum = ForumFactory(hue_1=10, hue_2=200, city={"en": "Baku"})
    OrganiserFactory(forum=forum)
    room = RoomFactory(forum=forum, venue=VenueFactory(forum=forum))
    session = SessionFactory(forum=forum, room=room, theme=ThemeFactory(forum=forum))
    session.themes.add(ThemeFactory(forum=forum))
    session.overflow.add(RoomFactory(forum=forum))
    speaker = SpeakerFactory(forum=forum, organisation=OrganisationFactory())
    AppearanceFactory(session=session, speaker=speaker, role="moderator")
    return forum


def changed(document, **changes):
    """The document with its first session changed."""
    first, *rest = document.sessions
    return msgspec.structs.replace(
        document, sessions=(msgspec.structs.replace(first, **changes), *rest)
    )


@pytest.mark.parametrize("count", [1, 3])
def test_reading_is_one_query_however_large_the_forum(count, forum, django_assert_num_queries):
    for _ in range(count):
        AppearanceFactory(session=SessionFactory(forum=forum))
    with django_assert_num_queries(1):
        drafts.read(forum.uuid)


def test_what_was_read_can_be_written_without_a_change(forum):
    plan = drafts.write(forum.uuid, drafts.read(forum.uuid), by="test")
    assert plan.changes_nothing


def test_a_programme_reads_back_as_it_was_written(forum):
    before = drafts.read(forum.uuid)
    Session.objects.update(title={"en": "Spoilt"}, room=None, minutes=5)
    Appearance.objects.update(role="chair", order=9)
    Speaker.objects.update(position={"en": "Nobody"})
    drafts.write(forum.uuid, before, by="test")
    assert drafts.read(forum.uuid) == before


def test_an_empty_forum_takes_a_whole_programme(forum):
    document = drafts.read(forum.uuid)
    Appearance.objects.all().delete()
    Session.objects.all().delete()
    Speaker.objects.all().delete()
    drafts.write(forum.uuid, document, by="test")
    assert drafts.read(forum.uuid) == document


def test_a_draft_session_is_not_read():
    session = SessionFactory(state="draft")
    assert drafts.read(session.forum.uuid).sessions == ()


@pytest.mark.parametrize("audience", ["delegates", "press", "staff"])
def test_a_session_that_is_not_for_the_public_is_not_read(audience):
    session = SessionFactory(audience=audience)
    assert drafts.read(session.forum.uuid).sessions == ()


@pytest.mark.parametrize(
    ("status", "read"),
    [
        ("proposed", 0),
        ("invited", 0),
        ("confirmed", 1),
        ("declined", 0),
        ("cancelled", 1),
    ],
)
def test_speakers_are_read_once_they_are_confirmed(status, read):
    part = AppearanceFactory(speaker__status=status)
    document = drafts.read(part.session.forum.uuid)
    assert len(document.speakers) == len(document.sessions[0].appearances) == read


def test_an_appearance_of_an_unconfirmed_speaker_is_named_as_left_out():
    part = AppearanceFactory(speaker__status="invited")
    assert drafts.left_out(part.session.forum.uuid) == (
        (part.session.uuid, part.speaker.person.uuid, "invited"),
    )


def test_what_only_staff_may_see_is_nowhere_in_the_document():
    part = AppearanceFactory(session__notes="SECRET", session__expected_audience=4711)
    Speaker.objects.update(notes="SECRET", availability="SECRET")
    document = drafts.read(part.session.forum.uuid)
    said = msgspec.json.encode(document).decode()
    assert document.speakers
    assert "SECRET" not in said
    assert "4711" not in said


def test_a_photo_without_consent_is_not_read():
    speaker = SpeakerFactory()
    photo = {"photo_sha256": "ab" * 32, "photo_width": 10, "photo_height": 12}
    Person.objects.update(**photo)
    assert drafts.read(speaker.forum.uuid).speakers[0].photo is None
    Person.objects.update(photo_consent=date(2025, 1, 1))
    assert drafts.read(speaker.forum.uuid).speakers[0].photo.width == 10


def test_a_proposed_name_form_is_not_read():
    speaker = SpeakerFactory()
    NameFormFactory(person=speaker.person, language="ka", kind="proposed", text="სახელი")
    assert "ka" not in drafts.read(speaker.forum.uuid).speakers[0].names


def test_starts_are_read_in_the_forums_zone():
    session = SessionFactory(start=datetime(2025, 12, 5, 7, 0, tzinfo=UTC))
    start = drafts.read(session.forum.uuid).sessions[0].start
    assert start.isoformat() == "2025-12-05T11:00:00+04:00"


def test_an_unknown_forum_is_refused():
    with pytest.raises(NoSuchForum):
        drafts.read(ForumFactory.build().uuid)


def test_what_the_document_lacks_is_demoted_and_stays(forum):
    document = msgspec.structs.replace(drafts.read(forum.uuid), sessions=(), speakers=())
    drafts.write(forum.uuid, document, by="test")
    assert [*Session.objects.values_list("state", flat=True)] == ["draft"]
    assert [*Speaker.objects.values_list("status", flat=True)] == ["proposed"]


def test_an_import_demotes_rows_of_its_own_source_only(forum):
    ours = Session.objects.get()
    theirs = SessionFactory(forum=forum, source="frab", source_id="1")
    document = msgspec.structs.replace(drafts.read(forum.uuid), sessions=(), speakers=())
    drafts.write(forum.uuid, document, by="test", source="frab")
    ours.refresh_from_db()
    theirs.refresh_from_db()
    assert (ours.state, theirs.state) == ("confirmed", "draft")


def test_staff_only_columns_stay(forum):
    Session.objects.update(notes="Bring water")
    document = changed(drafts.read(forum.uuid), title={"en": "New"})
    drafts.write(forum.uuid, document, by="test")
    assert Session.objects.get().notes == "Bring water"


def test_a_changed_title_is_found_under_its_new_spelling(forum):
    document = changed(drafts.read(forum.uuid), title={"az": "Çıxış"})
    drafts.write(forum.uuid, document, by="test")
    assert Session.objects.matching("cixis").exists()


def test_an_uninvited_uuid_of_another_forum_refuses_everything(forum):
    foreign = SessionFactory()
    document = changed(drafts.read(forum.uuid), uuid=foreign.uuid, title={"en": "Stolen"})
    with pytest.raises(drafts.Fenced, match=str(foreign.uuid)):
        drafts.write(forum.uuid, document, by="test")
    foreign.refresh_from_db()
    assert foreign.title != {"en": "Stolen"}


def test_a_programme_of_another_forum_is_refused(forum):
    with pytest.raises(drafts.Fenced, match="Import it into that forum"):
        drafts.write(ForumFactory().uuid, drafts.read(forum.uuid), by="test")


def test_persons_are_created_and_never_changed(forum):
    document = drafts.read(forum.uuid)
    Person.objects.update(sort_key="Changed, Since", country="GE")
    plan = drafts.write(forum.uuid, document, by="test")
    assert Person.objects.get().sort_key == "Changed, Since"
    assert {note.code for note in plan.notes} == {"kept"}


def test_the_speaker_carries_a_name_that_differs_from_the_persons(forum):
    document = drafts.read(forum.uuid)
    Person.objects.get().forms.update(text="Changed Since")
    drafts.write(forum.uuid, document, by="test")
    assert drafts.read(forum.uuid).speakers[0].names == document.speakers[0].names


def test_a_removed_appearance_is_gone_and_its_history_stays(forum):
    document = changed(drafts.read(forum.uuid), appearances=())
    drafts.write(forum.uuid, document, by="test")
    assert not Appearance.objects.exists()
    assert Appearance.history.filter(history_type="-").exists()


def test_an_unconfirmed_speakers_appearance_is_kept(forum):
    waiting = AppearanceFactory(session=Session.objects.get(), speaker__status="invited")
    drafts.write(forum.uuid, drafts.read(forum.uuid), by="test")
    assert Appearance.objects.filter(pk=waiting.pk).exists()


def test_two_sessions_swap_their_addresses(forum):
    SessionFactory(forum=forum)
    document = drafts.read(forum.uuid)
    a, b = document.sessions
    swapped = (msgspec.structs.replace(a, slug=b.slug), msgspec.structs.replace(b, slug=a.slug))
    drafts.write(forum.uuid, msgspec.structs.replace(document, sessions=swapped), by="test")
    slugs = dict(Session.objects.values_list("uuid", "slug"))
    assert (slugs[a.uuid], slugs[b.uuid]) == (b.slug, a.slug)


def test_a_restored_session_has_its_address_back(forum):
    document = drafts.read(forum.uuid)
    slug = document.sessions[0].slug
    Session.objects.update(slug="renamed")
    newcomer = SessionFactory(forum=forum, slug=slug)
    plan = drafts.write(forum.uuid, document, by="test")
    newcomer.refresh_from_db()
    assert Session.objects.get(slug=slug).uuid == document.sessions[0].uuid
    assert newcomer.slug == f"{slug}-2"
    assert "readdressed" in {note.code for note in plan.notes}


def test_a_taken_number_is_given_anew_and_said(forum):
    document = drafts.read(forum.uuid)
    number = document.sessions[0].number
    newcomer = msgspec.structs.replace(
        document.sessions[0], uuid=ForumFactory.build().uuid, slug="new", appearances=()
    )
    document = msgspec.structs.replace(document, sessions=(*document.sessions, newcomer))
    plan = drafts.write(forum.uuid, document, by="test", source="frab")
    assert Session.objects.get(slug="new").number == number + 1
    assert [note.was for note in plan.notes if note.code == "renumbered"] == [str(number)]


def test_a_dry_run_plans_everything_and_writes_nothing(forum):
    before = drafts.read(forum.uuid)
    document = changed(before, title={"en": "New"})
    plan = drafts.write(forum.uuid, document, by="test", dry_run=True)
    assert plan.count("session") == {"changed": 1}
    assert drafts.read(forum.uuid) == before


def test_bulk_writing_records_who_changed_what(forum):
    user = UserFactory()
    document = changed(drafts.read(forum.uuid), title={"en": "New"})
    drafts.write(forum.uuid, document, by=user)
    newest = Session.objects.get().history.first()
    assert (newest.history_user, newest.title) == (user, {"en": "New"})


def test_the_forums_own_facts_are_written(forum):
    document = drafts.read(forum.uuid)
    facts = msgspec.structs.replace(document.forum, motto={"en": "New"}, hues=None)
    drafts.write(forum.uuid, msgspec.structs.replace(document, forum=facts), by="test")
    row = Forum.objects.get(pk=forum.pk)
    assert (row.motto, row.hue_1) == ({"en": "New"}, None)
