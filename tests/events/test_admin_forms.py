"""Forms of the admin: languages, choices and addresses of one forum."""

import pytest

from events.models import Room
from events.multilingual_form import MultilingualFormField
from tests.admin_pages import address, errors, filled, list_of, member, sent
from tests.factories import ForumFactory, RoomFactory, SessionFactory, ThemeFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory(languages=["ka", "az"])


@pytest.fixture
def editor(forum):
    return member(forum, "editor")


def test_a_form_asks_for_the_forums_languages_in_their_order(forum, editor):
    data = filled(editor, address(RoomFactory(forum=forum)))
    assert [name for name in data if name.startswith("names_")] == ["names_ka", "names_az"]


def test_a_form_keeps_the_languages_that_it_does_not_show(forum, editor):
    room = RoomFactory(forum=forum, names={"ka": "დარბაზი", "ru": "Зал"})
    sent(editor, address(room), names_ka="დიდი დარბაზი")
    room.refresh_from_db()
    assert room.names == {"ka": "დიდი დარბაზი", "ru": "Зал"}


def test_an_emptied_language_is_taken_away(forum, editor):
    room = RoomFactory(forum=forum, names={"ka": "დარბაზი", "az": "Zal"})
    sent(editor, address(room), names_ka=" ")
    room.refresh_from_db()
    assert room.names == {"az": "Zal"}


def test_a_name_in_no_language_is_refused(forum, editor):
    room = RoomFactory(forum=forum, names={"ka": "დარბაზი"})
    refused = errors(sent(editor, address(room), names_ka=""))
    assert list(refused) == ["names"]


def test_too_long_a_text_is_refused_with_its_language(forum, editor):
    refused = errors(sent(editor, address(RoomFactory(forum=forum)), names_az="x" * 301))
    assert refused["names"] == ["The text in “az” has 301 characters; at most 300 fit."]


def test_a_field_that_was_not_sent_stays_as_it_is(forum, editor):
    venue = VenueFactory(forum=forum, names={"az": "Mərkəz"}, address={"az": "Bakı"})
    editor.post(address(venue), {"names_az": "Yeni mərkəz"})
    venue.refresh_from_db()
    assert (venue.names, venue.address) == ({"az": "Yeni mərkəz"}, {"az": "Bakı"})


def test_a_foreign_venue_is_refused(forum, editor):
    foreign = VenueFactory()
    refused = errors(sent(editor, address(RoomFactory(forum=forum)), venue=foreign.pk))
    assert list(refused) == ["venue"]


def test_a_venue_of_another_of_the_users_own_forums_is_refused(forum):
    other = VenueFactory()
    client = member(forum, "editor")
    user = forum.team.get().user
    other.forum.team.create(user=user, role="editor")
    refused = errors(sent(client, address(RoomFactory(forum=forum)), venue=other.pk))
    assert list(refused) == ["venue"]


def test_an_autocomplete_offers_the_forums_rows_only(forum, editor):
    own = VenueFactory(forum=forum, names={"az": "Mərkəz"})
    other = VenueFactory(names={"az": "Mərkəz"})
    other.forum.team.create(user=forum.team.get().user, role="editor")
    asked = {"app_label": "events", "model_name": "room", "field_name": "venue", "term": "merkez"}
    answer = editor.get(f"/admin/autocomplete/?forum={forum.pk}", asked)
    offered = editor.get("/admin/autocomplete/", {**asked, "forum": forum.pk}).json()["results"]
    assert answer.status_code == 200
    assert [int(row["id"]) for row in offered] == [own.pk]


def test_the_field_asks_the_autocomplete_of_its_forum(forum, editor):
    page = editor.get(address(RoomFactory(forum=forum))).content.decode()
    assert f'data-ajax--url="/admin/autocomplete/?forum={forum.pk}"' in page


def test_a_new_row_belongs_to_the_only_forum_of_its_editor(forum, editor):
    editor.post(
        list_of(type(ThemeFactory())) + "add/", {"names_az": "Media", "hue": 10, "order": 1}
    )
    assert [theme.slug for theme in forum.themes.all()] == ["media"]


def test_an_editor_of_two_forums_is_asked_for_which(forum, editor):
    other = ForumFactory()
    other.team.create(user=forum.team.get().user, role="editor")
    page = editor.get("/admin/events/theme/add/")
    assert f"?forum={other.pk}" in page.content.decode()
    assert editor.get(f"/admin/events/theme/add/?forum={other.pk}").status_code == 200


def test_the_next_row_is_added_to_the_same_forum(forum, editor):
    url = f"/admin/events/theme/add/?forum={forum.pk}"
    answer = editor.post(url, {"names_az": "A", "hue": 1, "order": 1, "_addanother": "1"})
    assert answer["Location"] == url


