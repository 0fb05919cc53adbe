"""Forums and their parts: what the database refuses, what is made, what is asked."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from events.models import Forum
from events.models.forum import RESERVED
from tests.factories import (
    ForumFactory,
    NameFormFactory,
    PersonFactory,
    RoomFactory,
    SpeakerFactory,
    TeamMemberFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("forum_ends_after_it_starts", {"starts": date(2025, 12, 7)}),
        ("forum_lasts_at_most_a_year", {"ends": date(2027, 12, 7)}),
        ("forum_slug", {"slug": "Wrong!"}),
        ("forum_slug", {"slug": "abc"}),
        ("forum_slug_is_free", {"slug": "schedule"}),
        ("forum_hues", {"hue_1": 360}),
        ("forum_day_turns", {"day_turns": 13}),
        ("forum_languages", {"languages": []}),
    ],
)
def test_a_forum_that_contradicts_itself_is_refused(constraint, facts):
    with pytest.raises(IntegrityError, match=constraint):
        ForumFactory(**facts)


@pytest.mark.parametrize(
    "texts",
    [{"EN": "Forum"}, {"en": ""}, {"en": 7}, ["Forum"], {"en": "x" * 6001}, {"english": "x"}],
)
def test_the_database_refuses_what_is_no_map_of_texts(texts):
    forum = ForumFactory()
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE events_forum SET names = %s::jsonb WHERE id = %s",
            [connection.ops.adapt_json_value(texts, None), forum.pk],
        )


def test_empty_languages_are_not_stored():
    forum = ForumFactory(names={"en": " Forum ", "az": ""})
    forum.refresh_from_db()
    assert forum.names == {"en": "Forum"}


def test_a_text_that_is_too_long_says_in_which_language():
    forum = ForumFactory.build(names={"en": "Forum", "ka": "ა" * 301})
    with pytest.raises(ValidationError, match="“ka” has 301 characters; at most 300 fit"):
        forum.clean_fields()


@pytest.mark.parametrize("slug", RESERVED)
def test_an_address_of_the_site_itself_is_refused(slug):
    with pytest.raises(ValidationError):
        ForumFactory.build(slug=slug).clean_fields()


def test_an_unknown_zone_names_a_known_one():
    with pytest.raises(ValidationError, match="Asia/Baku"):
        ForumFactory.build(zone="Baku").clean_fields()


def test_a_language_named_twice_is_refused():
    with pytest.raises(ValidationError, match="named twice"):
        ForumFactory.build(languages=["az", "az"]).clean()


def test_only_public_forums_are_visible():
    public, _hidden = ForumFactory(), ForumFactory(visibility="hidden")
    assert [*Forum.objects.visible()] == [public]


@pytest.mark.parametrize(("day", "count"), [(4, 0), (5, 1), (6, 1), (7, 0)])
def test_a_forum_runs_from_its_first_day_to_its_last(day, count):
    ForumFactory(starts=date(2025, 12, 5), ends=date(2025, 12, 6))
    assert Forum.objects.running(date(2025, 12, day)).count() == count


def test_a_theme_has_a_hue_of_the_circle():
    with pytest.raises(IntegrityError, match="theme_hue"):
        ThemeFactory(hue=360)


def test_rooms_are_numbered_and_addressed_within_their_forum():
    room = RoomFactory(names={"az": "Əsas zal"})
    assert (room.slug, room.number) == ("asas-zal", 1)


def test_somebody_is_in_a_team_once():
    member = TeamMemberFactory()
    with pytest.raises(IntegrityError, match="team_member_once"):
        TeamMemberFactory(user=member.user, forum=member.forum)


def test_a_person_is_a_speaker_of_a_forum_once():
    speaker = SpeakerFactory()
    with pytest.raises(IntegrityError, match="speaker_once"):
        SpeakerFactory(forum=speaker.forum, person=speaker.person)


def test_a_language_has_one_official_form():
    form = NameFormFactory(language="az")
    with pytest.raises(IntegrityError, match="one_official_form"):
        NameFormFactory(person=form.person, language="az", text="Other")


def test_a_reported_form_may_have_no_language():
    assert NameFormFactory(language="", kind="reported").pk


def test_the_person_is_called_by_the_given_name_first():
    person = PersonFactory(sort_key="Taghiyev, Adil")
    assert (str(person), person.slug) == ("Adil Taghiyev", "adil-taghiyev")


@pytest.mark.parametrize("query", ["Tagiyev", "Tağıyev", "Тагиев", "თაღიევი", "adil tag"])
def test_a_person_is_found_by_any_spelling(query):
    form = NameFormFactory(text="Adil Taghiyev")
    NameFormFactory(text="Ahmad Ismayilov")
    assert [*type(form.person).objects.named(query)] == [form.person]


def test_every_change_of_a_forum_is_in_its_history():
    forum = ForumFactory(motto={"en": "Old"})
    forum.motto = {"en": "New"}
    forum.save()
    assert [row.motto["en"] for row in forum.history.all()] == ["New", "Old"]
