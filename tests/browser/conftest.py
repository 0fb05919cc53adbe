"""One Chromium for each worker, and a site of two forums for it to look at."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from events import releases, web
from sessions import demo, publish
from sessions.models import Session
from tests.chromium import without_windows
from tests.databases import Kept

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium():
    """The worker's browser; a test has a context of its own in it."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; Django takes that for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=without_windows(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server, settings):
    """The demo in its second release, with a session cancelled and one moved, and an evening."""
    settings.SITE_URL = live_server.url
    SITE()
    # Only now: a page of the test before may have asked meanwhile.
    releases.forget()
    web.memory.clear()
    return live_server.url


def _build():
    forum = demo.build(by="test") and Session.objects.first().forum
    first, second = Session.objects.filter(forum=forum, kind="panel").order_by("start")
    first.state, first.cancelled_because = "cancelled", {"en": "The hall is closed."}
    first.save()
    second.minutes, second.start = 60, second.start.replace(hour=11)
    second.save()
    publish.publish(forum.uuid, by="test", note="A hall is closed")
    evening = Path(__file__).parents[1] / "data" / "evening.xml"
    options = {"forum": "evening", "timezone": "Europe/Berlin", "publish": True, "verbosity": 0}
    call_command("import_program", str(evening), **options)


SITE = Kept(_build)


# What Playwright itself makes the browser say, at no address: it blocks workers, and reads cells that are not drawn.
OF_THE_TOOL = ("blocked by Playwright", "subtree hidden by content-visibility")


@pytest.fixture
def visit(chromium, site):
    """Opens an address; `complaints` are the browser's: of scripts, policies, missing files.

    Nothing is kept for later: what a worker fetches beside a page has tests of its own.
    """
    context = chromium.new_context(service_workers="block", locale="en")
    page = context.new_page()
    page.complaints = []
    page.on(
        "console",
        lambda message: (
            (not message.location["url"] and any(each in message.text for each in OF_THE_TOOL))
            or page.complaints.append(message.text)
        ),
    )
    page.on("pageerror", lambda error: page.complaints.append(str(error)))

    def visit(path):
        page.goto(site + path)
        return page

    yield visit
    context.close()


@pytest.fixture
def page_of(chromium, live_server):
    """Opens a page for whoever is signed in at a test's client; what its console complains of fails the test."""
    contexts, complaints = [], []

    def page_of(client):
        context = chromium.new_context(locale="en", base_url=live_server.url)
        contexts.append(context)
        cookies = client.cookies.values()
        sent = [{"name": each.key, "value": each.value, "url": live_server.url} for each in cookies]
        context.add_cookies(sent)
        page = context.new_page()
        page.on("console", lambda line: line.type == "error" and complaints.append(line.text))
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert complaints == []