def test_an_address_that_the_forum_has_already_is_refused(forum, editor):
    taken, room = RoomFactory(forum=forum), RoomFactory(forum=forum)
    answer = sent(editor, address(room), slug=taken.slug)
    assert errors(answer)
    room.refresh_from_db()
    assert room.slug != taken.slug


def test_a_room_in_use_is_not_deleted_and_the_page_says_where_it_is_used(forum, editor):
    session = SessionFactory(forum=forum, room=RoomFactory(forum=forum), title={"az": "Açılış"})
    page = editor.post(address(session.room, "delete"), {"post": "yes"}).content.decode()
    assert "Açılış" in page
    assert type(session.room).objects.filter(pk=session.room.pk).exists()


def test_a_translator_changes_the_texts_and_nothing_else(forum):
    room = RoomFactory(forum=forum, capacity=100)
    client = member(forum, "translator")
    client.post(address(room), {"names_ka": "დარბაზი", "capacity": 5, "slug": "mine"})
    room.refresh_from_db()
    assert (room.names["ka"], room.capacity, room.slug != "mine") == ("დარბაზი", 100, True)


def test_a_viewer_changes_nothing(forum):
    room = RoomFactory(forum=forum, names={"az": "Zal"})
    answer = member(forum, "viewer").post(address(room), {"names_az": "Başqa"})
    room.refresh_from_db()
    assert (answer.status_code, room.names) == (403, {"az": "Zal"})


def test_a_viewer_reads_texts_as_words_in_their_languages(forum):
    room = RoomFactory(forum=forum, names={"az": "Zal", "ka": "დარბაზი"})
    page = member(forum, "viewer").get(address(room)).content.decode()
    assert '<p lang="ka"><span class="language-name">ქართული</span>დარბაზი</p>' in page
    assert "style=" not in page


def test_the_history_says_who_changed_what(forum, editor):
    room = RoomFactory(forum=forum)
    sent(editor, address(room), capacity=80)
    newest = room.history.first()
    assert newest.history_user == forum.team.get().user
    assert str(newest.history_user) in editor.get(address(room, "history")).content.decode()


@pytest.mark.parametrize("query", ["sarac", "Сарадж", "SARAC ZALI"])
def test_a_list_is_searched_by_any_spelling(forum, editor, query):
    wanted = RoomFactory(forum=forum, names={"az": "Saraç zalı"})
    RoomFactory(forum=forum, names={"az": "Kitabxana"})
    found = editor.get(list_of(type(wanted)), {"q": query}).context["cl"].queryset
    assert list(found) == [wanted]


def test_a_filter_names_the_rows_of_the_users_forums_only(forum, editor):
    VenueFactory(forum=forum, names={"az": "Bizim mərkəz"})
    RoomFactory(forum=forum, venue=VenueFactory(forum=forum, names={"az": "İkinci mərkəz"}))
    VenueFactory(names={"az": "Özgə mərkəz"})
    page = editor.get(list_of(type(RoomFactory(forum=forum)))).content.decode()
    assert "İkinci mərkəz" in page
    assert "Özgə mərkəz" not in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("factory", [RoomFactory, VenueFactory, ThemeFactory])
def test_a_list_costs_the_same_however_long(
    forum, editor, factory, count, django_assert_max_num_queries
):
    rows = [factory(forum=forum) for _ in range(count)]
    with django_assert_max_num_queries(12):
        editor.get(list_of(type(rows[0])))


def test_a_form_field_sees_a_change_in_a_shown_language_only():
    field = MultilingualFormField()
    field.show(["az"])
    assert not field.has_changed({"az": "Zal", "ru": "Зал"}, {"az": " Zal "})
    assert field.has_changed({"az": "Zal"}, {"az": ""})


def test_a_tag_that_is_no_language_is_refused_by_its_name(forum):
    refused = errors(sent(member(forum, "owner"), address(forum), languages="ka, xx yy"))
    assert refused["languages"] == [
        " “xx yy” is no language tag. Use one such as “az” or “sr-Latn”."
    ]


def test_an_address_with_a_space_is_refused_in_plain_words(forum):
    refused = errors(sent(member(forum, "owner"), address(forum), slug="press days"))
    assert refused["slug"] == ["Use only the letters a to z, digits, - and _."]


def test_an_address_that_is_too_short_is_told_how_long_it_must_be(forum):
    refused = errors(sent(member(forum, "owner"), address(forum), slug="tpd"))
    assert refused["slug"] == ["Use at least four of the characters a to z, 0 to 9, - and _."]


def test_after_a_new_row_the_list_is_that_of_its_forum(forum, editor):
    page = f"{list_of(Room)}add/?forum={forum.pk}"
    data = filled(editor, page) | {"names_ka": "დარბაზი"}
    assert editor.post(page, data).url == f"{list_of(Room)}?forum__id__exact={forum.pk}"
