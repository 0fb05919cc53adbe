"""The index of organisations and delegations, and the page of each."""

from tests.events.public.editions import (
    appearance,
    at,
    draw,
    organisation,
    programme,
    session,
    speaker,
    uuid,
)

AGENCY = organisation(1, names={"en": "Agency", "az": "Xəbər agentliyi"}, abbreviation="AG")
SEA = organisation(2, names={"en": "Sea TV", "az": "Dəniz"}, country="AZ")
GUESTS = organisation(3, names={"en": "Guests"}, kind="delegation", country="GE")
HOSTS = organisation(4, names={"en": "Hosts"}, country="AZ")
EMPTY = organisation(5, names={"en": "Nobody’s"})


def of(number, name, **facts):
    return speaker(number, name={"en": name}, sort_key=name, **facts)


PEOPLE = (
    of(3, "Cid", delegation=uuid("organisation", 3), protocol_order=1, position={"en": "Minister"}),
    of(1, "Bea", delegation=uuid("organisation", 3), protocol_order=2),
    of(2, "Ali", delegation=uuid("organisation", 4)),
    of(4, "Dan", organisation=uuid("organisation", 1)),
    of(5, "Eva", organisation=uuid("organisation", 2)),
    of(6, "Abe", organisation=uuid("organisation", 2)),
)
WHOLE = programme(
    session(1, appearances=(appearance(1, speaker=5),)),
    session(2, appearances=(appearance(2, speaker=4), appearance(3, speaker=6)), start=at("16:00")),
    session(3, appearances=(appearance(4, role="host", speaker=1),), start=at("18:00")),
    speakers=PEOPLE,
    organisations=(AGENCY, SEA, GUESTS, HOSTS, EMPTY),
)


def test_delegations_stand_by_country_with_their_members_in_protocol_order():
    page = draw(WHOLE, "organisations/")
    assert page.one("h1") == "Delegations and organisations"
    assert page.all(".delegations .of") == ["Azerbaijan", "Georgia"]
    assert page.all(".delegations h3") == ["Hosts", "Guests"]
    assert page.all(".delegations ol li") == ["Ali", "CidMinister", "BeaHost"]


def test_organisations_stand_in_the_alphabet_of_the_page_with_how_many_speak():
    page = draw(WHOLE, "organisations/")
    assert page.all(".bodies h3") == ["Agency", "Sea TV"]
    assert page.all(".bodies p") == ["AG · 1 speaker", "Azerbaijan · 2 speakers"]
    assert page.values(".bodies li", "data-l") == ["A", "S"]
    assert draw(WHOLE, "organisations/", "az").all(".bodies h3") == ["Dəniz", "Xəbər agentliyi"]


def test_an_organisation_that_nobody_is_here_for_is_not_listed():
    assert "Nobody’s" not in draw(WHOLE, "organisations/").page.body


def test_without_delegations_only_organisations_are_named():
    whole = programme(speakers=PEOPLE[3:], organisations=(AGENCY, SEA))
    page = draw(whole, "organisations/")
    assert (page.one("h1"), page.all(".delegations")) == ("Organisations", [])


def test_a_forum_without_organisations_says_so():
    page = draw(programme(), "organisations/")
    assert page.one(".empty h2") == "No organisation is announced yet"
    assert draw(programme(), "speakers/").values(".more", "href") == []


def test_the_speakers_page_leads_to_the_index():
    assert draw(WHOLE, "speakers/").values(".head .more", "href") == [
        "/en/media-forum/organisations/"
    ]


def test_an_organisation_s_page_names_those_who_are_here_for_it_and_their_sessions():
    page = draw(WHOLE, "organisations/organisation-2/", "az")
    assert page.one("h1") == "Dəniz"
    assert page.all(".people-list h3") == ["Abe", "Eva"]
    assert page.all(".slots h3") == ["Session 1", "Session 2"]
    assert page.values(".crumb a", "href") == ["/az/media-forum/organisations/"]


def test_a_delegation_s_page_keeps_protocol_order():
    page = draw(WHOLE, "organisations/organisation-3/")
    assert page.all(".people-list h3") == ["Cid", "Bea"]


def test_several_days_are_told_beside_the_hours():
    later = session(4, appearances=(appearance(5, speaker=5),), start=at("10:00", "2025-12-06"))
    whole = programme(WHOLE.sessions[0], later, speakers=PEOPLE, organisations=(AGENCY, SEA, GUESTS, HOSTS))  # fmt: skip
    page = draw(whole, "organisations/organisation-2/")
    assert page.all(".when .on") == ["5 Dec", "6 Dec"]


def test_a_stage_stands_in_the_order_that_it_was_given_not_by_protocol():
    parts = (appearance(9, speaker=2, order=1), appearance(8, speaker=3, order=2))
    whole = programme(session(appearances=parts), speakers=PEOPLE, organisations=(GUESTS, HOSTS, AGENCY, SEA))  # fmt: skip
    assert draw(whole, "sessions/session-1/").all(".stage h3") == ["Ali", "Cid"]
