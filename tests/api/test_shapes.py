"""The shape of answers: why something was found, which fields, what stands in full; old releases."""

import pytest

from events import releases
from events.web import memory
from tests.api.conftest import released
from tests.factories import AppearanceFactory, SessionFactory

pytestmark = pytest.mark.django_db
SESSIONS = "sessions/?search=media+ecosystem"


def test_what_is_searched_tells_by_which_text_it_was_found(api, agmf):
    match = api.read(f"{agmf}speakers/?search=tagiyev")["results"][0]["match"]
    assert match == {
        "field": "reported",
        "language": "",
        "text": "Adil Tagiyev",
        "how": "exact",
        "score": match["score"],
    }
    assert 0 < match["score"] <= 1


def test_the_best_match_is_first_and_its_text_is_in_the_language_asked_for(api, agmf):
    results = api.read(f"{agmf}{SESSIONS}&lang=en")["results"]
    scores = [each["match"]["score"] for each in results]
    assert scores == sorted(scores, reverse=True)
    assert (results[0]["match"]["field"], results[0]["match"]["language"]) == ("title", "en")


def test_what_is_not_searched_has_no_match(api, agmf):
    assert {each["match"] for each in api.read(f"{agmf}sessions/")["results"]} == {None}


@pytest.mark.parametrize("kind", ["sessions", "speakers", "themes", "rooms", "organisations"])
def test_a_list_and_a_detail_show_only_the_fields_asked_for(api, agmf, kind):
    first = api.read(f"{agmf}{kind}/?fields=uuid,slug")["results"][0]
    assert set(first) == {"uuid", "slug"}
    assert api.read(f"{agmf}{kind}/{first['uuid']}/?fields=slug") == {"slug": first["slug"]}


def test_a_fallback_names_none_but_the_fields_that_are_shown(api):
    session = SessionFactory(title={"en": "Only English"}, abstract={"en": "So is this"})
    address = released(session.forum)
    (row,) = api.read(f"{address}sessions/?lang=ka&fields=title")["results"]
    assert row == {"title": "Only English", "fallback": {"title": "en"}}


@pytest.mark.parametrize(
    ("path", "known"),
    [("sessions/?fields=colour", "abstract"), ("sessions/?expand=colour", "room")],
)
def test_an_unknown_field_is_refused_and_the_known_are_named(api, agmf, path, known):
    status, problem = api.problem(agmf + path)
    assert status == 400
    assert "give some of " in problem["detail"]
    assert known in problem["detail"]


def test_a_session_may_have_its_speakers_room_and_theme_in_full(api, agmf):
    path = f"{agmf}{SESSIONS}&expand=speakers,room,theme"
    session = api.read(path)["results"][0]
    for kind, shown in (
        ("speaker", session["appearances"][0]["person"]),
        ("room", session["room"]),
        ("theme", session["theme"]),
    ):
        assert shown == api.read(f"{agmf}{kind}s/{shown['uuid']}/")


def test_a_speaker_may_have_sessions_and_organisation_in_full(api, agmf):
    path = f"{agmf}speakers/?search=taghiyev&expand=sessions,organisation"
    speaker = api.read(path)["results"][0]
    (engagement,) = speaker["sessions"]
    assert engagement.pop("roles") == ["panelist"]
    assert engagement == api.read(f"{agmf}sessions/{engagement['uuid']}/")
    organisation = speaker["organisation"]
    assert organisation == api.read(f"{agmf}organisations/{organisation['uuid']}/")


def test_an_organisation_tells_its_public_page(api, agmf):
    (shown,) = api.read(f"{agmf}organisations/?fields=url,slug&page_size=1")["results"]
    assert shown["url"]["ka"].endswith(f"/ka/agmf-2025/organisations/{shown['slug']}/")


@pytest.fixture
def renamed(db):
    """A forum of two releases: the second gave its session another title."""
    part = AppearanceFactory(session__title={"en": "Before"})
    released(part.session.forum)
    part.session.title = {"en": "After"}
    part.session.save()
    return released(part.session.forum), part


@pytest.mark.parametrize(("number", "title"), [(1, "Before"), (2, "After")])
def test_an_older_release_answers_as_it_did_on_the_day(api, renamed, number, title):
    address, part = renamed
    old = f"{address}releases/{number}/"
    (listed,) = api.read(f"{old}sessions/?speaker={part.speaker.slug}")["results"]
    assert listed["title"] == {"en": title}
    assert api.read(f"{old}sessions/{part.session.uuid}/") == listed
    whole = api.read(f"{old}program/")
    assert (whole["release"]["number"], whole["sessions"][0]["title"]) == (number, {"en": title})


def test_a_thing_of_an_older_release_has_the_page_of_that_release(api, renamed):
    address, part = renamed
    old, new = (
        api.read(f"{address}{below}sessions/{part.session.uuid}/")["url"]["en"]
        for below in ("releases/1/", "")
    )
    assert old == new.replace("/sessions/", "/r1/sessions/")


@pytest.mark.parametrize("number", [0, 3])
@pytest.mark.parametrize("path", ["sessions/", "program/"])
def test_what_was_never_released_is_not_found(api, renamed, number, path):
    address, _part = renamed
    status, problem = api.problem(f"{address}releases/{number}/{path}")
    assert status == 404
    assert "The newest is 2." in problem["detail"]


@pytest.mark.parametrize("path", ["speakers/", "program/"])
def test_a_release_that_was_emptied_is_gone(api, renamed, path):
    address, part = renamed
    assert api.read(f"{address}releases/1/{path}")
    releases.seal(part.session.forum.uuid, 1, because="A person asked to be forgotten.")
    releases.forget()
    assert api.problem(f"{address}releases/1/{path}")[0] == 410


def test_an_older_release_costs_two_queries_and_none_when_kept(
    counted, renamed, django_assert_num_queries
):
    path = f"{renamed[0]}releases/1/sessions/?expand=speakers"
    memory.clear()
    with django_assert_num_queries(2):
        counted.read(path)
    with django_assert_num_queries(0):
        counted.read(path)
