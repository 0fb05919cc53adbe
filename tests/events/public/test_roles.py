"""What a speaker's page tells of every part: cancelled, taken over, with its topic."""

from tests.events.public.editions import (
    appearance,
    draw,
    organisation,
    programme,
    release,
    session,
    speaker,
    uuid,
)
from tests.events.public.editions import stamp as stamped

ANAR, VUSALA = (
    speaker(1, name={"en": "Anar A"}, person_slug="anar-a"),
    speaker(2, name={"en": "Vusala V"}),
)


def drawn(*parts, who=1, **facts):
    whole = programme(session(appearances=parts, **facts), speakers=(ANAR, VUSALA))
    return draw(whole, f"speakers/speaker-{who}/")


def test_a_part_in_a_cancelled_session_is_told_and_marked():
    page = drawn(appearance(), state="cancelled")
    assert page.all(".slots .tag.off") == ["Cancelled"]
    assert page.all(".slots h3") == ["Session 1"]


def test_who_comes_instead_says_of_whom():
    page = drawn(appearance(instead_of=uuid("speaker", 2)))
    assert page.all(".meta span")[:2] == ["Panelist", "In place of: Vusala V"]
    assert page.values(".meta a", "href") == ["/en/media-forum/speakers/speaker-2/"]


def test_who_was_replaced_still_finds_the_session_and_who_came():
    page = drawn(appearance(instead_of=uuid("speaker", 2)), who=2)
    assert page.all(".meta span")[:2] == ["Panelist", "Taken over by: Anar A"]


def test_somebody_with_two_roles_in_a_session_has_both():
    page = drawn(appearance(1, "moderator"), appearance(2, "speaker"))
    assert page.all(".meta span:first-child") == ["Moderator", "Speaker"]


def test_the_topic_of_a_part_is_told():
    assert drawn(appearance(topic={"en": "Trust"})).all(".slots .people") == ["Trust"]


def test_a_speaker_s_page_leads_to_the_person_s_and_to_the_delegation():
    here = speaker(1, delegation=uuid("organisation", 1))
    page = draw(programme(speakers=(here,), organisations=(organisation(),)), "speakers/speaker-1/")
    assert page.values("[aria-labelledby=ro] .more", "href") == ["/en/people/person-1/"]
    assert page.values(".who a", "href") == ["/en/media-forum/organisations/organisation-1/"]


def test_an_old_release_leads_to_no_page_that_newest_releases_make():
    old = release(programme(speakers=(ANAR,)), 6, current=stamped(7))
    assert draw(old, "speakers/speaker-1/").all("[aria-labelledby=ro] .more") == []
