"""What changed between two releases, as data and in words."""

import pytest

from tests.api.conftest import released
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def retitled(db):
    """A forum of three releases; each gave its session another English title."""
    session = SessionFactory(title={"en": "First"})
    for title in ("First", "Second", "Third"):
        session.title = {"en": title}
        session.save()
        address = released(session.forum)
    return address


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
