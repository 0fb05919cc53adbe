"""Absences, hours and acknowledgements: entered, and taken along by whatever else moves a forum."""

from datetime import UTC, datetime, time

import pytest

from sessions import drafts, merging, zones
from sessions.backup import back_up, restore
from sessions.models import Acknowledgement
from sessions.purge import purge_forum
from speakers.models import Absence
from tests.admin_pages import address, errors, member, sent
from tests.factories import (
    AbsenceFactory,
    ForumFactory,
    PersonFactory,
    RoomFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)
FORM = {
    "absences-0-starts_0": "2025-12-05", "absences-0-starts_1": "11:30",
    "absences-0-ends_0": "2025-12-05", "absences-0-reason": "Meets the minister",
    "absences-TOTAL_FORMS": "1",
}  # fmt: skip


@pytest.fixture
def speaker():
    forum = ForumFactory(opens=time(9), closes=time(18), walk=20)
    RoomFactory(forum=forum, turnover=15)
    return SpeakerFactory(forum=forum)


def acknowledged(forum):
    return Acknowledgement.objects.create(forum=forum, key="k", reason="Joint", at=NOON)


def test_an_absence_is_entered_in_the_forums_hours(speaker):
    editor = member(speaker.forum, "editor")
    answer = sent(editor, address(speaker), **FORM, **{"absences-0-ends_1": "12:00"})
    assert answer.status_code == 302
    absence = speaker.absences.get()
    assert (absence.starts, absence.ends) == (
        datetime(2025, 12, 5, 7, 30, tzinfo=UTC),
        datetime(2025, 12, 5, 8, tzinfo=UTC),
    )
    assert absence.history.get().history_user is not None


def test_an_absence_that_ends_before_it_begins_is_refused(speaker):
    editor = member(speaker.forum, "editor")
    answer = sent(editor, address(speaker), **FORM, **{"absences-0-ends_1": "11:00"})
    assert "The absence ends before it begins." in answer.content.decode()
    assert not speaker.absences.exists()


def test_the_hours_of_the_day_are_entered_as_hours(speaker):
    forum = speaker.forum
    answer = sent(member(forum, "editor"), address(forum), opens="25:00")
    assert list(errors(answer)) == ["opens"]
    sent(member(forum, "editor"), address(forum), opens="8:30", closes="")
    forum.refresh_from_db()
    assert (forum.opens, forum.closes, forum.walk) == (time(8, 30), None, 20)


def test_a_corrected_zone_keeps_the_hours_of_presence_and_absence_too(speaker):
    speaker.present_from = NOON
    speaker.save()
    absence = AbsenceFactory(speaker=speaker)
    assert zones.keep_wall_times(speaker.forum, "Asia/Baku", "UTC", by=None) == 0
    speaker.refresh_from_db()
    absence.refresh_from_db()
    assert (speaker.present_from.hour, absence.starts.hour, absence.ends.hour) == (16, 11, 12)
    assert absence.history.count() == 2


def test_a_corrected_zone_asks_also_where_only_an_absence_has_times(speaker):
    AbsenceFactory(speaker=speaker)
    answer = sent(member(speaker.forum, "editor"), address(speaker.forum), zone="Asia/Tbilisi")
    assert list(errors(answer)) == ["keep"]


def test_a_backup_brings_back_what_only_staff_know(speaker):
    absence = AbsenceFactory(speaker=speaker, reason="Meets the minister")
    acknowledged(speaker.forum)
    data = back_up(speaker.forum.uuid)
    purge_forum(speaker.forum.uuid)
    again = restore(data, by="test")
    assert (again.opens, again.closes, again.walk) == (time(9), time(18), 20)
    assert again.rooms.get().turnover == 15
    there = Absence.objects.get(speaker__forum=again)
    assert (there.starts, there.reason) == (absence.starts, "Meets the minister")
    assert again.acknowledgements.get().reason == "Joint"


def test_nothing_of_it_is_published_and_a_restored_draft_keeps_it(speaker):
    AbsenceFactory(speaker=speaker)
    forum, document = speaker.forum, drafts.read(speaker.forum.uuid)
    assert not {"opens", "closes", "walk", "padding"} & set(document.forum.__struct_fields__)
    drafts.write(forum.uuid, document, by="test")
    forum.refresh_from_db()
    assert (forum.opens, forum.rooms.get().turnover, speaker.absences.count()) == (time(9), 15, 1)


def test_a_joined_person_keeps_the_absences_of_both(speaker):
    other = SpeakerFactory(forum=speaker.forum, person=PersonFactory())
    AbsenceFactory(speaker=speaker)
    AbsenceFactory(speaker=other)
    merging.join(other.person, speaker.person, by="test")
    assert speaker.absences.count() == 2


def test_a_purge_takes_absences_and_acknowledgements_with_their_history(speaker):
    AbsenceFactory(speaker=speaker)
    acknowledged(speaker.forum)
    purge_forum(speaker.forum.uuid)
    for model in (Absence, Acknowledgement):
        assert (model.objects.count(), model.history.count()) == (0, 0)
