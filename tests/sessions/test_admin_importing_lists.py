"""Lists of sessions, speakers and persons coming back: times, references, stages, names."""

from datetime import UTC, datetime

import pytest

from events.history import imports
from events.models import Forum
from sessions.models import Session
from speakers.models import NameForm, Organisation, Person, Speaker
from tests.admin_pages import member
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    OrganisationFactory,
    PersonFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
)
from tests.list_files import problems, sent, table, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory(languages=["az", "en"], zone="Asia/Baku")


@pytest.fixture
def owner(forum):
    return member(forum, "owner")


def test_times_are_those_of_the_forum(forum, owner):
    session = SessionFactory(forum=forum, start=datetime(2025, 12, 5, 7, tzinfo=UTC))
    for said in ("2025-12-05 12:30", "05.12.2025 12:30", "2025-12-05 08:30+00:00"):
        session.start = datetime(2025, 12, 5, 7, tzinfo=UTC)
        session.save()
        written(owner, Session, table({"uuid": session.uuid, "start": said}))
        session.refresh_from_db()
        assert session.start == datetime(2025, 12, 5, 8, 30, tzinfo=UTC), said


def test_an_hour_that_comes_twice_asks_which():
    forum = ForumFactory(zone="Europe/Berlin", starts="2025-10-25", ends="2025-10-27")
    session = SessionFactory(forum=forum)
    owner = member(forum, "owner")
    asked = table({"uuid": session.uuid, "start": "2025-10-26 02:30"})
    ((_line, _column, reason),) = problems(sent(owner, Session, asked))
    assert reason == (
        "Clocks go back: this time comes twice on that day."
        " Write 2025-10-26 02:30+02:00 or 2025-10-26 02:30+01:00."
    )


def test_references_are_found_by_address_uuid_or_name(forum, owner):
    hall = RoomFactory(forum=forum, slug="hall-a", names={"en": "Hall A", "az": "A zalı"})
    session = SessionFactory(forum=forum, room=None)
    for said in ("hall-a", str(hall.uuid), "hall a", "A ZALI".replace("I", "ı").lower()):
        Session.objects.update(room=None)
        written(owner, Session, table({"uuid": session.uuid, "room": said, "overflow": said}))
        session.refresh_from_db()
        assert (session.room, [*session.overflow.all()]) == (hall, [hall]), said


def test_what_several_are_called_is_named_by_its_line(forum, owner):
    RoomFactory.create_batch(2, forum=forum, names={"en": "Hall"})
    RoomFactory(slug="foreign")
    session = SessionFactory(forum=forum)
    for said, told in (("Hall", "is the name of several"), ("foreign", "There is no “foreign”")):
        ((line, column, reason),) = problems(
            sent(owner, Session, table({"uuid": session.uuid, "room": said}))
        )
        assert (line, column) == (2, "room")
        assert told in reason


def test_speakers_of_a_session_are_set_in_order_and_whoever_stays_keeps_the_topic(forum, owner):
    session = SessionFactory(forum=forum)
    stays = AppearanceFactory(session=session, topic={"en": "Trust"}, role="panelist")
    goes = AppearanceFactory(session=session, order=2)
    new = SpeakerFactory(forum=forum)
    said = f"{new} (moderator); {stays.speaker} (speaker)"
    written(owner, Session, table({"uuid": session.uuid, "speakers": said}))
    stage = list(session.appearances.order_by("order", "uuid"))
    assert [(part.speaker, part.role) for part in stage] == [
        (new, "moderator"), (stays.speaker, "speaker"),
    ]  # fmt: skip
    assert stage[1].topic == {"en": "Trust"}
    mark = imports.mark(forum.import_runs.get().token.hex)
    assert {each.history.first().history_change_reason for each in (*stage, goes)} == {mark}


def test_rooms_beside_the_first_are_signed_as_well(forum, owner):
    session, hall = SessionFactory(forum=forum), RoomFactory(forum=forum)
    written(owner, Session, table({"uuid": session.uuid, "overflow": hall.slug}))
    newest, user = session.history.first(), forum.team.get(role="owner").user
    assert newest.history_user == user
    assert newest.history_change_reason == imports.mark(forum.import_runs.get().token.hex)


