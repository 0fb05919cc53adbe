"""What pages tell machines: linked data, cards for other sites, the files and feed beside them."""

import json

import pytest
from msgspec.structs import replace

from events.program import document, ledger
from tests.events.public import editions
from tests.events.public.editions import draw, uuid

SITE = "http://localhost:8000"
SCHEMA = "https://schema.org"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def told(read):
    (block,) = read.tree.cssselect('script[type="application/ld+json"]')
    return json.loads(block.text)


def meta(read):
    tags = read.tree.cssselect("meta[property], meta[name]")
    return {each.get("property") or each.get("name"): each.get("content") for each in tags}


def session(language="en", *, entry=None, rows=None, **facts):
    """What the page of one session tells."""
    shown = editions.programme(editions.session(**facts), **(rows or {}))
    entries = {uuid("session", 1): entry} if entry else {}
    edition = editions.release(shown, ledger=ledger.Ledger(entries=entries))
    return told(draw(edition, "sessions/session-1/", language))


def speaker(**facts):
    shown = editions.programme(
        speakers=(editions.speaker(**facts),), organisations=(editions.organisation(),)
    )
    return draw(shown, "speakers/speaker-1/")


PHOTO = document.Photo(sha256="a" * 64, width=600, height=800, alt={"en": "A portrait"})


def test_the_forum_is_an_event_of_events():
    sessions = (editions.session(1), editions.session(2, kind="break"))
    forum = told(draw(editions.programme(*sessions, forum=editions.forum(country="AZ"))))
    assert (forum["@type"], forum["name"]) == ("Event", "Media Forum")
    assert (forum["startDate"], forum["endDate"]) == ("2025-12-05", "2025-12-05")
    assert forum["location"]["address"] == {
        "@type": "PostalAddress", "addressLocality": "Baku", "addressCountry": "AZ",
    }  # fmt: skip
    assert forum["subEvent"] == [
        {
            "@type": "Event",
            "@id": f"{SITE}/#{uuid('session', 1)}",
            "name": "Session 1",
            "url": f"{SITE}/en/media-forum/sessions/session-1/",
        }
    ]


def test_a_session_is_an_event_with_offsets_in_its_times():
    event = session(floor_languages=("az", "en"))
    assert event["@context"] == SCHEMA
    assert (event["@type"], event["name"]) == ("Event", "Session 1")
    assert event["startDate"] == "2025-12-05T11:00:00+04:00"
    assert event["endDate"] == "2025-12-05T12:30:00+04:00"
    assert event["eventStatus"] == f"{SCHEMA}/EventScheduled"
    assert event["inLanguage"] == ["az", "en"]


def test_a_session_s_id_ends_with_its_uuid_in_every_language():
    ids = {session(language)["@id"] for language in ("en", "az", "ka", "ru")}
    assert ids == {f"{SITE}/#{uuid('session', 1)}"}


def test_a_session_is_part_of_its_forum():
    above = session()["superEvent"]
    assert (above["@type"], above["url"]) == ("Event", f"{SITE}/en/media-forum/")


def test_a_moved_session_says_when_it_was_to_begin():
    was = ledger.Entry(kind="session", since=1, changed=7, previous_start=editions.at("09:00"))
    event = session(entry=was)
    assert event["eventStatus"] == f"{SCHEMA}/EventRescheduled"
    assert event["previousStartDate"] == "2025-12-05T09:00:00+04:00"


def test_a_cancelled_session_is_cancelled_and_not_moved():
    was = ledger.Entry(kind="session", since=1, changed=7, previous_start=editions.at("09:00"))
    event = session(entry=was, state="cancelled")
    assert event["eventStatus"] == f"{SCHEMA}/EventCancelled"
    assert "previousStartDate" not in event


def test_what_is_open_is_left_out():
    event = session(start=None, minutes=None)
    assert {"startDate", "endDate", "performer", "description", "inLanguage"} & event.keys() == (
        set()
    )


def test_a_session_s_place_is_its_room_in_its_building():
    house = document.Venue(
        uuid=uuid("room", 9), number=9, names={"en": "House"}, address={"en": "1 Sea Road"},
        latitude=40.4, longitude=49.8,
    )  # fmt: skip
    rows = {"venues": (house,), "rooms": (editions.room(venue=house.uuid),)}
    place = session(rows=rows, room=uuid("room", 1))["location"]
    assert (place["name"], place["containedInPlace"]["name"]) == ("Room 1", "House")
    assert (place["address"]["streetAddress"], place["geo"]["latitude"]) == ("1 Sea Road", 40.4)


def test_performers_are_those_who_come_once_each():
    parts = [(1, 1), (2, 1), (3, 2)]
    cast = tuple(editions.appearance(number, speaker=who) for number, who in parts)
    people = (
        editions.speaker(1, position={"en": "Editor"}),
        editions.speaker(2, status="cancelled"),
    )
    (one,) = session(rows={"speakers": people}, appearances=cast)["performer"]
    assert (one["@type"], one["name"], one["jobTitle"]) == ("Person", "Speaker 1", "Editor")


