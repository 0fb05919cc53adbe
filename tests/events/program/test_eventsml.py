"""EventsML-G2 as newsrooms read it: identity, state, times, people; and the zip of a forum."""

from collections import defaultdict
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from events.program import document, ledger
from events.program.formats import eventsml, eventsml_zip
from events.program.formats.outgoing import Extract, Part
from tests.events.program import strategies
from tests.events.public import editions
from tests.laws import examples

G2 = {"g": "http://iptc.org/std/nar/2006-10-01/"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
WORDS = defaultdict(
    str, {"role.moderator": "Moderator", "role.panelist": "Panelist", "roles.panelist": "Panelists"}
)


def extract(programme, language="en", *, part=("session", "session-1"), entries=None):
    edition = editions.release(programme, ledger=ledger.Ledger(entries=entries or {}))
    kind, key = part
    asked = Part(kind=kind, key=key)
    return Extract(edition, language, site="https://forum.example", words=WORDS, part=asked)


def parsed(data):
    from lxml import etree

    return etree.fromstring(data)


def item(programme, language="en", **facts):
    return parsed(eventsml.write(extract(programme, language, **facts)))


def texts(tree, path):
    return [each.text for each in tree.findall(path, G2)]


def values(tree, path, attribute):
    return [each.get(attribute) for each in tree.findall(path, G2)]


def packed(programme, part=("forum", ""), **facts):
    return eventsml_zip.write(extract(programme, part=part, **facts))


def gone(slug="old", start="09:00"):
    fallen = ledger.Gone(
        release=7, slug=slug, title={"en": "Old"}, start=editions.at(start), minutes=60
    )
    return ledger.Entry(kind="session", since=1, changed=7, sequence=4, gone=fallen)


@pytest.fixture
def panel():
    """A panel with two panelists, a moderator, a hall in a building and an organiser."""
    cast = [("panelist", 1), ("panelist", 2), ("moderator", 3)]
    parts = tuple(
        editions.appearance(number, role, speaker=number, order=number) for role, number in cast
    )
    said = {"en": "About < trust", "az": "Etimad"}
    house = document.Venue(
        uuid=editions.uuid("room", 99), number=99, names={"en": "House"},
        address={"en": "1 Sea Road"}, latitude=40.4, longitude=49.8,
    )  # fmt: skip
    behind = document.Organiser(organisation=editions.uuid("organisation", 1))
    return editions.programme(
        editions.session(
            title={"en": "Trust", "az": "Etimad"}, abstract=said, appearances=parts,
            room=editions.uuid("room", 1),
        ),
        forum=editions.forum(organisers=(behind,), country="AZ"),
        rooms=(editions.room(venue=house.uuid),),
        venues=(house,),
        organisations=(editions.organisation(),),
        speakers=(
            editions.speaker(1, organisation=editions.uuid("organisation", 1)),
            editions.speaker(2, position={"en": "Editor"}),
            editions.speaker(3),
        ),
    )  # fmt: skip


def test_a_session_is_an_event_as_superdesk_s_reader_asks_for_it(panel):
    tree = item(panel)
    assert tree.tag == f"{{{G2['g']}}}conceptItem"
    assert values(tree, "g:concept/g:type", "qcode") == ["cpnat:event"]


def test_the_guid_is_the_session_s_uuid_in_every_language(panel):
    guids = {item(panel, language).get("guid") for language in ("en", "az", "ka")}
    assert guids == {editions.uuid("session", 1).urn}


def test_the_version_is_one_more_than_the_sequence(panel):
    entry = ledger.Entry(kind="session", since=1, changed=6, sequence=3)
    tree = item(panel, entries={editions.uuid("session", 1): entry})
    assert tree.get("version") == "4"


@pytest.mark.parametrize(
    ("state", "published", "occurs"),
    [
        ("confirmed", "stat:usable", "eocstat:eos5"),
        ("tentative", "stat:usable", "eocstat:eos3"),
        ("cancelled", "stat:canceled", "eocstat:eos6"),
    ],
)
def test_the_state_is_said_in_the_news_codes(state, published, occurs):
    tree = item(editions.programme(editions.session(state=state)))
    assert values(tree, "g:itemMeta/g:pubStatus", "qcode") == [published]
    assert values(tree, "g:concept/g:eventDetails/g:occurStatus", "qcode") == [occurs]


def test_the_times_have_the_forum_s_offset(panel):
    dates = item(panel).find("g:concept/g:eventDetails/g:dates", G2)
    assert texts(dates, "*") == ["2025-12-05T11:00:00+04:00", "2025-12-05T12:30:00+04:00"]


def test_an_open_start_is_the_forum_s_days_since_the_reader_needs_one():
    tree = item(editions.programme(editions.session(start=None)))
    assert texts(tree, ".//g:dates/g:start") == ["2025-12-05"]


def test_an_open_end_is_left_out():
    tree = item(editions.programme(editions.session(minutes=None)))
    assert texts(tree, ".//g:dates/g:end") == []


@pytest.mark.parametrize(("language", "first"), [("en", "Trust"), ("az", "Etimad")])
def test_the_first_name_is_the_reader_s_language(panel, language, first):
    assert texts(item(panel, language), "g:concept/g:name")[0] == first


def test_definitions_say_their_language(panel):
    assert values(item(panel), "g:concept/g:definition", LANG) == ["en", "az"]


def test_the_first_definition_names_room_people_and_posts(panel):
    assert texts(item(panel), "g:concept/g:definition")[0] == (
        "About < trust\n\nRoom 1\n"
        "Panelists: Speaker 1, Organisation 1; Speaker 2, Editor\nModerator: Speaker 3"
    )


def test_why_it_is_cancelled_comes_first():
    closed = editions.session(state="cancelled", cancelled_because={"en": "Closed."})
    assert texts(item(editions.programme(closed)), "g:concept/g:definition") == ["Closed."]


def test_the_page_is_linked(panel):
    assert values(item(panel), "g:concept/g:remoteInfo", "href") == [
        "https://forum.example/en/media-forum/sessions/session-1/"
    ]


def test_the_place_has_its_building_address_and_position(panel):
    place = item(panel).find(".//g:location", G2)
    assert texts(place, "g:name") + texts(place, "g:broader/g:name") == ["Room 1", "House"]
    assert texts(place, ".//g:line") == ["1 Sea Road"]
    assert values(place, ".//g:position", "latitude") == ["40.4"]
    assert values(place, ".//g:country", "qcode") == ["iso3166-1a2:AZ"]


def test_participants_have_ids_roles_and_posts(panel):
    people = ".//g:participant"
    tree = item(panel)
    assert texts(tree, f"{people}/g:note") == ["Panelist", "Panelist", "Moderator"]
    assert texts(tree, f"{people}/g:definition") == ["Organisation 1", "Editor"]
    assert values(tree, people, "uri")[0] == editions.uuid("speaker", 1).urn


def test_the_organiser_is_named(panel):
    assert texts(item(panel), ".//g:organiser/g:name") == ["Organisation 1"]


def test_the_zip_has_an_item_for_each_session_and_for_those_that_are_gone(panel):
    fallen = editions.uuid("session", 8)
    with ZipFile(BytesIO(packed(panel, entries={fallen: gone()}))) as archive:
        names = archive.namelist()
        tree = parsed(archive.read(f"{fallen}.g2.xml"))
    assert names == sorted(f"{uuid}.g2.xml" for uuid in (fallen, editions.uuid("session", 1)))
    assert values(tree, "g:itemMeta/g:pubStatus", "qcode") == ["stat:canceled"]
    assert (tree.get("version"), texts(tree, ".//g:dates/g:end")) == (
        "5",
        ["2025-12-05T10:00:00+04:00"],
    )


@pytest.mark.parametrize(
    ("part", "count"),
    [(("forum", ""), 2), (("day", "2025-12-05"), 2), (("room", "room-1"), 1)],
)
def test_what_is_gone_is_told_with_the_forum_and_its_day(panel, part, count):
    data = packed(panel, part, entries={editions.uuid("session", 8): gone()})
    assert len(ZipFile(BytesIO(data)).namelist()) == count


def test_a_session_that_was_taken_out_is_an_item_of_its_own_as_cancelled(panel):
    uuid = editions.uuid("session", 8)
    told = extract(panel, part=("session", "old"), entries={uuid: gone()})
    told.part = Part(kind="session", key="old", gone=True)
    tree = parsed(eventsml.write(told))
    assert (tree.get("guid"), texts(tree, ".//g:concept/g:name")) == (uuid.urn, ["Old"])
    assert values(tree, "g:itemMeta/g:pubStatus", "qcode") == ["stat:canceled"]


def test_the_zip_s_files_are_as_old_as_the_release(panel):
    (member,) = ZipFile(BytesIO(packed(panel))).infolist()
    assert member.date_time == (2025, 12, 4, 14, 20, 0)


@settings(max_examples=examples(16), deadline=timedelta(seconds=5))
@given(strategies.documents())
def test_any_programme_is_written_the_same_twice_and_read_as_xml(programme):
    first, again = packed(programme), packed(programme)
    assert first == again
    with ZipFile(BytesIO(first)) as archive:
        trees = [parsed(archive.read(name)) for name in archive.namelist()]
    assert len(trees) == len(programme.sessions)
