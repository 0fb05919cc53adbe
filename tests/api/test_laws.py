"""What holds of every programme: the schema, the filters, the search, the parameters."""

import json
from datetime import UTC, datetime
from typing import get_args

import jsonschema_rs
import msgspec
import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from events.api import parameters, selection, whole
from events.api.errors import Refusal
from events.api.programme import Programme
from events.api.queries import ChangesQuery, ListQuery, Query, SessionQuery
from events.api.schema import openapi
from events.api.shown import show
from events.api.views.things import COLLECTIONS
from events.program import clock, terms
from events.program.edition import Edition, Stamp
from events.program.ledger import succeed
from tests.events.program.strategies import documents
from tests.laws import examples

NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)
FEW = settings(max_examples=examples(10))
LANGUAGES = st.sampled_from([(), ("en",), ("ka", "az", "en")])


@st.composite
def programmes(draw):
    document = draw(documents())
    stamp = Stamp(number=1, slug=document.forum.slug, time=NOON, sha256="0" * 64)
    return Programme(Edition(document=document, stamp=stamp, ledger=succeed(None, document, 1)))


@pytest.fixture(scope="module")
def schema():
    """Validates a value as one of the schema's components."""
    components = json.loads(openapi())["components"]

    def validate(name, value):
        reference = {"$ref": f"#/components/schemas/{name}", "components": components}
        jsonschema_rs.validate(reference, value, validate_formats=True)

    return validate


def shown(programme, each, languages):
    serializer = each.serializer(context={"languages": languages})
    things = programme.things[each.kind]
    return [serializer.to_representation(show(each.kind, thing, programme)) for thing in things]


@pytest.mark.parametrize("each", COLLECTIONS, ids=lambda each: each.name)
def test_whatever_is_shown_is_as_the_schema_says(schema, each):
    @FEW
    @given(programmes(), LANGUAGES)
    def law(programme, languages):
        for row in shown(programme, each, languages):
            schema(each.serializer.__name__.removesuffix("Part"), row)

    law()


@FEW
@given(programmes(), LANGUAGES)
def test_the_whole_programme_is_as_the_schema_says(schema, programme, languages):
    written = json.loads(msgspec.json.encode(whole.write(programme, languages)))
    schema("ProgramDocument", written)


@FEW
@given(programmes())
def test_the_whole_programme_has_each_thing_of_the_document(programme):
    written = whole.write(programme, ())
    for part in ("venues", "rooms", "themes", "organisations", "speakers", "sessions"):
        document = getattr(programme.document, part)
        assert [row["uuid"] for row in written[part]] == [row.uuid for row in document]


@FEW
@given(programmes(), LANGUAGES.filter(bool))
def test_with_a_language_no_text_is_a_map(programme, languages):
    for row in whole.write(programme, languages)["sessions"]:
        assert isinstance(row["title"], str)
        assert isinstance(row["abstract"], str)


@FEW
@given(programmes())
def test_every_thing_is_known_by_its_uuid_and_its_slug(programme):
    for kind, things in programme.things.items():
        for thing in things:
            assert programme.identify(kind, str(thing.uuid)) == thing.uuid
            assert programme.identify(kind, thing.slug) == thing.uuid


@FEW
@given(programmes())
def test_the_days_share_out_the_scheduled_sessions(programme):
    shared = [
        session.uuid
        for day in clock.days(programme.document)
        for session in selection.sessions(programme, SessionQuery(day=day.date))
    ]
    scheduled = [each.uuid for each in programme.document.sessions if each.start]
    assert sorted(shared) == sorted(scheduled)


@FEW
@given(programmes())
def test_a_speakers_sessions_are_those_that_the_filter_finds(programme):
    for speaker in programme.document.speakers:
        found = selection.sessions(programme, SessionQuery(speaker=speaker.slug))
        told = [each["session"] for each in show("speaker", speaker, programme).sessions]
        assert found == told


@FEW
@given(programmes(), st.sampled_from(get_args(terms.Kind)), st.sampled_from(get_args(terms.State)))
def test_two_filters_find_what_each_of_them_finds(programme, kind, state):
    both = selection.sessions(programme, SessionQuery(kind=kind, state=state))
    of_kind = selection.sessions(programme, SessionQuery(kind=kind))
    of_state = selection.sessions(programme, SessionQuery(state=state))
    assert both == [session for session in of_kind if session in of_state]


@FEW
@given(programmes(), st.text())
def test_any_search_finds_some_of_what_there_is(programme, words):
    found = selection.sessions(programme, SessionQuery(search=words))
    assert {each.uuid for each in found} <= set(programme.by_id["session"])


@given(
    st.dictionaries(st.sampled_from([*parameters.of(SessionQuery), "other"]), st.text()),
    st.sampled_from([Query, ListQuery, SessionQuery, ChangesQuery]),
)
def test_any_parameters_are_read_or_refused_by_name(given_, query):
    asked = QueryDict(mutable=True)
    asked.update(given_)
    try:
        understood, named = parameters.read(asked, query), set()
    except Refusal as refusal:
        understood, named = None, {fault.parameter for fault in refusal.faults}
    assert bool(named) != isinstance(understood, query)
    assert named <= set(given_)


@given(st.integers(1, 10**6), st.integers(1, 1000))
def test_a_page_is_read_as_it_was_written(page, page_size):
    asked = QueryDict(f"page={page}&page_size={page_size}")
    assert parameters.read(asked, ListQuery) == ListQuery(page=page, page_size=page_size)


@given(st.sampled_from(["en", "ka", "de"]), st.lists(st.sampled_from(["az", "de", "en"])))
def test_the_language_asked_for_comes_first_and_the_forums_follow(language, own):
    order = parameters.languages(Query(lang=language), own, ["de"])
    assert order[0] == language
    assert set(order) == {language, *own}
