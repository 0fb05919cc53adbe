"""Agendas behind the door: secrets, what they say, how long they last, how many there are."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from events import visitors
from events.models import Agenda
from events.visitors import Chosen

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 12, 1, tzinfo=UTC)
ENDS = date(2025, 12, 5)
CHOSEN = Chosen(sessions=(5, 12), language="ka")
FORUM = uuid4()


def keep(chosen=CHOSEN, forum=FORUM, at=NOW):
    return visitors.keep_agenda(forum, chosen, ends=ENDS, at=at)


def test_it_says_what_was_chosen():
    token, _edit = keep()
    assert visitors.agenda(FORUM, token, at=NOW) == CHOSEN


def test_its_secrets_are_in_no_row():
    token, edit = keep()
    row = str(Agenda.objects.values().get())
    assert token not in row
    assert edit not in row


def test_one_who_reads_it_cannot_change_it():
    token, _edit = keep()
    more = Chosen(sessions=(1,), language="en")
    assert not visitors.change_agenda(FORUM, token, token, more, ends=ENDS, at=NOW)
    assert not visitors.delete_agenda(FORUM, token, token)


def test_who_has_its_second_secret_changes_it():
    token, edit = keep()
    more = Chosen(sessions=(1,), language="en")
    assert visitors.change_agenda(FORUM, token, edit, more, ends=ENDS, at=NOW)
    assert visitors.agenda(FORUM, token, at=NOW) == more


def test_deleted_nothing_is_left_of_it():
    token, edit = keep()
    assert visitors.delete_agenda(FORUM, token, edit)
    assert not Agenda.objects.exists()


@pytest.mark.parametrize(("days", "there"), [(30, True), (31, False)])
def test_it_lasts_for_thirty_days_after_the_forum(days, there):
    token, _edit = keep()
    at = datetime(2025, 12, 5, tzinfo=UTC) + timedelta(days=days)
    assert (visitors.agenda(FORUM, token, at=at) is not None) == there


def test_of_a_forum_that_is_over_it_lasts_for_a_month_from_now():
    later = NOW + timedelta(days=365)
    token, _edit = keep(at=later)
    assert visitors.agenda(FORUM, token, at=later + timedelta(days=29))


def test_what_is_over_is_forgotten_when_a_new_one_is_made():
    keep()
    keep(at=NOW + timedelta(days=60))
    assert Agenda.objects.count() == 1


def test_it_belongs_to_one_forum():
    token, _edit = keep()
    assert visitors.agenda(uuid4(), token, at=NOW) is None


def test_a_forum_has_as_many_as_it_may(monkeypatch):
    monkeypatch.setattr(visitors, "AGENDAS", 1)
    keep()
    with pytest.raises(visitors.TooMany):
        keep()
    keep(forum=uuid4())
