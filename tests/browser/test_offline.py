"""After the first visit the programme is there without a network, and says how old it is."""

from datetime import date
from io import BytesIO
from threading import Event
from time import monotonic

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from events import releases, web
from events.public import offline, pages
from sessions import publish
from sessions.models import Session
from speakers import photos
from speakers.models import Person
from tests.browser.axe import violations

FORUM = "/en/agmf-2025/"
KEPT = """async ([address, release]) => {
  for (let left = 100; left; left--) {
    const found = await (await caches.open("kept-1")).match("/kept/?" + address);
    if (((await found?.json())?.release ?? 0) === release) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}"""
PICTURED = """async () => {
  for (let left = 100; left; left--) {
    const kept = await (await caches.open("kept-1")).keys();
    if (kept.some(({ url }) => url.includes("/media/"))) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}"""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def device(chromium, site):
    """A device of its own, with nothing kept yet."""
    context = chromium.new_context(base_url=site, timezone_id="Australia/Hobart")
    yield context.new_page()
    context.close()


def kept(page, release=2, address=f"{FORUM}pages.json"):
    """Wait until this release is kept at the address; 0 is none."""
    assert page.evaluate(KEPT, [address, release])


def publish_title(title):
    session = Session.objects.filter(forum__slug="agmf-2025", state="confirmed").latest("start")
    session.title = {"en": title}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    web.memory.clear()
    return session


@pytest.fixture
def portrait(site):
    """A speaker with a portrait, in a release of its own."""
    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (400, 400), "navy").save(data, "JPEG")
    person = Person.objects.filter(speakers__forum__slug="agmf-2025").first()
    photos.keep(person, photos.portrait(data.getvalue()))
    person.photo_consent = date(2025, 11, 1)
    person.save()
    publish_title("The third release")
    return person.speakers.get().slug


def sees_the_portrait(device, portrait):
    device.goto(f"{FORUM}speakers/{portrait}/")
    expect(device.locator("img.mono")).not_to_have_js_property("naturalWidth", 0)


def test_the_whole_programme_is_there_without_a_network(device, portrait):
    device.goto(f"{FORUM}schedule/")
    kept(device, 3)
    assert device.evaluate(PICTURED)
    device.context.set_offline(True)
    sees_the_portrait(device, portrait)
    device.goto(f"{FORUM}sessions/media-ecosystem/")
    expect(device.locator(".as-of")).to_contain_text("Release 3, as of ")
    assert violations(device) == {}
    device.goto(f"{FORUM}sessions/opening-ceremony/")
    expect(device.locator(".follow")).to_contain_text("need a connection")
    device.goto(FORUM)
    device.locator("main .yours button").click()
    expect(device.locator("main .zone")).to_have_text("Hobart time (UTC+11)")
    assert device.evaluate("document.fonts.check('16px \"Forum Sans\"')")
    device.click(".mast nav a >> nth=0")
    device.fill("#q", "Taghiyev")
    expect(device.locator(".found b")).to_contain_text("1 of")
    device.goto(f"{FORUM}schedule/?theme=media-literacy")  # what the address asks for
    expect(device.locator(".found b")).to_have_text("1 of 3 sessions")
    device.goto(f"{FORUM}schedule/")
    device.click("[data-star] >> nth=0")
    device.goto(f"{FORUM}mine/")  # made of the kept programme
    expect(device.locator("#agenda .s")).to_have_count(1)
    device.goto(f"{FORUM}r1/schedule/")
    assert device.inner_text("h1") == "Not kept on this device"
    device.goto(f"{FORUM}speakers/{portrait}/")
    device.click("a[href^='/en/people/']")  # a page across forums says so too, and leads back
    assert device.inner_text("h1") == "Not kept on this device"
    device.click("main .btn")
    assert device.inner_text("h1") == "Programme"


