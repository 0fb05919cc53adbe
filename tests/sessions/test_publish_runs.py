"""A large forum is published by a process of its own, and the page says how far it is."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connections

from events import releases, uploads
from sessions import publish, publish_runs
from sessions.models import PublishRun
from tests.admin_pages import member
from tests.databases import database_url
from tests.factories import ForumFactory, SessionFactory, UserFactory
from tests.forum_site.test_postgres import wait_until
from tests.served import ROOT

AT = datetime(2025, 11, 1, 9, 0, tzinfo=UTC)
Outcome = PublishRun.Outcome


@pytest.fixture
def forum(monkeypatch):
    monkeypatch.setattr(publish_runs, "LARGE", 0)
    forum = ForumFactory(slug="agmf")
    SessionFactory(forum=forum, title={"en": "Opening"})
    return forum


@pytest.fixture
def publisher(forum):
    return member(forum, "publisher")


def url(forum, page="publishing"):
    return f"/admin/events/forum/{forum.pk}/{page}/"


def retitled(forum, title):
    forum.sessions.update(title={"en": title})


def asked(forum, verb="publish", **facts):
    return publish_runs.ask(
        forum, verb=verb, facts={"seen": 0, **facts}, by=UserFactory(), at=datetime.now(UTC)
    )


def marks(forum):
    return [change.mark for change in publish.propose(forum.uuid).changes]


@pytest.mark.django_db
def test_a_small_forum_is_published_by_the_page_itself(forum, publisher, monkeypatch):
    monkeypatch.setattr(publish_runs, "LARGE", 1)
    answer = publisher.post(url(forum, "publish"), {"seen": 0})
    assert answer["Location"] == url(forum, "releases")
    assert not PublishRun.objects.exists()


@pytest.mark.django_db
def test_of_a_large_one_what_was_asked_is_kept_and_then_done(forum, publisher):
    said = {"seen": 0, "label": "Final", "note": "As agreed."}
    answer = publisher.post(url(forum, "publish"), said)
    assert answer["Location"] == url(forum)
    assert not forum.releases.exists()
    publish_runs.work(forum.publish_runs.get().pk)
    release = forum.releases.get()
    assert (release.label, release.note, release.author) == (
        "Final", "As agreed.", forum.team.get().user,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_part_is_published_as_it_was_chosen(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    SessionFactory(forum=forum, title={"en": "Later"})
    (chosen,) = [each.mark for each in publish.propose(forum.uuid).changes if each.field == "title"]
    publisher.post(url(forum, "publish"), {"seen": 1, "chosen": [chosen]})
    publish_runs.work(forum.publish_runs.get().pk)
    titles = [each.title["en"] for each in releases.read(forum.uuid).document.sessions]
    assert titles == ["Welcome"]


@pytest.mark.django_db
def test_it_is_planned_for_an_hour_as_well(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    when = {"due_0": "2030-01-01", "due_1": "10:00", "plan": "yes"}
    publisher.post(url(forum, "publish"), {"seen": 1, "chosen": marks(forum), **when})
    publish_runs.work(forum.publish_runs.get().pk)
    assert forum.planned.get().due.astimezone(forum.tz).hour == 10
    assert "waits for its hour" in publisher.get(url(forum)).content.decode()


@pytest.mark.django_db
def test_an_old_release_is_published_again_as_well(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    publish.publish(forum.uuid, by="test")
    publisher.post(url(forum, "releases/1"), {"seen": 2, "note": "Too early"})
    publish_runs.work(forum.publish_runs.get().pk)
    assert releases.read(forum.uuid).document == releases.read(forum.uuid, 1).document


@pytest.mark.django_db
def test_while_one_publishes_another_is_refused_by_name(forum, publisher):
    asked(forum)
    PublishRun.objects.update(author_name="Leyla")
    answer = publisher.post(url(forum, "publish"), {"seen": 0}, follow=True)
    assert "Leyla is publishing this forum just now." in answer.content.decode()
    assert PublishRun.objects.count() == 1


@pytest.mark.django_db
def test_whoever_comes_to_publish_meanwhile_sees_how_far_it_is(forum, publisher):
    asked(forum)
    page = publisher.get(url(forum, "publish"), follow=True)
    assert page.redirect_chain == [(url(forum), 302)]
    assert "Starting" in page.content.decode()
    assert '<meta http-equiv="refresh"' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "facts", "words"),
    [
        ("publish", {"seen": 7}, "Release 1 was published while you looked"),
        ("publish", {"seen": 1}, "There is nothing to publish"),
        ("publish_part", {"seen": 1, "chosen": ["gone"]}, "1 change that you chose"),
        ("plan", {"seen": 1, "chosen": [], "due": AT}, "Choose a later one"),
    ],
)
def test_a_refusal_is_told_with_its_reason_and_the_choice_is_kept(
    forum, publisher, verb, facts, words
):
    publish.publish(forum.uuid, by="test")
    assert publish_runs.work(asked(forum, verb, **facts).pk).outcome == Outcome.REFUSED
    page = publisher.get(url(forum)).content.decode()
    assert words in page
    assert all(f'name="chosen" value="{mark}"' in page for mark in facts.get("chosen", ()))


@pytest.mark.django_db
def test_a_contradiction_is_refused_and_nothing_is_published(forum):
    session = forum.sessions.get()
    session.start = session.start.replace(year=2030)
    session.save()
    run = publish_runs.work(asked(forum).pk)
    assert isinstance(publish_runs.refusal(run), releases.Refused)
    assert not forum.releases.exists()


@pytest.mark.django_db
def test_the_choice_of_a_refused_run_is_looked_at_again_without_publishing(forum, publisher):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    again = {"again": "yes", "label": "Final", "chosen": marks(forum)}
    page = publisher.post(url(forum, "publish"), again)
    assert (page.status_code, page.context["form"].initial["label"]) == (200, "Final")
    assert forum.releases.count() == 1


@pytest.mark.django_db
def test_progress_is_told_step_by_step_and_is_over_in_the_end(forum, publisher, monkeypatch):
    said, tell = [], uploads.tell
    monkeypatch.setattr(uploads, "tell", lambda *news: (said.append(news[2]["step"]), tell(*news)))
    run = asked(forum)
    assert publisher.get(url(forum, "publishing/progress")).json() == {"text": "Starting"}
    publish_runs.work(run.pk)
    assert list(dict.fromkeys(said)) == [publish.READING, publish.WRITING]
    assert publisher.get(url(forum, "publishing/progress")).json() == {}


@pytest.mark.django_db
def test_a_run_whose_process_never_began_is_lost_and_the_next_may_start(forum, publisher):
    run = asked(forum)
    run.started -= timedelta(minutes=5)
    run.save()
    page = publisher.get(url(forum)).content.decode()
    assert "ended before it was through" in page
    assert asked(forum).outcome == Outcome.RUNNING


@pytest.mark.django_db
def test_who_comes_back_to_publish_reads_that_nothing_came_of_it_until_somebody_publishes(
    forum, publisher
):
    publish.publish(forum.uuid, by="test")
    retitled(forum, "Welcome")
    publish_runs.work(asked(forum, seen=7).pk)
    assert "did not go out" in publisher.get(url(forum, "publish")).content.decode()
    publish.publish(forum.uuid, by="test")
    assert "did not go out" not in publisher.get(url(forum, "publish")).content.decode()


@pytest.mark.django_db
def test_a_new_run_is_kept_instead_of_those_before(forum):
    publish_runs.work(asked(forum).pk)
    run = asked(forum, seen=1)
    assert list(forum.publish_runs.all()) == [run]


@pytest.mark.django_db
def test_where_nobody_published_so_yet_the_page_leads_to_publishing(forum, publisher):
    assert publisher.get(url(forum))["Location"] == url(forum, "publish")


@pytest.mark.django_db
def test_the_command_says_in_a_line_what_became_of_it(forum, capsys):
    call_command("publish", "agmf", "--asked", str(asked(forum).pk))
    assert capsys.readouterr().out.endswith("published of agmf is release 1.\n")


@pytest.fixture
def real(transactional_db, settings, monkeypatch):
    """A process of its own finds the tests' database and folder."""
    monkeypatch.setenv("DATABASE_URL", database_url())
    monkeypatch.setenv("MEDIA_ROOT", str(settings.MEDIA_ROOT))
    monkeypatch.setenv("SECRET_KEY", settings.SECRET_KEY)
    monkeypatch.setenv("SITE_URL", settings.SITE_URL)


