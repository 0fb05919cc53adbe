"""Filters and orders of sessions and speakers."""

import pytest

from tests.api.conftest import released
from tests.factories import AppearanceFactory, ForumFactory, OrganisationFactory, SpeakerFactory
from tests.factories import SessionFactory as Session

pytestmark = pytest.mark.django_db


def slugs(answer):
    return [each["slug"] for each in answer["results"]]


@pytest.fixture
def day(db):
    """A forum of three sessions: at ten, at noon and of no time yet."""
    forum = ForumFactory()
    facts = {"forum": forum, "minutes": 60}
    Session(slug="early-one", start="2025-12-05T06:00:00Z", title={"en": "Beta"}, **facts)
    Session(
        slug="late-one", start="2025-12-05T08:00:00Z", title={"en": "alpha"}, coverage="pool", **facts
    )  # fmt: skip
    Session(slug="open-one", start=None, title={"en": "Gamma"}, **facts)
    return released(forum)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("starts_after=2025-12-05T06:00:00Z", ["early-one", "late-one"]),
        ("starts_after=2025-12-05T10:00:01%2B04:00", ["late-one"]),
        ("starts_after=2025-12-05T10:00:01+04:00", ["late-one"]),
        ("ends_before=2025-12-05T07:00:00Z", ["early-one"]),
        ("now=2025-12-05T06:59:59Z", ["early-one"]),
        ("now=2025-12-05T07:00:00Z", []),
        ("coverage=pool", ["late-one"]),
        ("coverage=closed", []),
        ("ordering=start", ["early-one", "late-one", "open-one"]),
        ("ordering=-start", ["late-one", "early-one", "open-one"]),
        ("ordering=title", ["late-one", "early-one", "open-one"]),
        ("ordering=-title", ["open-one", "early-one", "late-one"]),
        ("ordering=-number", ["open-one", "late-one", "early-one"]),
    ],
)
def test_sessions_are_kept_and_ordered_as_asked(api, day, query, found):
    assert slugs(api.read(f"{day}sessions/?{query}")) == found


@pytest.fixture
def stage(db):
    """A forum with one session: somebody moderates it, and a Georgian speaks."""
    office = OrganisationFactory(slug="the-office")
    session = Session(slug="the-session")
    host = SpeakerFactory(forum=session.forum, slug="the-host", organisation=office)
    guest = SpeakerFactory(forum=session.forum, slug="the-guest")
    guest.person.country = "GE"
    guest.person.save()
    AppearanceFactory(session=session, speaker=host, role="moderator")
    AppearanceFactory(session=session, speaker=guest, role="panelist")
    return released(session.forum)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("role=moderator", ["the-host"]),
        ("country=ge", ["the-guest"]),
        ("organisation=the-office", ["the-host"]),
        ("role=moderator&country=GE", []),
    ],
)
def test_speakers_are_kept_by_part_country_and_organisation(api, stage, query, found):
    assert slugs(api.read(f"{stage}speakers/?{query}")) == found


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("role=moderator", 1),
        ("role=keynote", 0),
        ("country=GE", 1),
        ("organisation=the-office", 1),
        ("speaker=the-host&role=moderator", 1),
        ("speaker=the-guest&role=moderator", 0),
        ("organisation=the-office&country=GE", 0),
    ],
)
def test_a_session_is_found_by_one_person_who_meets_all_that_is_asked(api, stage, query, count):
    assert api.read(f"{stage}sessions/?{query}")["count"] == count


def test_speakers_are_ordered_by_family_name_number_or_protocol(api, agmf):
    by_name = api.read(f"{agmf}speakers/?ordering=name")["results"]
    assert [each["sort_key"].casefold() for each in by_name] == sorted(
        each["sort_key"].casefold() for each in by_name
    )
    turned = api.read(f"{agmf}speakers/?ordering=-name")["results"]
    assert turned == by_name[::-1]
    by_number = api.read(f"{agmf}speakers/?ordering=number")["results"]
    assert [each["number"] for each in by_number] == sorted(each["number"] for each in by_name)
    protocol = api.read(f"{agmf}speakers/?ordering=protocol")
    assert slugs(protocol) == slugs(api.read(f"{agmf}speakers/"))
