"""Lists and details: what is found, in which order, on which page."""

import pytest

from events import releases
from events.api import programme
from events.web import memory
from tests.api.conftest import AUTHOR, released
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db
KINDS = ("sessions", "speakers", "themes", "rooms", "organisations")


def slugs(answer):
    return [each["slug"] for each in answer["results"]]


def test_the_list_of_forums_says_what_each_is_and_where_it_goes_on(api, agmf):
    (forum,) = api.read("forums/")["results"]
    assert (forum["slug"], forum["sessions"]) == ("agmf-2025", 3)
    assert forum["url"]["ka"] == "http://127.0.0.1:8000/ka/agmf-2025/"
    assert forum["api"].endswith("/api/v1/forums/agmf-2025/")


def test_a_forum_tells_its_days_and_its_organisers(api, agmf):
    forum = api.read(agmf)
    assert forum["days"] == ["2025-12-05"]
    assert [each["organisation"]["slug"] for each in forum["organisers"]] == ["media"]


def test_a_session_tells_times_with_offset_place_and_stage(api, agmf):
    session = api.read(f"{agmf}sessions/?search=media+ecosystem")["results"][0]
    assert session["start"] == "2025-12-05T11:00:00+04:00"
    assert session["end"] == "2025-12-05T12:30:00+04:00"
    assert (session["day"], session["zone"]) == ("2025-12-05", "Asia/Baku")
    assert (session["minutes"], session["room"]["slug"]) == (90, "main-hall")
    first = session["appearances"][0]
    assert (first["role"], first["person"]["slug"]) == ("moderator", "fazil-novruzov")
    assert first["position"] == {"en": "Chief of Staff"}
    assert first["organisation"]["slug"] == "audiovisual-council"


def test_a_speaker_tells_each_spelling_and_where_it_comes_from(api, agmf):
    speaker = api.read(f"{agmf}speakers/?search=tagiyev")["results"][0]
    assert speaker["name"] == {"az": "Adil Tağıyev", "en": "Adil Taghiyev"}
    assert speaker["reported"] == ["Adil Tagiyev"]
    assert {form["source"] for form in speaker["forms"]} == {"press reports"}
    assert [each["roles"] for each in speaker["sessions"]] == [["panelist"]]


def test_a_portrait_has_an_absolute_address(api):
    photo = {"photo_sha256": "a" * 64, "photo_width": 400, "photo_height": 500}
    speaker = SpeakerFactory(**{f"person__{name}": value for name, value in photo.items()})
    speaker.person.photo_consent = "2025-11-01"
    speaker.person.save()
    shown = api.read(f"{released(speaker.forum)}speakers/")["results"][0]["photo"]
    assert shown["url"] == f"http://127.0.0.1:8000/media/photos/{'a' * 64}.jpg"


@pytest.mark.parametrize("kind", KINDS)
def test_a_detail_says_what_the_list_says(api, agmf, kind):
    first = api.read(f"{agmf}{kind}/")["results"][0]
    assert api.read(f"{agmf}{kind}/{first['uuid']}/") == first


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=ceremony", ["opening-ceremony"]),
        ("theme=media-ecosystem", ["media-ecosystem"]),
        ("speaker=fazil-novruzov", ["media-ecosystem"]),
        ("day=2025-12-06", []),
        ("state=cancelled", []),
        ("search=Тагиев", ["media-ecosystem"]),
        ("search=თაღიევი", ["media-ecosystem"]),
        ("kind=panel&speaker=ahmad-ismayilov", []),
    ],
)
def test_a_filter_keeps_what_meets_it(api, agmf, query, found):
    assert slugs(api.read(f"{agmf}sessions/?{query}")) == found


def test_a_theme_or_a_room_may_be_a_further_one(api):
    forum = ForumFactory()
    theme, hall, lobby = (
        ThemeFactory(forum=forum),
        RoomFactory(forum=forum),
        RoomFactory(forum=forum),
    )
    session = SessionFactory(forum=forum, room=hall)
    session.themes.add(theme)
    session.overflow.add(lobby)
    address = released(forum)
    for query in (f"theme={theme.uuid}", f"room={lobby.uuid}", f"room={hall.slug}"):
        assert slugs(api.read(f"{address}sessions/?{query}")) == [session.slug]


def test_a_language_may_be_spoken_or_interpreted(api):
    interpreted = [{"language": "ka", "channel": "2"}]
    session = SessionFactory(floor_languages=["az"], interpretation=interpreted)
    address = released(session.forum)
    found = [
        len(api.read(f"{address}sessions/?language={tag}")["results"]) for tag in ("az", "ka", "ru")
    ]
    assert found == [1, 1, 0]


def test_a_session_after_midnight_is_the_evenings(api):
    session = SessionFactory(forum__day_turns=4, start="2025-12-05T21:30:00Z")  # 01:30 in Baku
    found = api.read(f"{released(session.forum)}sessions/?day=2025-12-05")["results"]
    assert [each["day"] for each in found] == ["2025-12-05"]


def test_a_person_is_found_by_a_former_address(api):
    speaker = AppearanceFactory().speaker
    released(speaker.forum)
    former, speaker.slug = speaker.slug, "another"
    speaker.save()
    address = released(speaker.forum)
    assert len(api.read(f"{address}sessions/?speaker={former}")["results"]) == 1


def test_pages_link_to_each_other_by_the_sites_own_address(api, agmf):
    page = api.read(f"{agmf}speakers/?page=2&page_size=3&lang=en")
    at = "http://127.0.0.1:8000/api/v1/forums/agmf-2025/speakers/"
    assert (page["count"], len(page["results"])) == (11, 3)
    assert page["next"] == f"{at}?page=3&page_size=3&lang=en"
    assert page["previous"] == f"{at}?page=1&page_size=3&lang=en"


def test_the_last_page_has_no_next(api, agmf):
    assert api.read(f"{agmf}speakers/?page=4&page_size=3")["next"] is None


@pytest.mark.parametrize("number", [1, 3, 50])
def test_any_answer_costs_two_queries_at_most_and_a_kept_one_none(
    counted, django_assert_max_num_queries, number
):
    forum = ForumFactory()
    for _ in range(number):
        AppearanceFactory(session__forum=forum)
    address = released(forum)
    for path in ("sessions/", "speakers/?search=family", "program/", "releases/", ""):
        releases.forget()
        programme._kept.cache_clear()
        memory.clear()
        with django_assert_max_num_queries(2):
            counted.read(address + path)
        with django_assert_max_num_queries(0):
            counted.read(address + path)


def test_the_list_of_forums_costs_one_query(counted, django_assert_num_queries):
    for _ in range(3):
        released(ForumFactory())
    with django_assert_num_queries(1):
        assert counted.read("forums/")["count"] == 3


def test_an_edit_is_not_seen_before_it_is_released(api):
    session = SessionFactory()
    address = released(session.forum)
    session.title = {"en": "A secret"}
    session.save()
    releases.forget()
    assert "A secret" not in str(api.read(f"{address}program/"))
    released(session.forum)
    assert "A secret" in str(api.read(f"{address}program/"))


def test_what_staff_alone_may_see_is_in_no_answer(api):
    part = AppearanceFactory(
        session__notes="SECRET", session__expected_audience=4711, speaker__notes="SECRET"
    )
    address = released(part.session.forum)
    for kind in (*KINDS, "program", "releases", "changes"):
        told = str(api.read(f"{address}{kind}/"))
        assert "SECRET" not in told
        assert "4711" not in told
        assert AUTHOR not in told
