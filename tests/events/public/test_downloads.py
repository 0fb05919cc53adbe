"""A release's files: at which address, for whom, and how often they are made."""

import pytest
from django.test import Client

from events import releases
from events.models import Forum
from events.program.formats.files import FILES
from sessions import publish
from tests.databases import Kept
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    ThemeFactory,
)
from tests.public_role import AsThePublic

pytestmark = pytest.mark.django_db
STEMS = {
    "day": "schedule/2025-12-05",
    "theme": "themes/press",
    "room": "rooms/hall",
    "speaker": "speakers/adil-taghiyev",
    "session": "sessions/panel",
}
ALL = [
    (STEMS.get(part, file.name) + "." + file.suffix, file.media)
    for file in FILES
    for part in file.parts
    if part == "forum" or file.name == "schedule"
]
SCHEDULE = next(path for path, _ in ALL if path.startswith("schedule."))
SESSION = next(path for path, _ in ALL if path.startswith("sessions/"))


@pytest.fixture
def public():
    return AsThePublic()


@Kept
def published():
    """A forum in its first release, with one panel, one speaker, a room and a theme."""
    forum = ForumFactory(slug="media-forum", names={"az": "Forum (az)", "en": "Media Forum"})
    panel = SessionFactory(
        forum=forum, slug="panel", title={"en": "A panel"},
        start="2025-12-05T11:00:00+04:00", minutes=90,
        room=RoomFactory(forum=forum, slug="hall"), theme=ThemeFactory(forum=forum, slug="press"),
    )  # fmt: skip
    part = AppearanceFactory(session=panel)
    part.speaker.slug = "adil-taghiyev"
    part.speaker.save()
    publish.publish(forum.uuid, by="test")
    return forum.pk


@pytest.fixture
def forum(db):
    made = Forum.objects.get(pk=published())
    releases.forget()
    return made


@pytest.mark.parametrize(("path", "media"), ALL)
def test_every_file_of_every_part_is_handed_out_to_any_page(public, forum, path, media):
    answer = public.get(f"/en/media-forum/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (200, media)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["ETag"]
    assert not answer.cookies


@pytest.mark.parametrize(("path", "media"), ALL)
def test_an_old_release_s_file_stays_as_it_was(public, forum, path, media):
    before = public.get(f"/en/media-forum/r1/{path}").content
    forum.sessions.update(title={"en": "Another title"}, minutes=45)
    publish.publish(forum.uuid, by="test")
    releases.forget()
    assert public.get(f"/en/media-forum/r1/{path}").content == before


@pytest.mark.parametrize(("path", "media"), ALL)
def test_a_file_is_written_once_and_then_kept(
    forum, path, media, django_assert_num_queries, django_assert_max_num_queries
):
    client = Client()
    with django_assert_max_num_queries(2):
        first = client.get(f"/en/media-forum/{path}")
    with django_assert_num_queries(0):
        again = client.get(f"/en/media-forum/{path}", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_without_a_language_a_file_is_in_the_forum_s_first(public, forum):
    plain, spoken = (public.get(f"/{at}media-forum/{SCHEDULE}") for at in ("", "az/"))
    assert plain.content == spoken.content


def location(answer):
    return answer.status_code, answer.get("Location")


def test_addresses_that_other_tools_guess_lead_to_the_file(public, forum):
    guessed = public.get(f"/media-forum/schedule/export/{SCHEDULE}")
    assert location(guessed) == (301, f"/media-forum/{SCHEDULE}")
    numbered = public.get(f"/media-forum/schedule/v/1/{SCHEDULE}")
    assert location(numbered) == (301, f"/az/media-forum/r1/{SCHEDULE}")


def test_a_former_address_leads_to_the_present_one(public, forum):
    forum.slug = "media-baku"
    forum.save()
    publish.publish(forum.uuid, by="test")
    releases.forget()
    assert location(public.get(f"/en/media-forum/{SCHEDULE}")) == (
        301,
        f"/en/media-baku/{SCHEDULE}",
    )


def test_a_subscription_follows_a_session_to_its_new_address(public, forum):
    forum.sessions.update(slug="opening")
    publish.publish(forum.uuid, by="test")
    releases.forget()
    moved = location(public.get(f"/en/media-forum/{SESSION}"))
    assert moved == (301, f"/en/media-forum/{SESSION.replace('panel', 'opening')}")


@pytest.fixture
def taken_out(forum):
    """The panel has got another address, and then left the programme."""
    AppearanceFactory(session=SessionFactory(forum=forum, slug="stays"))
    forum.sessions.filter(slug="panel").update(slug="opening")
    publish.publish(forum.uuid, by="test")
    forum.sessions.filter(slug="opening").update(state="draft")
    publish.publish(forum.uuid, by="test")
    releases.forget()


@pytest.mark.parametrize("slug", ["opening", "panel"])
@pytest.mark.parametrize(
    ("suffix", "said"), [("g2.xml", b'qcode="stat:canceled"'), ("ics", b"STATUS:CANCELLED")]
)
def test_who_reads_one_session_alone_learns_that_it_was_taken_out(
    public, taken_out, slug, suffix, said
):
    answer = public.get(f"/en/media-forum/sessions/{slug}.{suffix}")
    assert (answer.status_code, answer.content.count(said)) == (200, 1)
    assert b"A panel" in answer.content


def test_the_release_before_still_has_it(public, taken_out):
    answer = public.get("/en/media-forum/r2/sessions/opening.g2.xml")
    assert b'qcode="stat:usable"' in answer.content


@pytest.mark.parametrize(
    "path", ["sessions/none", "r9/schedule", "schedule/2025-13-41", "sessions/panel/schedule"]
)
def test_what_there_is_not_is_404(public, forum, path):
    known = SESSION if path.startswith("sessions") else SCHEDULE
    suffix = known.partition(".")[2]
    assert public.get(f"/en/media-forum/{path}.{suffix}").status_code == 404


def test_a_sealed_release_has_no_files_any_more(public, forum):
    forum.sessions.update(minutes=45)
    publish.publish(forum.uuid, by="test")
    releases.seal(forum.uuid, 1, because="A person asked")
    releases.forget()
    assert public.get(f"/en/media-forum/r1/{SCHEDULE}").status_code == 410


def test_a_browser_may_ask_from_another_site(public, forum):
    answer = public.options(f"/en/media-forum/{SCHEDULE}")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
