"""A list as a file: its rows and no others, a column a language, nothing that runs."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from events.models import Forum, Room, TeamMember, Theme, Venue
from sessions.models import Session
from speakers.models import NameForm, Organisation, Person, PersonMatch, Speaker
from tests.admin_pages import list_of, member, signed_in
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    OrganisationFactory,
    PersonFactory,
    RoomFactory,
    SessionFactory,
    TeamMemberFactory,
    ThemeFactory,
    UserFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db

LISTS = (
    Session, Speaker, Room, Venue, Theme, NameForm, Person, Organisation, Forum, TeamMember,
    PersonMatch,
)  # fmt: skip


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def viewer(forum):
    return member(forum, "viewer")


def fetched(client, model, form="csv", **asked):
    return client.get(f"{list_of(model)}export.{form}", asked)


def rows(client, model, **asked):
    answer = fetched(client, model, **asked)
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def a_row_of_each(forum):
    venue = VenueFactory(forum=forum)
    room = RoomFactory(forum=forum, venue=venue)
    theme = ThemeFactory(forum=forum)
    session = SessionFactory(forum=forum, room=room, theme=theme)
    session.themes.add(ThemeFactory(forum=forum))
    session.overflow.add(RoomFactory(forum=forum, venue=venue))
    part = AppearanceFactory(session=session, speaker__organisation=OrganisationFactory())
    NameFormFactory(person=part.speaker.person, kind="proposed", language="ka")
    person, known = part.speaker.person, PersonFactory()
    PersonMatch.objects.create(person=person, known=known, name=str(person), reason="same")


@pytest.mark.parametrize("model", LISTS)
def test_a_file_costs_as_many_queries_for_one_row_as_for_three(
    forum, viewer, model, django_assert_max_num_queries
):
    a_row_of_each(forum)
    rows(viewer, model)
    with django_assert_max_num_queries(25) as one:
        few = len(rows(viewer, model))
    a_row_of_each(forum)
    a_row_of_each(forum)
    with django_assert_max_num_queries(len(one.captured_queries)):
        of_one_forum = model in (Forum, TeamMember)  # of which there is one, with one member
        assert len(rows(viewer, model)) == few * (1 if of_one_forum else 3) > 0


@pytest.mark.parametrize("model", LISTS)
def test_every_list_leads_to_its_files_by_the_filters_that_it_has(forum, viewer, model):
    page = viewer.get(list_of(model), {"q": "Hall", "p": "1"}).content.decode()
    for form in ("csv", "xlsx"):
        assert f'href="{list_of(model)}export.{form}?q=Hall"' in page


@pytest.mark.parametrize("model", LISTS)
def test_whoever_is_in_no_team_has_no_file(model):
    assert fetched(signed_in(UserFactory()), model).status_code == 403


def test_another_forums_rows_are_not_in_the_file(forum, viewer):
    mine, foreign = RoomFactory(forum=forum), RoomFactory()
    for asked in ({}, {"forum__id__exact": foreign.forum_id}, {"forum": foreign.forum_id}):
        found = {row["uuid"] for row in rows(viewer, Room, **asked)}
        assert found <= {str(mine.uuid)}
        assert foreign.forum.slug not in fetched(viewer, Room, **asked)["Content-Disposition"]
    assert {row["uuid"] for row in rows(viewer, Room)} == {str(mine.uuid)}


def test_filters_and_search_are_kept(forum, viewer):
    RoomFactory(forum=forum, names={"en": "Blue room"}, step_free=True)
    RoomFactory(forum=forum, names={"en": "Blue cellar"}, step_free=False)
    RoomFactory(forum=forum, names={"en": "Red room"}, step_free=True)
    found = rows(viewer, Room, q="blue", step_free__exact="1")
    assert [(row["name [en]"], row["step_free"]) for row in found] == [("Blue room", "yes")]


def test_all_pages_of_the_list_are_in_the_file(forum, viewer, monkeypatch):
    monkeypatch.setattr("events.admin.theme.ThemeAdmin.list_per_page", 2)
    ThemeFactory.create_batch(3, forum=forum)
    assert len(rows(viewer, Theme)) == 3


def test_a_filter_that_nobody_understands_leads_back_to_the_list(viewer):
    answer = fetched(viewer, Room, step_free__exact="perhaps")
    assert answer["Location"] == f"{list_of(Room)}?e=1"


def test_a_forums_languages_come_first_then_those_that_a_text_still_has(forum, viewer):
    ThemeFactory(forum=forum, names={"ru": "Доверие", "en": "Trust"})
    (row,) = rows(viewer, Theme, forum__id__exact=forum.pk)
    assert list(row)[:7] == [
        "uuid", "number", "slug", "forum", "name [az]", "name [en]", "name [ru]",
    ]  # fmt: skip
    assert (row["name [az]"], row["name [ru]"]) == ("", "Доверие")


def test_the_file_is_called_after_forum_list_and_day(forum, viewer, time_machine):
    time_machine.move_to(datetime(2025, 12, 4, 21, tzinfo=UTC))
    named = fetched(viewer, Session, "xlsx", forum__id__exact=forum.pk)["Content-Disposition"]
    # In Baku it is tomorrow.
    assert named == f'attachment; filename="{forum.slug}-session-2025-12-05.xlsx"'
    assert "session-2025-12-0" in fetched(viewer, Session)["Content-Disposition"]


def test_a_session_says_its_hour_with_the_offset_and_its_choices_as_they_are_stored(forum, viewer):
    start = datetime(2025, 12, 5, 7, tzinfo=UTC)
    room = RoomFactory(forum=forum, slug="hall-a")
    session = SessionFactory(
        forum=forum, room=room, start=start, minutes=90, kind="press_briefing", notes="Water",
        links=[{"kind": "video", "url": "https://example.org/", "title": "Live"}],
    )  # fmt: skip
    part = AppearanceFactory(session=session, role="moderator")
    (row,) = rows(viewer, Session)
    assert row["start"] == "2025-12-05 11:00+04:00"
    assert (row["minutes"], row["kind"], row["room"]) == ("90", "press_briefing", "hall-a")
    assert row["speakers"] == f"{part.speaker} (moderator)"
    assert row["links"] == "video https://example.org/ Live"
    assert row["notes"] == "Water"


def test_a_speaker_has_the_persons_uuid_and_official_names(forum, viewer):
    speaker = AppearanceFactory(session__forum=forum).speaker
    NameFormFactory(person=speaker.person, language="ka", kind="official", text="ადილ")
    (row,) = rows(viewer, Speaker)
    assert (row["uuid"], row["name [ka]"]) == (str(speaker.person.uuid), "ადილ")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_text_is_run_as_a_formula(forum, viewer, form):
    RoomFactory(forum=forum, names={"en": "=HYPERLINK(1)"}, latitude=-33.5)
    answer = fetched(viewer, Room, form)
    if form == "csv":
        assert b"'=HYPERLINK(1)" in answer.content
        return
    page = load_workbook(BytesIO(answer.content)).active
    cells = {cell.value: cell.data_type for row in page for cell in row}
    assert (cells["'=HYPERLINK(1)"], cells[-33.5]) == ("s", "n")


def test_what_a_user_is_not_shown_is_not_in_the_file(forum, viewer, monkeypatch):
    monkeypatch.setattr(
        "sessions.admin.session.SessionAdmin.get_fieldsets",
        lambda *_: [(None, {"fields": ["title"]})],
    )
    SessionFactory(forum=forum, notes="Water")
    assert "notes" not in rows(viewer, Session)[0]


def test_a_member_of_two_forums_has_the_rows_of_both(forum):
    user, other = UserFactory(), ForumFactory(languages=["ka"])
    for each in (forum, other):
        TeamMemberFactory(forum=each, user=user, role="viewer")
        RoomFactory(forum=each, names={"en": "Hall"})
    found = rows(signed_in(user), Room)
    assert {row["forum"] for row in found} == {forum.slug, other.slug}
    assert {"name [az]", "name [en]", "name [ka]"} <= set(found[0])
