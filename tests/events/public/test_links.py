"""The footer offers the files of what the page shows."""

import pytest

from events.program.edition import Edition
from events.public import links
from events.public.reading import Reading
from tests.events.public.editions import ROOT, programme, release, session


@pytest.fixture
def reading():
    return Reading(release(programme(session())), "en", ROOT)


def offered(reading, path):
    return {each.label: each.href for each in links.downloads(reading, path)}


def test_the_schedule_offers_the_whole_forum(reading):
    assert offered(reading, "schedule/")["Calendar file"] == "/en/media-forum/schedule.ics"


def test_a_session_s_page_offers_the_session(reading):
    shown = offered(reading, "sessions/session-1/")
    assert shown["Calendar file"] == "/en/media-forum/sessions/session-1.ics"


def test_a_subscription_is_opened_by_the_calendar_program(reading, settings):
    settings.SITE_URL = "https://forum.example"
    shown = offered(reading, "speakers/adil/")["Subscribe to the calendar"]
    assert shown == "webcal://forum.example/en/media-forum/speakers/adil.ics"


def test_a_page_without_files_of_its_own_offers_the_forum_s(reading):
    assert offered(reading, "organisations/media/") == offered(reading, "schedule/")


def test_a_draft_offers_no_files(reading):
    draft = Edition(document=reading.document)
    assert offered(Reading(draft, "en", ROOT), "schedule/") == {}
