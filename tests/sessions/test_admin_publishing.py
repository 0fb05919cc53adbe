"""Preview, publish and undo in the admin."""

import pytest

from events import releases
from sessions import publish
from tests.admin_pages import member
from tests.factories import AppearanceFactory, ForumFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def forum():
    forum = ForumFactory(slug="agmf")
    SessionFactory(forum=forum, title={"en": "Opening", "az": "Açılış"})
    return forum


@pytest.fixture
def publisher(forum):
    return member(forum, "publisher")


def url(forum, page):
    return f"/admin/events/forum/{forum.pk}/{page}/"


def numbers(forum):
    return sorted(forum.releases.values_list("number", flat=True))


def retitled(forum, title):
    session = forum.sessions.get()
    session.title = {"en": title, "az": title}
    session.save()


def test_a_release_is_published_with_label_note_and_author(forum, publisher):
    said = {"seen": 0, "label": "Final", "note": "As agreed."}
    answer = publisher.post(url(forum, "publish"), said)
    release = forum.releases.get()
    assert answer["Location"] == url(forum, "releases")
    assert (release.label, release.note) == ("Final", "As agreed.")
    assert release.author == forum.team.get().user


def test_the_page_lists_what_changed_since_the_last_release(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    page = publisher.get(url(forum, "publish"))
    assert page.context["form"].initial["seen"] == 1
    (kind,) = page.context["kinds"]
    (thing,) = kind.things
    assert {row.told.after.text for row in thing.rows} == {"Welcome"}


def test_nothing_is_published_against_a_release_that_is_no_longer_the_current_one(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    answer = publisher.post(url(forum, "publish"), {"seen": 0, "note": "Mine"})
    assert answer.status_code == 409
    assert "Release 1 was published while you looked" in answer.content.decode()
    assert numbers(forum) == [1]


def test_a_refused_attempt_shows_the_new_changes_and_keeps_the_note(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    answer = publisher.post(url(forum, "publish"), {"seen": 0, "note": "Mine"})
    assert answer.context["form"].initial == {"seen": 1, "label": "", "note": "Mine"}


def test_nothing_new_is_not_published(forum, publisher):
    publish.publish(forum.uuid, by="test")
    answer = publisher.post(url(forum, "publish"), {"seen": 1})
    assert "There is nothing to publish" in answer.content.decode()
    assert numbers(forum) == [1]


def test_looking_at_the_page_publishes_nothing(forum, publisher):
    publisher.get(url(forum, "publish"), {"seen": 0})
    assert numbers(forum) == []


@pytest.mark.parametrize("page", ["publish", "releases/1"])
def test_without_a_token_nothing_is_published(forum, publisher, page):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    publisher.handler.enforce_csrf_checks = True
    assert publisher.post(url(forum, page), {"seen": 1}).status_code == 403
    assert numbers(forum) == [1]


def test_a_contradiction_is_named_with_a_link_and_there_is_no_button(forum, publisher):
    session = forum.sessions.get()
    session.start = session.start.replace(year=2030)
    session.save()
    page = publisher.get(url(forum, "publish")).content.decode()
    assert f"/admin/program_sessions/session/{session.pk}/change/" in page
    assert 'name="seen"' not in page


def test_a_contradiction_is_not_published(forum, publisher):
    session = forum.sessions.get()
    session.start = session.start.replace(year=2030)
    session.save()
    assert publisher.post(url(forum, "publish"), {"seen": 0}).status_code == 409
    assert numbers(forum) == []


def test_what_is_worth_a_look_is_listed_with_a_link(forum, publisher):
    session = SessionFactory(forum=forum, start=None, room=None)
    page = publisher.get(url(forum, "publish")).content.decode()
    assert f"/admin/program_sessions/session/{session.pk}/change/" in page


def test_an_unconfirmed_speaker_who_is_left_out_is_named(forum, publisher):
    appearance = AppearanceFactory(
        session=forum.sessions.get(),
        speaker__status="invited",
        speaker__person__sort_key="Taghiyev, Adil",
    )
    page = publisher.get(url(forum, "publish")).content.decode()
    assert "Adil Taghiyev" in page
    assert f"/admin/speakers/speaker/{appearance.speaker.pk}/change/" in page


def test_an_old_release_is_published_again_and_the_draft_stays(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    publish.publish(forum.uuid, by="test")
    publisher.post(url(forum, "releases/1"), {"seen": 2, "note": "Too early"})
    assert numbers(forum) == [1, 2, 3]
    assert releases.read(forum.uuid).document == releases.read(forum.uuid, 1).document
    assert forum.sessions.get().title["en"] == "Welcome"


def test_undo_first_shows_what_the_public_will_see_change(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    publish.publish(forum.uuid, by="test")
    page = publisher.get(url(forum, "releases/1"))
    assert {told.before.text for _change, told in page.context["changes"]} == {"Welcome"}
    assert numbers(forum) == [1, 2]


@pytest.mark.parametrize("number", [2, 99])
def test_a_release_that_is_not_there_is_not_found(forum, publisher, number):
    publish.publish(forum.uuid, by="test")
    assert publisher.get(url(forum, f"releases/{number}")).status_code == 404


def test_releases_are_listed_newest_first(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    publish.publish(forum.uuid, by="test", note="Renamed")
    listed = publisher.get(url(forum, "releases"))
    assert [release.number for release, _told in listed.context["releases"]] == [2, 1]
    assert "Renamed" in listed.content.decode()


def test_the_list_says_in_words_what_each_release_changed_and_who_did_it(forum, publisher):
    publish.publish(forum.uuid, by="Leyla")
    retitled(forum, "Welcome")
    publish.publish(forum.uuid, by="Adil")
    page = publisher.get(url(forum, "releases"))
    (_second, told), (_first, nothing) = page.context["releases"]
    assert {sentence.after.text for _change, sentence in told.changes} == {"Welcome"}
    assert nothing is None
    assert "by Adil." in page.content.decode()


def test_an_older_release_says_what_it_changed_when_asked(forum, publisher):
    publish.publish(forum.uuid, by="test")
    for title in ("One", "Two", "Three", "Four"):
        retitled(forum, title)
        publish.publish(forum.uuid, by="test")
    words = dict(publisher.get(url(forum, "releases")).context["releases"])
    assert [row.number for row, told in words.items() if told] == [5, 4, 3]
    words = dict(publisher.get(url(forum, "releases"), {"show": 2}).context["releases"])
    assert [row.number for row, told in words.items() if told] == [5, 4, 3, 2]


def test_a_sealed_release_is_listed_with_its_reason(forum, publisher):
    publish.publish(forum.uuid, by="test")
    releases.seal(forum.uuid, 1, because="A person is forgotten.")
    assert "A person is forgotten." in publisher.get(url(forum, "releases")).content.decode()


def test_a_preview_shows_the_draft_to_the_team_and_is_kept_by_nobody(forum):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Unheard of")
    answer = member(forum, "viewer").get(url(forum, "preview/en/schedule"))
    assert "Unheard of" in answer.content.decode()
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_the_links_of_a_preview_stay_inside_it(forum, publisher):
    page = publisher.get(url(forum, "preview/az/schedule")).content.decode()
    assert f'href="{url(forum, "preview/az/sessions/opening")}"' in page


@pytest.mark.parametrize(("path", "status"), [("preview/xx", 404), ("preview/en/sessions/no", 404)])
def test_a_preview_of_nothing_is_not_found(forum, publisher, path, status):
    assert publisher.get(url(forum, path)).status_code == status


def test_a_preview_is_drawn_with_its_own_sheet(forum, publisher):
    page = publisher.get(url(forum, "preview/en")).content.decode()
    sheet = page.split(url(forum, "preview/en"))[1].split('"')[0]
    answer = publisher.get(url(forum, "preview/en") + sheet)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/css; charset=utf-8")
