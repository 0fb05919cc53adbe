"""The draft's laws: whatever programme is written reads back the same, again and again."""

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from events.models import Forum, ForumSeries
from sessions import drafts, publish
from speakers.models import Organisation, Person
from tests.events.program.strategies import documents, pairs
from tests.laws import examples

pytestmark = pytest.mark.django_db
# Few, and not made smaller when one fails: with a database that takes minutes.
few = settings(
    max_examples=examples(8),
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def forum_of(document):
    """An empty forum to write the programme into; nothing of the example before is left."""
    for forum in Forum.objects.all():
        for rows in (forum.sessions, forum.speakers, forum.rooms, forum.themes, forum.venues):
            rows.all().delete()
        forum.delete()
    for model in (Person, Organisation, ForumSeries):
        model.objects.all().delete()
    facts = document.forum
    return Forum.objects.create(
        uuid=facts.uuid, slug="before-2025", names={"en": "Before"}, starts=facts.starts,
        ends=facts.ends, zone=facts.zone, languages=["en"],
    )  # fmt: skip


def without_persons(document):
    """The programme without what belongs to the installation: persons' and organisations' facts."""
    speakers = tuple(
        msgspec.structs.replace(
            row, number=0, person_slug="", sort_key="", forms=(), name=row.names, photo=None,
            country="", links=(),
        )
        for row in document.speakers
    )  # fmt: skip
    organisations = tuple(row.uuid for row in document.organisations)
    facts = msgspec.structs.replace(document.forum, number=0)
    rest = msgspec.structs.replace(document, forum=facts, speakers=(), organisations=())
    return rest, sorted(speakers, key=lambda row: row.uuid), organisations


def unnumbered(document):
    """Forum and sessions without numbers: a row keeps its number for life."""
    zero = msgspec.structs.replace
    sessions = [
        zero(row, number=0, appearances=tuple(zero(part, number=0) for part in row.appearances))
        for row in document.sessions
    ]
    return zero(document.forum, number=0), sessions


def used(document):
    """The programme without organisations that nobody comes from: a draft does not read those."""
    ids = {o.organisation for o in document.forum.organisers}
    ids |= {row.organisation for row in document.speakers}
    kept = tuple(row for row in document.organisations if row.uuid in ids)
    return msgspec.structs.replace(document, organisations=kept)


@few
@given(documents())
def test_a_programme_written_into_an_empty_forum_reads_back_the_same(document):
    forum = forum_of(document)
    drafts.write(forum.uuid, document, by="test")
    assert without_persons(drafts.read(forum.uuid)) == without_persons(used(document))


@few
@given(documents())
def test_writing_it_again_changes_nothing(document):
    forum = forum_of(document)
    drafts.write(forum.uuid, document, by="test")
    assert drafts.write(forum.uuid, drafts.read(forum.uuid), by="test").changes_nothing


@few
@given(pairs())
def test_a_programme_written_over_another_reads_back_the_same(pair):
    before, after = pair
    forum = forum_of(before)
    drafts.write(forum.uuid, before, by="test")
    drafts.write(forum.uuid, after, by="test")
    read, expected = drafts.read(forum.uuid), used(after)
    assert unnumbered(read) == unnumbered(expected)
    # Rooms, themes and venues that the second lacks stay: they are never deleted.
    assert {room.uuid for room in expected.rooms} <= {room.uuid for room in read.rooms}


@few
@given(documents())
def test_what_is_published_and_restored_is_what_was_drafted(document):
    forum = forum_of(document)
    drafts.write(forum.uuid, document, by="test")
    drafted = drafts.read(forum.uuid)
    plan = drafts.write(forum.uuid, drafted, by="test", dry_run=True)
    assert plan.changes_nothing
    assert publish.propose(forum.uuid).refusals == ()