def test_what_is_kept_shows_after_three_seconds_when_the_network_hangs(device, site, monkeypatch):
    device.goto(f"{FORUM}schedule/")
    kept(device)
    answered, whole = Event(), pages.render
    monkeypatch.setattr(pages, "render", lambda *a, **b: answered.wait(60) and whole(*a, **b))
    web.memory.clear()
    started = monotonic()
    device.goto(f"{FORUM}organisations/", wait_until="commit")
    waited = monotonic() - started
    answered.set()
    assert waited > 2.9
    expect(device.locator(".as-of")).to_contain_text("Release 2, as of ")
    assert device.inner_text("h1") == "Organisations"


def test_a_release_published_meanwhile_comes_when_the_network_does(device, site):
    device.goto(f"{FORUM}schedule/")
    kept(device)
    device.context.set_offline(True)
    session = publish_title("A new title")
    page = f"{FORUM}sessions/{session.slug}/"
    device.goto(page)
    expect(device.locator("h1")).not_to_have_text("A new title")
    device.context.set_offline(False)
    expect(device.locator(".as-of")).to_be_empty()
    device.goto(page)
    expect(device.locator("h1")).to_have_text("A new title")
    kept(device, 3)
    device.context.set_offline(True)
    device.reload()
    expect(device.locator("h1")).to_have_text("A new title")
    sheet = device.locator("link[href*='/r3-']")
    assert sheet.evaluate("link => link.sheet.cssRules.length") > 0


def test_half_an_update_changes_nothing(device, site, monkeypatch):
    device.goto(f"{FORUM}schedule/")
    kept(device)
    drawn, whole = Event(), offline.bundle

    def broken(*given):
        drawn.set()
        made = whole(*given)
        return replace(made, files=(*made.files, "/static/site/lost.css"))

    monkeypatch.setattr(offline, "bundle", broken)
    publish_title("A new title")
    device.goto(FORUM)
    assert drawn.wait(20)
    device.wait_for_timeout(1000)
    device.context.set_offline(True)
    device.goto(f"{FORUM}speakers/")
    expect(device.locator(".as-of")).to_contain_text("Release 2, as of ")
    assert device.locator("link[href*='/r2-']").evaluate("link => link.sheet.cssRules.length")


def test_a_new_worker_takes_over_and_breaks_nothing(device, site, tmp_path, monkeypatch):
    device.goto(f"{FORUM}schedule/")
    kept(device)
    newer = tmp_path / "sw.js"
    newer.write_text(f"{offline.WORKER.read_text()}\nself.newer = true;")
    monkeypatch.setattr(offline, "WORKER", newer)
    device.evaluate("""async () => {
      const changed = new Promise((done) => navigator.serviceWorker.oncontrollerchange = done);
      await (await navigator.serviceWorker.ready).update();
      await changed;
    }""")
    device.context.set_offline(True)
    device.goto(f"{FORUM}speakers/")
    assert device.inner_text("h1") == "Speakers"


def test_where_data_is_dear_only_visited_pages_are_kept(device, site):
    device.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    device.goto(f"{FORUM}speakers/")
    kept(device, 2, f"{FORUM}speakers/")
    kept(device, 0)
    device.context.set_offline(True)
    device.reload()
    assert device.inner_text("h1") == "Speakers"
    assert "Release 2" in device.inner_text(".as-of")


def test_a_screen_comes_back_without_a_network(device, site):
    screen = f"{FORUM}rooms/main-hall/display/"
    device.goto(screen)
    kept(device, 2, screen)
    device.context.set_offline(True)
    device.reload()
    expect(device.locator(".running .clock")).not_to_be_empty()


def test_a_forum_that_is_withdrawn_is_forgotten(device, site):
    device.goto(FORUM)
    kept(device)
    forum = Session.objects.filter(forum__slug="agmf-2025").first().forum
    forum.visibility = "hidden"
    forum.save()
    releases.forget()
    device.goto(f"{FORUM}speakers/")  # not from the browser's own cache
    kept(device, 0)
    device.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        device.goto(f"{FORUM}schedule/")
