"""Persons and series across forums: one person, every position as of each forum."""

from urllib.parse import urlsplit

import pytest

from events import releases
from events.persons import people
from sessions import publish
from sessions.merging import joining
from tests.api.conftest import released
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    ForumSeriesFactory,
    PersonFactory,
    SessionFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody who spoke at two forums, in another position at each."""
    person = PersonFactory(slug="adil-taghiyev", sort_key="Taghiyev Adil")
    for slug, year, position in (("media-2024", 2024, "Deputy"), ("media-2025", 2025, "Chair")):
        forum = ForumFactory(slug=slug, starts=f"{year}-12-05", ends=f"{year}-12-05")
        speaker = SpeakerFactory(
            forum=forum, person=person, name={"en": "Adil Taghiyev"}, position={"en": position}
        )
        AppearanceFactory(
            speaker=speaker, session=SessionFactory(forum=forum, start=None), role="moderator"
        )
        released(forum)
    return person


def test_a_person_has_every_position_as_of_each_forum_the_newest_first(api, person):
    found = api.read(f"people/{person.uuid}/?lang=en")
    assert [(at["forum"]["slug"], at["position"], at["roles"]) for at in found["forums"]] == [
        ("media-2025", "Chair", ["moderator"]),
        ("media-2024", "Deputy", ["moderator"]),
    ]


def test_a_person_is_listed_once(api, person):
    assert [each["slug"] for each in api.read("people/")["results"]] == ["adil-taghiyev"]


@pytest.mark.parametrize("spelling", ["Tagiyev", "Tağıyev", "Тагиев", "თაღიევი"])
def test_a_person_is_found_across_forums_by_any_spelling(api, person, spelling):
    released(SpeakerFactory(name={"en": "Tahir Aliyev"}).forum)
    found = api.read(f"people/?search={spelling}")["results"]
    assert found[0]["uuid"] == str(person.uuid)


def test_a_hidden_forum_says_nothing_of_anybody(api):
    speaker = SpeakerFactory(forum__visibility="hidden")
    publish.publish(speaker.forum.uuid, by="test")
    assert api.read("people/")["count"] == 0
    assert api.problem(f"people/{speaker.person.uuid}/")[0] == 404


def test_a_new_release_is_told_of_the_person_too(api, person):
    speaker = person.speakers.get(forum__slug="media-2025")
    speaker.position = {"en": "President"}
    speaker.save()
    released(speaker.forum)
    newest = api.read(f"people/{person.uuid}/?lang=en")["forums"][0]
    assert newest["position"] == "President"


def test_a_new_release_makes_only_its_own_forum_be_read_again(person):
    before = people().by_id[person.uuid]
    speaker = person.speakers.get(forum__slug="media-2025")
    speaker.position = {"en": "President"}
    speaker.save()
    released(speaker.forum)
    after = people().by_id[person.uuid]
    pairs = zip(before.forums, after.forums, strict=True)
    assert [old.speaker is new.speaker for old, new in pairs] == [False, True]


def test_a_sealed_release_says_nothing_of_anybody_any_more(api, person):
    assert len(people().by_id[person.uuid].forums) == 2
    releases.seal(person.speakers.get(forum__slug="media-2025").forum.uuid, 1, because="Asked to")
    releases.forget()
    assert [at["forum"]["slug"] for at in api.read(f"people/{person.uuid}/")["forums"]] == [
        "media-2024"
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_of_the_database_for_one_forum_as_for_three(
    counted, number, django_assert_max_num_queries
):
    for _ in range(number):
        released(SpeakerFactory().forum)
    with django_assert_max_num_queries(2):
        assert counted.read("people/")["count"] == number


def test_a_series_has_its_editions_the_newest_first(api):
    series = ForumSeriesFactory(slug="media-forum")
    for year in (2024, 2025):
        days = {"starts": f"{year}-12-05", "ends": f"{year}-12-05"}
        released(ForumFactory(slug=f"media-{year}", series=series, **days))
    found = api.read("series/media-forum/")
    assert [each["slug"] for each in found["editions"]] == ["media-2025", "media-2024"]
    assert [each["slug"] for each in api.read("series/")["results"]] == ["media-forum"]


def test_a_series_that_is_not_there_is_a_problem(api):
    assert api.problem("series/none/")[0] == 404


def test_a_merged_person_leads_to_the_kept_one(api, person):
    double = SpeakerFactory(name={"en": "Adil Tagiyev"})
    released(double.forum)
    joining.join(double.person, person, by="test")
    released(double.forum)
    moved = api.get(f"people/{double.person.uuid}/?lang=az")
    assert (moved.status_code, urlsplit(moved["Location"])[2:4]) == (
        301,
        (f"/api/v1/people/{person.uuid}/", "lang=az"),
    )
    there = f"forums/{double.forum.slug}/speakers"
    moved = api.get(f"{there}/{double.person.uuid}/?lang=az")
    assert moved["Location"].endswith(f"/{there}/{person.uuid}/?lang=az")


def test_a_series_former_address_leads_to_its_present_one(api):
    series = ForumSeriesFactory(slug="media-days")
    released(ForumFactory(slug="media-2024", starts="2024-12-05", series=series))
    series.slug = "media-forum"
    series.save()
    released(ForumFactory(slug="media-2025", series=series))
    moved = api.get("series/media-days/?lang=en")
    assert (moved.status_code, urlsplit(moved["Location"])[2:4]) == (
        301,
        ("/api/v1/series/media-forum/", "lang=en"),
    )
    editions = api.read("series/media-forum/")["editions"]
    assert [each["slug"] for each in editions] == ["media-2025", "media-2024"]
    assert [each["slug"] for each in api.read("series/")["results"]] == ["media-forum"]
