"""A forum cloned as the next edition: the same programme days later, with identities of its own."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.models import Forum, TeamMember, Venue
from events.program import canonical
from sessions import drafts, publish
from sessions.cloning import Incomplete, Part, clone_forum
from sessions.cloning.shifting import shifted, shifted_span
from sessions.models import Appearance, Session
from speakers.models import Absence, Person, Speaker
from tests.events.program.strategies import documents
from tests.factories import (
    AbsenceFactory,
    AppearanceFactory,
    ForumFactory,
    OrganiserFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    SuperuserFactory,
    TeamMemberFactory,
    ThemeFactory,
    VenueFactory,
)
from tests.laws import examples
from tests.sessions.test_draft_laws import forum_of

pytestmark = pytest.mark.django_db
ALL = Part.values
# Every model with a forum that a clone leaves behind; a new model must be named here or copied.
STAY = {
    "release",
    "planned",
    "acknowledgement",
    "boardrow",
    "boardmove",
    "invitation",
    "previewlink",
    "publishrun",
    "importrun",
}
COPIED = {"venue", "room", "theme", "organiser", "teammember", "speaker", "session"}


def clone(forum, *take, days=364, slug="next-2026", by="test"):
    return clone_forum(
        forum, slug=slug, names={"en": "Next"}, starts=forum.starts + timedelta(days=days),
        edition=2, take=take or ALL, by=by,
    )  # fmt: skip


def without_identity(document, days=0):
    """What a clone keeps: identities replaced by places, times on the clocks of its zone."""
    document = canonical.ordered(document)
    uuids = {
        row.uuid: (type(row).__name__, getattr(row, "slug", n))
        for rows in (document.venues, document.rooms, document.themes, document.sessions)
        for n, row in enumerate(rows)
    }

    def told(row):
        facts = {name: getattr(row, name) for name in row.__struct_fields__}
        for name in ("number", "uuid", "source", "source_id", "state", "successor", "status"):
            facts.pop(name, None)
        for name in ("cancelled_because", "links", "reported_titles", "consent"):
            facts.pop(name, None)
        for name in ("venue", "room", "theme"):
            facts[name] = uuids.get(facts.get(name))
        for name in ("themes", "overflow"):  # in the order of what they are told by, not of ids
            facts[name] = sorted(uuids[each] for each in facts.get(name, ()))
        if start := facts.get("start"):
            moved = shifted(start, days, document.forum.zone).instant
            facts["start"] = moved.astimezone(UTC)
        stage = [
            (p.speaker, p.role, p.order, p.topic, p.minutes) for p in facts.pop("appearances", ())
        ]
        return facts, stage

    return [
        sorted(map(repr, map(told, rows)))
        for rows in (document.rooms, document.themes, document.speakers, document.sessions)
    ]


@settings(
    max_examples=examples(8), phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(documents(), st.sampled_from([0, -30, 1, 7, 364, 365]))
def test_a_clone_reads_back_as_the_same_programme_some_days_later(document, days):
    Forum.objects.filter(slug="next-2026").delete()
    forum = forum_of(document)
    drafts.write(forum.uuid, document, by="test")
    forum.refresh_from_db()
    made = clone(forum, days=days).forum
    made.sessions.update(state="confirmed")
    made.speakers.update(status="confirmed")
    assert without_identity(drafts.read(made.uuid)) == without_identity(
        drafts.read(forum.uuid), days
    )
    clear(made)


def clear(forum):
    """The forum is gone; those of the next example are made anew."""
    for rows in (forum.sessions, forum.speakers, forum.rooms, forum.themes, forum.venues):
        rows.all().delete()
    forum.delete()


@pytest.fixture
def forum():
    """A forum with something of everything."""
    forum = ForumFactory(slug="media-2025", motto={"en": "Trust"}, edition=1)
    venue = VenueFactory(forum=forum)
    room = RoomFactory(forum=forum, venue=venue, source="s", source_id="1")
    theme, further = ThemeFactory.create_batch(2, forum=forum)
    session = SessionFactory(
        forum=forum, room=room, theme=theme, notes="Water", expected_audience=80,
        links=[{"kind": "recording", "url": "https://example.org/r"}],
    )  # fmt: skip
    session.themes.add(further)
    part = AppearanceFactory(
        session=session, speaker__forum=forum, speaker__notes="VIP",
        speaker__consent_record=True, speaker__present_from=datetime(2025, 12, 5, 6, tzinfo=UTC),
    )  # fmt: skip
    AbsenceFactory(speaker=part.speaker)
    OrganiserFactory(forum=forum)
    TeamMemberFactory(forum=forum, role="owner")
    return forum


def identities(forum):
    """Of all rows of the forum."""
    rows = (forum.venues, forum.rooms, forum.themes, forum.sessions)
    found = {row.uuid for each in rows for row in each.all()}
    return found | {p.uuid for p in Appearance.objects.filter(session__forum=forum)} | {forum.uuid}


def test_two_clones_share_no_identity_with_each_other_or_with_the_forum(forum):
    one, two = clone(forum, slug="one-2026").forum, clone(forum, slug="two-2026").forum
    ids = [identities(each) for each in (forum, one, two)]
    assert [len(each) for each in ids] == [7, 7, 7]
    assert len(set.union(*ids)) == 21


def test_persons_and_organisations_stay_the_same(forum):
    made = clone(forum).forum
    assert made.speakers.get().person == forum.speakers.get().person
    assert made.organisers.get().organisation == forum.organisers.get().organisation
    assert Person.objects.count() == 1


def test_everything_refers_to_the_clone_s_own_rows(forum):
    made = clone(forum).forum
    session = made.sessions.get()
    part = session.appearances.get()
    of = (session.room.venue, session.room, session.theme, session.themes.get(), part.speaker)
    assert {row.forum for row in of} == {made}


def test_a_clone_is_hidden_and_keeps_the_forum_s_facts(forum):
    made = clone(forum).forum
    made.refresh_from_db()
    told = (made.visibility, made.zone, made.motto, made.starts, made.ends, made.edition)
    assert told == (
        "hidden", "Asia/Baku", {"en": "Trust"}, date(2026, 12, 4), date(2026, 12, 5), 2,
    )  # fmt: skip


def test_sessions_are_drafts_and_speakers_are_asked_anew(forum):
    made = clone(forum).forum
    session, speaker = made.sessions.get(), made.speakers.get()
    assert (session.state, session.links) == ("draft", [])
    assert (speaker.status, speaker.consent_record) == ("proposed", None)
    assert made.rooms.get().source_id == ""


@pytest.mark.parametrize(("take", "kept"), [(ALL, True), ([p for p in ALL if p != "staff"], False)])
def test_what_only_the_team_knows_comes_along_if_chosen(forum, take, kept):
    made = clone(forum, *take).forum
    session, speaker = made.sessions.get(), made.speakers.get()
    assert (session.notes, session.expected_audience) == (("Water", 80) if kept else ("", None))
    assert (speaker.notes, bool(speaker.present_from)) == (("VIP", True) if kept else ("", False))
    assert Absence.objects.filter(speaker__forum=made).exists() is kept


def test_what_is_not_chosen_stays_behind(forum):
    made = clone(forum, Part.SESSIONS).forum
    session = made.sessions.get()
    assert (session.room, session.theme, session.start, session.minutes) == (None, None, None, 90)
    rows = (made.venues, made.rooms, made.themes, made.team, made.speakers, made.organisers)
    assert [each.count() for each in rows] == [0] * 6


@pytest.mark.parametrize("take", [[Part.TIMES], [Part.STAGE, Part.SESSIONS]])
def test_a_part_that_needs_another_is_refused(forum, take):
    with pytest.raises(Incomplete):
        clone(forum, *take)


def test_releases_stay_behind_and_an_address_they_hold_is_refused(forum):
    publish.publish(forum.uuid, by="test")
    Forum.objects.filter(pk=forum.pk).update(slug="renamed")
    forum.refresh_from_db()
    with pytest.raises(ValidationError) as refusal:
        clone(forum, slug="media-2025")
    assert list(refusal.value.error_dict) == ["slug"]
    assert not clone(forum).forum.releases.exists()


def test_a_taken_address_is_refused_and_nothing_is_written(forum):
    ForumFactory(slug="taken-2026")
    with pytest.raises(ValidationError):
        clone(forum, slug="taken-2026")
    assert (Forum.objects.count(), Venue.objects.count()) == (2, 1)


def test_history_says_who_made_each_row_and_of_what(forum):
    user = SuperuserFactory()
    made = clone(forum, by=user).forum
    rows = (made, made.rooms.get(), made.sessions.get(), made.speakers.get(), made.team.get())
    told = {(h.history_user, h.history_change_reason) for r in rows for h in r.history.all()}
    assert told == {(user, "clone of media-2025")}
    assert made.history.count() == 1


def test_every_model_of_a_forum_is_copied_or_stays_by_name():
    fields = Forum._meta.get_fields(include_hidden=True)
    names = {each.related_model._meta.model_name for each in fields if each.one_to_many}
    assert {name for name in names if not name.startswith("historical")} == COPIED | STAY


def at(zone, *moment, fold=0):
    return datetime(*moment, tzinfo=ZoneInfo(zone), fold=fold)


BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("instant", "days", "moved", "clocks"),
    [
        (at(BERLIN, 2025, 3, 28, 11), 4, at(BERLIN, 2025, 4, 1, 11), ""),
        (at(BERLIN, 2025, 3, 28, 2, 30), 2, at(BERLIN, 2025, 3, 30, 3, 30), "skipped"),
        (at(BERLIN, 2025, 10, 25, 2, 30), 1, at(BERLIN, 2025, 10, 26, 2, 30), "twice"),
        (at(BERLIN, 2025, 10, 26, 2, 30, fold=1), 0, at(BERLIN, 2025, 10, 26, 2, 30, fold=1),
         "twice"),
        (at(BERLIN, 2025, 10, 26, 2, 30, fold=1), 1, at(BERLIN, 2025, 10, 27, 2, 30), ""),
    ],
)  # fmt: skip
def test_wall_times_stay_and_what_clocks_do_is_told(instant, days, moved, clocks):
    found = shifted(instant, days, BERLIN)
    assert (found.instant.astimezone(UTC), found.clocks) == (moved.astimezone(UTC), clocks)


def test_a_time_that_clocks_would_turn_round_keeps_its_length():
    begins, ends = at(BERLIN, 2025, 3, 28, 2, 30), at(BERLIN, 2025, 3, 28, 3, 10)
    first, last = shifted_span(begins, ends, 2, BERLIN)
    assert last.instant - first.instant == timedelta(minutes=40)


def test_sessions_whose_hour_the_clocks_skip_are_named():
    forum = ForumFactory(zone=BERLIN, starts=date(2025, 3, 28), ends=date(2025, 3, 28))
    night = SessionFactory(forum=forum, start=at(BERLIN, 2025, 3, 28, 2, 30))
    made = clone(forum, days=2)
    assert (made.skipped, made.twice) == ([night], [])


def test_a_forum_of_many_rows_costs_as_many_queries(forum, django_assert_max_num_queries):
    SessionFactory.create_batch(9, forum=forum)
    SpeakerFactory.create_batch(9, forum=forum)
    with django_assert_max_num_queries(70):
        clone(forum)
    assert (Session.objects.count(), Speaker.objects.count()) == (20, 20)
    assert TeamMember.objects.count() == 2
