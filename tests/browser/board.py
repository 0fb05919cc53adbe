"""For the tests of the board in a browser: somebody at a board, with a mouse and with keys."""

from datetime import UTC, datetime

from playwright.sync_api import TimeoutError as TooLate

from sessions.models import Session
from tests.admin_pages import address, member
from tests.browser import axe


class Someone:
    """A member of the team who has the board open."""

    def __init__(self, chromium, live_server, forum, role="editor", **options):
        screen = {"locale": "en", "viewport": {"width": 1280, "height": 900}} | options
        self.context = chromium.new_context(base_url=live_server.url, **screen)
        for cookie in member(forum, role).cookies.values():
            self.context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        self.page, self.complaints = self.context.new_page(), []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda line: "Content Security" in line.text and self.complaints.append(line.text),
        )
        self.asked = set()
        self.page.on("request", self.asks)
        for end in ("requestfinished", "requestfailed"):
            self.page.on(end, self.answered)
        self.forum = forum
        self.come()

    def come(self):
        self.page.goto(address(self.forum, "board"))
        self.page.wait_for_selector(".tab .n:not(:empty)")

    def asks(self, request):
        self.asked.add(request)

    def answered(self, request):
        self.asked.discard(request)

    def session(self, title):
        return self.page.locator(".board .s:not(.ghost)", has_text=title)

    def at(self, title):
        """The middle of a session's upper part."""
        box = self.session(title).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + min(10, box["height"] / 2)

    def spot(self, room, hour):
        """Where a room and an hour meet, after scrolling there."""
        return self.page.evaluate(
            """([room, hour]) => {
              const scroll = document.querySelector("[data-scroll]");
              const label = [...document.querySelectorAll(".hour")].find(
                (each) => each.textContent === hour);
              scroll.scrollTop = label.offsetTop - 200;
              const head = [...document.querySelectorAll(".head")].find(
                (each) => each.firstChild.textContent === room).getBoundingClientRect();
              const list = document.querySelector("[data-list]").getBoundingClientRect();
              const minute = Number(label.style.getPropertyValue("--at"));
              const scale = Number(scroll.style.getPropertyValue("--scale"));
              return [head.left + head.width / 2, list.top + minute * scale];
            }""",
            [room, hour],
        )

    def drag(self, title, room, hour, *, drop=True):
        self.session(title).hover(trial=True)  # once it is in view and stands still
        x, y = self.at(title)
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 10, y + 6)
        x, y = self.spot(room, hour)
        mouse.move(x, y + 10, steps=4)
        if drop:
            mouse.up()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def hears(self, words):
        self.reads("[data-say]", words, state="attached")

    def reads(self, selector, words, state="visible"):
        place = self.page.locator(selector)
        try:
            place.filter(has_text=words).wait_for(state=state, timeout=5000)
        except TooLate as error:
            raise AssertionError(f"{place.all_inner_texts()} instead of “{words}”") from error

    def saved(self):
        """Waits until nothing waits: neither in the page nor on the device."""
        self.page.wait_for_function(
            "Object.keys(localStorage).every((k) => !k.startsWith('board'))"
        )
        self.page.locator("[data-status]", has_text="All moves saved").wait_for()

    def ghost(self):
        return self.page.locator(".ghost").inner_text()

    def seen_in(self, scheme):
        """Goes over to light or dark by the class that unfold sets when the page is opened."""
        self.page.evaluate(
            "dark => document.documentElement.classList.toggle('dark', dark)", scheme == "dark"
        )

    def violations(self):
        return axe.of_ours(self.page)

    def go(self):
        """Asks nothing more, and waits for the last answer: then the database can be emptied."""
        self.page.route("**/board/**", lambda route: route.abort())
        while self.asked:
            self.page.wait_for_timeout(50)
        self.context.close()
        assert self.complaints == []


def times(forum, where=()):
    """Room, hour in UTC and length of each session by its title."""
    rows = Session.objects.filter(forum=forum, **dict(where)).select_related("room")
    return {
        row.title["en"]: (
            row.room and row.room.names["en"],
            row.start and f"{row.start.astimezone(UTC):%d %H:%M}",
            row.minutes,
        )
        for row in rows
    }


def baku(hour, minute=0):
    """An hour of the forum's first day in Baku."""
    return datetime(2025, 12, 5, hour - 4, minute, tzinfo=UTC)
