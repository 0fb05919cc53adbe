"""What changed between two releases, as data and in words."""

from datetime import datetime

import pytest

from events import releases
from events.web import memory
from sessions.models import Session
from tests.api.conftest import released
from tests.databases import Kept
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db


@Kept
def three_releases():
    """A forum of three releases; each gave its session another English title."""
    session = SessionFactory(title={"en": "First"})
    for title in ("First", "Second", "Third"):
        session.title = {"en": title}
        session.save()
        address = released(session.forum)
    return address


@pytest.fixture
def retitled(db):
    return three_releases()


def told(comparison):
    return [(change["before"], change["after"]) for change in comparison["changes"]]


def test_by_default_the_newest_release_is_compared_with_the_one_before(api, retitled):
    comparison = api.read(f"{retitled}changes/")
    assert (comparison["from"]["number"], comparison["to"]["number"]) == (2, 3)
    assert told(comparison) == [("Second", "Third")]


@pytest.mark.parametrize(
    ("query", "changes"),
    [
        ("from=1", [("First", "Third")]),
        ("to=2", [("First", "Second")]),
        ("from=1&to=2", [("First", "Second")]),
        ("from=3&to=1", [("Third", "First")]),
        ("from=2&to=2", []),
        ("to=1", []),
    ],
)
def test_any_two_releases_can_be_compared(api, retitled, query, changes):
    assert told(api.read(f"{retitled}changes/?{query}")) == changes


def test_a_change_is_addressed_and_said_in_words(api, retitled):
    (change,) = api.read(f"{retitled}changes/?lang=en")["changes"]
    assert (change["what"], change["subject"], change["language"]) == ("retitled", "session", "en")
    assert change["address"] == f"session/{change['id']}/title/en"
    assert (change["name"], change["was"], change["now"]) == ("Third", "Second", "Third")
    assert change["label"] == "Title, English"


def test_without_a_language_words_come_in_each_of_the_interface(api, retitled):
    (change,) = api.read(f"{retitled}changes/")["changes"]
    assert list(change["label"]) == ["en", "az", "ka", "ru"]


def test_a_release_to_come_cannot_be_compared(api, retitled):
    status, problem = api.problem(f"{retitled}changes/?from=4")
    assert (status, problem["errors"][0]["parameter"]) == (404, "from")


def test_a_comparison_costs_two_queries(counted, retitled, django_assert_num_queries):
    with django_assert_num_queries(2):
        counted.read(f"{retitled}changes/?from=1&to=3")


def test_the_list_of_releases_is_newest_first(api, retitled):
    found = api.read(f"{retitled}releases/")["results"]
    assert [(each["number"], each["changes"]) for each in found] == [(3, 1), (2, 1), (1, None)]


def test_a_release_says_what_the_list_says(api, retitled):
    listed = api.read(f"{retitled}releases/")["results"]
    assert [api.read(f"{retitled}releases/{each['number']}/") for each in listed] == listed


@pytest.fixture
def times(api, retitled):
    """When each release was published, the first first."""
    found = api.read(f"{retitled}releases/")["results"]
    return [each["time"].replace("+", "%2B") for each in reversed(found)]


@pytest.mark.parametrize(("number", "changes"), [(0, "First"), (1, "Second"), (2, None)])
def test_since_a_number_or_since_its_time_is_the_same(api, retitled, times, number, changes):
    by_number = api.read(f"{retitled}changes/?since={number + 1}")
    assert told(by_number) == ([(changes, "Third")] if changes else [])
    assert api.read(f"{retitled}changes/?since={times[number]}") == by_number


def test_since_a_time_before_all_releases_nothing_is_compared(api, retitled):
    comparison = api.read(f"{retitled}changes/?since=2001-01-01T00:00:00Z")
    assert (comparison["from"], comparison["to"]["number"]) == (None, 3)


def test_since_a_time_to_come_nothing_has_changed(api, retitled):
    comparison = api.read(f"{retitled}changes/?since=2101-01-01T00:00:00Z")
    assert (comparison["from"]["number"], comparison["changes"]) == (3, [])


@pytest.mark.parametrize(
    ("query", "status", "remedy"),
    [
        ("since=4", 404, "The newest is 3."),
        ("since=yesterday", 400, "give the number of a release or a date-time"),
        ("since=2025-12-05T11:00:00", 400, "with its offset"),
        ("since=1&from=1", 400, "not both"),
    ],
)
def test_a_wrong_since_is_refused(api, retitled, query, status, remedy):
    answered, problem = api.problem(f"{retitled}changes/?{query}")
    assert (answered, problem["errors"][0]["parameter"]) == (status, "since")
    assert remedy in problem["detail"]


@pytest.mark.parametrize("query", ["", "&to=5", "&to=2"])
@pytest.mark.parametrize("number", [1, 3, 6])
def test_since_any_time_costs_at_most_two_queries(
    counted, retitled, django_assert_max_num_queries, number, query
):
    session = Session.objects.get()
    for title in ("Fourth", "Fifth", "Sixth"):
        session.title = {"en": title}
        session.save()
        released(session.forum)
    time = counted.read(f"{retitled}releases/{number}/")["time"].replace("+", "%2B")
    by_number = counted.read(f"{retitled}changes/?since={number}{query}")
    memory.clear()
    releases.forget()
    with django_assert_max_num_queries(2):
        assert counted.read(f"{retitled}changes/?since={time}{query}") == by_number


@pytest.fixture
def emptied(db):
    """A forum of three releases; the second took a session out."""
    stays = SessionFactory()
    leaves = SessionFactory(forum=stays.forum, slug="the-gone", title={"en": "Gone"})
    released(stays.forum)
    leaves.state = "draft"
    leaves.save()
    released(stays.forum)
    stays.title = {"en": "Another"}
    stays.save()
    return released(stays.forum), leaves


def test_what_was_taken_out_is_told_with_its_last_words(api, emptied):
    address, session = emptied
    (gone,) = api.read(f"{address}changes/?since=1&lang=en")["gone"]
    assert (gone["uuid"], gone["kind"]) == (str(session.uuid), "session")
    assert (gone["title"], gone["slug"], gone["release"]) == ("Gone", "the-gone", 2)
    assert gone["successor"] is None
    assert datetime.fromisoformat(gone["start"]) == session.start


@pytest.mark.parametrize("query", ["", "since=2", "from=3&to=1", "to=1", "from=1&to=1"])
def test_what_was_gone_before_or_comes_back_is_not_told(api, emptied, query):
    assert api.read(f"{emptied[0]}changes/?{query}")["gone"] == []