@pytest.mark.usefixtures("real")
def test_a_process_of_its_own_publishes_and_outlives_the_request(forum):
    run = asked(forum)
    wait_until(lambda: publish_runs.newest(forum, at=datetime.now(UTC)).outcome != "running", 60)
    run.refresh_from_db()
    assert (run.outcome, run.release) == (Outcome.DONE, 1)


@pytest.mark.usefixtures("real")
def test_a_killed_process_leaves_nothing_half_written_and_the_page_says_so(forum, monkeypatch):
    monkeypatch.setattr(publish_runs, "_start", lambda run: None)
    run, publisher = asked(forum), member(forum, "publisher")
    # Somebody holds the forum, so the process waits in the midst of its work.
    side = connections.create_connection("default")
    side.set_autocommit(False)
    with side.cursor() as cursor:
        cursor.execute("SELECT FROM events_forum WHERE id = %s FOR UPDATE", [forum.pk])
    process = subprocess.Popen(
        [sys.executable, "manage.py", "publish", "agmf", "--asked", str(run.pk)],
        cwd=ROOT, env=os.environ,
    )  # fmt: skip
    wait_until(lambda: publish_runs.progress(run), 60)
    assert "Reading the draft" in publisher.get(url(forum)).content.decode()
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    side.rollback()
    side.close()
    wait_until(lambda: publish_runs.newest(forum, at=datetime.now(UTC)).outcome == "lost", 10)
    assert "nothing was published" in publisher.get(url(forum)).content.decode()
    assert not forum.releases.exists()