def test_the_organiser_is_named():
    behind = document.Organiser(organisation=uuid("organisation", 1))
    forum = editions.forum(organisers=(behind,))
    event = session(rows={"forum": forum, "organisations": (editions.organisation(),)})
    assert [each["name"] for each in event["organizer"]] == ["Organisation 1"]


def test_a_speaker_is_a_person_with_all_spellings():
    forms = (
        document.NameForm(language="en", kind="official", text="Ilham"),
        document.NameForm(language="az", kind="official", text="İlham"),
        document.NameForm(language="", kind="reported", text="Ilkham"),
    )
    person = told(
        speaker(
            forms=forms, name={}, position={"en": "Editor"}, organisation=uuid("organisation", 1)
        )
    )
    assert (person["@type"], person["name"]) == ("Person", "Ilham")
    assert person["alternateName"] == ["İlham", "Ilkham"]
    assert (person["jobTitle"], person["affiliation"]["name"]) == ("Editor", "Organisation 1")


def test_no_text_can_end_the_script_block():
    title = {"en": "</script><script>alert(1)</script> & <!--"}
    shown = editions.programme(editions.session(title=title))
    read = draw(shown, "sessions/session-1/")
    assert told(read)["name"] == title["en"]
    block = read.page.body.partition('<script type="application/ld+json">')[2]
    assert "<" not in block.partition("</script>")[0]


@pytest.mark.parametrize("path", ["schedule/", "releases/", "speakers/", "nowhere/"])
def test_lists_tell_no_linked_data(path):
    assert draw(editions.programme(), path).all("script[type$='ld+json']") == []


def test_an_old_release_tells_no_linked_data_of_what_holds_no_more():
    old = editions.release(editions.programme(editions.session()), 3)
    read = draw(replace(old, current=editions.stamp(4)), "sessions/session-1/")
    assert read.all("script[type$='ld+json']") == []
    assert meta(read)["og:title"] == "Session 1"


def test_a_draft_tells_and_offers_nothing():
    read = draw(editions.preview(editions.programme(editions.session())), "sessions/session-1/")
    offered = read.values("link[rel=alternate]", "href")
    tags = [name for name in meta(read) if name.startswith(("og:", "twitter:"))]
    assert (read.all("script[type$='ld+json']"), offered, tags) == ([], [], [])


def test_a_link_is_shown_with_title_words_and_language():
    shown = editions.programme(editions.session(abstract={"en": "About *trust*."}))
    tags = meta(draw(shown, "sessions/session-1/"))
    assert {name: tags[name] for name in tags if name.startswith(("og:", "twitter:"))} == {
        "og:title": "Session 1",
        "og:description": "About trust.",
        "og:url": f"{SITE}/en/media-forum/sessions/session-1/",
        "og:type": "website",
        "og:site_name": "Media Forum",
        "og:locale": "en_GB",
        "og:locale:alternate": "ru_RU",
        "twitter:card": "summary_large_image",
        "og:image": f"{SITE}/en/media-forum/sessions/session-1.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Session 1 · Media Forum",
        "twitter:image:alt": "Session 1 · Media Forum",
    }


def test_a_description_has_no_marks_of_languages():
    assert meta(draw(editions.programme(), "schedule/", "ka"))["description"].startswith(
        "Media Forumu. Bakı, "
    )


def test_a_description_without_a_place_says_the_days():
    nowhere = editions.programme(forum=editions.forum(city={}))
    said = meta(draw(nowhere, "schedule/"))["description"]
    assert said == "Media Forum. Friday 5 December 2025."


def test_a_speaker_is_shown_with_a_picture_of_their_own():
    tags = meta(speaker(photo=PHOTO))
    assert tags["og:image"].startswith(f"{SITE}/en/media-forum/speakers/")
    assert tags["og:image"].endswith(".png")
    assert (tags["og:image:width"], tags["og:type"]) == ("1200", "profile")


def test_a_page_of_many_things_is_shown_with_the_forum_s_picture():
    tags = meta(draw(editions.programme(editions.session()), "schedule/"))
    assert tags["og:image"] == f"{SITE}/en/media-forum/schedule.png"
    assert tags["og:image:alt"] == "Media Forum"


def test_an_old_release_is_shown_with_its_own_picture():
    old = editions.release(editions.programme(editions.session()), current=editions.stamp(9))
    read = draw(old, "sessions/session-1/", "en", "/{language}/media-forum/r7/")
    assert meta(read)["og:image"] == f"{SITE}/en/media-forum/r7/sessions/session-1.png"


def test_the_feed_of_releases_is_offered():
    read = draw(editions.programme())
    assert read.values('link[type="application/atom+xml"]', "href") == [
        "/en/media-forum/schedule/feed.xml"
    ]