def test_a_new_session_has_its_themes_and_speakers_at_once(forum, owner):
    theme, speaker = ThemeFactory(forum=forum), SpeakerFactory(forum=forum)
    said = {"uuid": "", "title [en]": "Trust", "themes": theme.slug, "speakers": str(speaker)}
    written(owner, Session, table(said))
    session = forum.sessions.get()
    assert [*session.themes.all()] == [theme]
    assert session.appearances.get().speaker == speaker


def test_sessions_may_take_each_others_rooms_where_double_bookings_are_refused(forum, owner):
    forum.double_booking = "refused"
    forum.save()
    start = datetime(2025, 12, 5, 7, tzinfo=UTC)
    one, two = (
        SessionFactory(forum=forum, room=RoomFactory(forum=forum), start=start, minutes=60,
                       state="confirmed")
        for _number in range(2)
    )  # fmt: skip
    swapped = table(
        {"uuid": one.uuid, "room": two.room.slug}, {"uuid": two.uuid, "room": one.room.slug}
    )
    assert written(owner, Session, swapped).status_code == 302
    both = table({"uuid": one.uuid, "room": one.room.slug})
    ((line, column, reason),) = problems(sent(owner, Session, both))[:1]
    assert (line, column) == (2, "")
    assert "is taken by" in reason


def test_what_is_only_shown_cannot_be_changed(forum, owner):
    speaker = SpeakerFactory(forum=forum)
    said = {"uuid": speaker.person.uuid, "country": "GE", "number": "77", "forum": forum.slug}
    assert [(line, column) for line, column, _reason in problems(sent(owner, Speaker, table(said)))] == [
        (2, "country"), (2, "number"),
    ]  # fmt: skip


def test_a_person_who_speaks_where_the_user_does_not_edit_stays_as_it_is(forum, owner):
    person = SpeakerFactory(forum=forum).person
    SpeakerFactory(person=person)
    ((line, column, _reason),) = problems(
        sent(owner, Person, table({"uuid": person.uuid, "country": "GE"}))
    )
    assert (line, column) == (2, "country")


def test_a_person_is_added_with_official_names_that_whoever_imports_confirms(forum, owner):
    said = {"uuid": "", "sort_key": "Taghiyev, Adil", "name [az]": "Adil Tağıyev", "country": "AZ"}
    written(owner, Person, table(said))
    person = Person.objects.get(sort_key="Taghiyev, Adil")
    form = person.forms.get()
    assert (form.text, form.kind, form.language) == ("Adil Tağıyev", "official", "az")
    assert form.confirmed_by == forum.team.get(role="owner").user
    assert person.history.first().history_change_reason == "import of list.csv"


def test_an_official_name_that_a_file_corrects_stays_known_as_it_was(owner):
    form = NameFormFactory(language="az", kind="official", text="Adil")
    written(owner, Person, table({"uuid": form.person.uuid, "name [az]": "Adil Tağıyev"}))
    forms = form.person.forms.values_list("kind", "text")
    assert set(forms) == {("official", "Adil Tağıyev"), ("reported", "Adil")}
    kept = NameForm.history.get(text="Adil", kind="reported")
    assert kept.history_change_reason == "import of list.csv"


def test_a_new_speaker_says_who_it_is(forum, owner):
    said = {"uuid": "", "name [az]": "Adil", "status": "confirmed"}
    assert [(line, column) for line, column, _ in problems(sent(owner, Speaker, table(said)))] == [
        (2, "person_slug")
    ]


def test_a_speaker_is_added_of_a_known_person(forum, owner):
    person = PersonFactory(slug="adil")
    NameFormFactory(person=person, language="az", kind="official", text="Adil")
    said = {"uuid": "", "person_slug": "adil", "status": "confirmed", "name [az]": "Adil müəllim"}
    written(owner, Speaker, table(said))
    speaker = Speaker.objects.get(person=person, forum=forum)
    assert (speaker.status, speaker.name) == ("confirmed", {"az": "Adil müəllim"})


def test_a_changed_organisation_and_forum_are_taken_as_well(forum, owner):
    there = OrganisationFactory(kind="media")
    written(owner, Organisation, table({"uuid": there.uuid, "kind": "academic"}))
    there.refresh_from_db()
    assert there.kind == "academic"
    written(owner, Forum, table({"uuid": forum.uuid, "opens": "9:00", "languages": "az, en, ru"}))
    forum.refresh_from_db()
    assert (f"{forum.opens:%H:%M}", forum.languages) == ("09:00", ["az", "en", "ru"])
