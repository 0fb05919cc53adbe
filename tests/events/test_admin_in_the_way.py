"""A row that others need is not deleted: the page lists them, with links to mend it."""

import pytest

from events.models import Room
from tests.admin_pages import address, list_of, member
from tests.factories import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    ThemeFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


def refused(row, needing):
    """Asks to delete the row: it stays, and the page leads to what needs it."""
    client = member(row.forum, "editor")
    answer = client.post(address(row, "delete"), {"post": "yes"})
    page = answer.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()
    assert f'{address(needing)}">{needing}</a>' in page
    return page


def test_a_room_with_sessions_in_it_stays():
    room = RoomFactory(names={"en": "Great hall"})
    session = SessionFactory(forum=room.forum, room=room, title={"en": "Opening"})
    page = refused(room, session)
    assert "“Great hall” cannot be deleted while these need it." in page


def test_a_theme_of_sessions_and_a_venue_of_rooms_stay():
    theme = ThemeFactory()
    refused(theme, SessionFactory(forum=theme.forum, theme=theme))
    venue = VenueFactory()
    refused(venue, RoomFactory(forum=venue.forum, venue=venue))


def test_a_speaker_in_sessions_stays_and_the_page_leads_to_those():
    part = AppearanceFactory(role="moderator")
    page = refused(part.speaker, part.session)
    assert f"{part.speaker.person} (moderator)" in page


def test_of_several_rooms_none_is_deleted_while_one_is_needed():
    used = RoomFactory()
    empty = RoomFactory(forum=used.forum)
    session = SessionFactory(forum=used.forum, room=used)
    chosen = [used.pk, empty.pk]
    form = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    page = member(used.forum, "editor").post(list_of(Room), form).content.decode()
    assert address(session) in page
    assert Room.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(count, django_assert_max_num_queries):
    room = RoomFactory()
    for _ in range(count):
        SessionFactory(forum=room.forum, room=room)
    client = member(room.forum, "editor")
    with django_assert_max_num_queries(16):
        client.get(address(room, "delete"))


def test_a_room_that_nobody_needs_is_deleted():
    room = RoomFactory()
    member(room.forum, "editor").post(address(room, "delete"), {"post": "yes"})
    assert not Room.objects.exists()
