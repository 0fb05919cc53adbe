"""The timetable board in a real Chromium: by mouse, by keys, by touch, by two at once."""

from datetime import UTC, date, datetime

import pytest

from events.models import Forum
from sessions import demo
from sessions.models import Session
from tests.browser.board import Someone, baku, times
from tests.factories import AppearanceFactory, ForumFactory, RoomFactory, SessionFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("board-browser")]


@pytest.fixture
def come(chromium, live_server):
    """Opens the board for somebody; in the end nobody's browser has complained."""
    there = []

    def come(forum, role="editor", **options):
        there.append(Someone(chromium, live_server, forum, role, **options))
        return there[-1]

    yield come
    for someone in there:
        someone.go()


@pytest.fixture
def forum():
    """Two rooms, a panel in each, and an idea in the tray; Aziza is in panel and idea."""
    forum = ForumFactory()
    hall, side = (
        RoomFactory(forum=forum, names={"en": name}, order=order)
        for order, name in enumerate(("Hall", "Side room"))
    )
    part = AppearanceFactory(
        session=SessionFactory(forum=forum, room=hall, title={"en": "Panel"}, minutes=60),
    )
    SessionFactory(forum=forum, room=side, title={"en": "Workshop"}, start=baku(14), minutes=60)
    idea = SessionFactory(forum=forum, title={"en": "Idea"}, start=None, minutes=60)
    AppearanceFactory(session=idea, speaker=part.speaker)
    return forum


@pytest.fixture
def unscheduled():
    """The demo's forum as it is planned: nothing has a place yet; and the times it had."""
    demo.build(by="test")
    forum = Session.objects.first().forum
    planned = times(forum)
    Session.objects.update(start=None, room=None)
    return forum, planned


HOURS = {"Opening ceremony": "10:00", "Enhancing": "11:00", "Collaborative": "14:00"}


def test_the_demo_is_built_from_nothing_by_mouse(come, unscheduled):
    forum, planned = unscheduled
    editor = come(forum)
    for title, hour in HOURS.items():
        editor.drag(title, "Main hall", hour)
        editor.hears("Main hall")
    editor.saved()
    assert times(forum) == planned
    editor.press(*["Control+z"] * 3)
    editor.hears("not scheduled")
    editor.reads("[data-unscheduled]", "3")
    editor.press(*["Control+Shift+z"] * 3)
    editor.reads("[data-unscheduled]", "0")
    editor.saved()
    assert times(forum) == planned


def test_the_demo_is_built_from_nothing_by_keyboard(come, unscheduled):
    forum, planned = unscheduled
    editor = come(forum)
    down = {"Collaborative": 24, "Enhancing": 12, "Opening ceremony": 8}  # quarters after 08:00
    for title, steps in down.items():
        editor.page.evaluate("document.querySelector('[data-scroll]').scrollTop = 4 * 60 * 1.6")
        editor.page.locator(".tray .s[tabindex='0']").focus()
        editor.press("Home", "m")
        editor.hears(f"Picked up “{title}")
        for _ in range(steps):
            editor.press("ArrowDown")
        editor.hears(f"Main hall, {HOURS[title]}")
        editor.press("Enter")
        editor.hears(f": Main hall, {HOURS[title]}")
        assert title in editor.page.evaluate("document.activeElement.textContent")
    editor.saved()
    assert times(forum) == planned


def test_what_it_meets_is_shown_in_hand_and_where_it_lies(come, forum):
    editor = come(forum)
    editor.drag("Idea", "Side room", "11:00", drop=False)
    name = editor.session("Panel").locator(".who").inner_text()
    assert editor.ghost() == f"11:00–12:00\nIdea\n{name} is in “Panel”."
    for scheme in ("dark", "light"):
        editor.seen_in(scheme)
        assert editor.violations() == {}, scheme
    editor.press("Escape")
    editor.page.mouse.up()
    editor.hears("Put back.")
    assert times(forum)["Idea"] == (None, None, 60)
    editor.drag("Idea", "Hall", "11:00")
    editor.hears("Conflict: Same room as “Panel”.")
    editor.reads("[data-clashes]", "Same room as")
    editor.reads(".tab[aria-selected=true] .n", "3 sessions, 2 in conflict")


def test_edge_break_copy_block_and_day_are_moved_without_a_mouse(come, forum):
    editor = come(forum)
    page = editor.page
    editor.session("Panel").focus()
    editor.press("m", "Shift+ArrowDown", "Shift+ArrowDown", "ArrowRight", "Space")
    editor.hears("“Panel”: Side room, 11:00–12:30.")
    editor.press("c")
    editor.hears("“Panel”: not scheduled.")
    page.click("[data-act=pause]")
    editor.hears("“Break”: All rooms, 12:00–12:30.")
    editor.press("Control+a")
    editor.hears("3 selected")
    editor.press("m", "Control+PageDown")
    editor.hears("All rooms, 12:00–12:30.")
    assert "ghost" in page.evaluate("document.activeElement.className")
    assert editor.violations() == {}
    editor.press("Enter")
    editor.reads(".tab[aria-selected=true] .n", "3 sessions")
    editor.saved()
    assert times(forum, where={"start__isnull": False}) == {
        "Panel": ("Side room", "06 07:00", 90),
        "Workshop": ("Side room", "06 10:00", 60),
        "Break": (None, "06 08:00", 30),
    }
    editor.press("Control+z")
    editor.reads(".tab[aria-selected=true]", "Friday 5 December")


def test_the_form_moves_without_dragging_and_says_what_is_met(come, forum):
    editor = come(forum)
    page = editor.page
    editor.session("Idea").dblclick()
    page.select_option("[name=room]", label="Hall")
    page.fill("[name=start]", "25:00")
    page.click("dialog [value=move]")
    editor.reads("dialog [role=alert]", "There is no such time on this day.")
    page.fill("[name=start]", "11.30")
    editor.reads("dialog [data-meets]", "Meets “Panel”.")
    assert editor.violations() == {}
    page.fill("[name=start]", "16:15")
    page.fill("[name=minutes]", "45")
    page.click("dialog [value=move]")
    editor.hears("“Idea”: Hall, 16:15–17:00.")
    editor.saved()
    assert times(forum)["Idea"] == ("Hall", "05 12:15", 45)
    editor.press("Enter")
    link = page.locator("dialog [data-link]")
    assert "/program_sessions/session/" in link.get_attribute("href")


def test_of_an_hour_that_the_clocks_show_twice_the_form_asks_which(come, forum):
    night = date(2025, 10, 26)
    Forum.objects.update(zone="Europe/Berlin", starts=night, ends=night, day_turns=0)
    Session.objects.exclude(start=None).update(start=datetime(2025, 10, 26, 9, tzinfo=UTC))
    editor = come(forum)
    editor.session("Idea").dblclick()
    which = editor.page.locator("dialog [data-which]")
    editor.page.select_option("[name=room]", label="Hall")
    editor.page.fill("[name=start]", "04:30")
    assert which.is_hidden()
    editor.page.fill("[name=start]", "02:30")
    editor.page.get_by_label("The clock shows this time twice").select_option(label="the second")
    assert editor.violations() == {}
    editor.page.click("dialog [value=move]")
    editor.saved()
    assert times(forum)["Idea"] == ("Hall", "26 01:30", 60)


def test_from_right_to_left_the_rooms_and_arrows_are_mirrored_and_hours_are_not(come, forum):
    editor = come(forum)
    editor.page.evaluate("document.documentElement.dir = 'rtl'")
    assert editor.spot("Hall", "11:00")[0] > editor.spot("Side room", "11:00")[0]
    editor.drag("Idea", "Side room", "12:00")
    editor.hears("“Idea”: Side room, 12:00–13:00.")
    editor.press("m", "ArrowRight")
    editor.hears("Hall, 12:00")
    box = "[dir] .ghost > b"
    width = editor.page.evaluate(f"document.querySelector('{box}').getBoundingClientRect().right")
    ghost = editor.page.locator(".ghost").bounding_box()
    assert width > ghost["x"] + ghost["width"] / 2
    assert (
        editor.page.evaluate(f"getComputedStyle(document.querySelector('{box}')).direction")
        == "ltr"
    )
    editor.press("Enter")
    editor.saved()
    assert times(forum)["Idea"] == ("Hall", "05 08:00", 60)


def test_two_people_see_each_other_and_a_stale_drop_is_refused(come, forum):
    leyla, rauf = come(forum), come(forum)
    rauf.drag("Panel", "Hall", "15:00", drop=False)
    leyla.drag("Panel", "Side room", "16:00")
    leyla.saved()
    rauf.hears("which you are holding: Side room, 16:00–17:00.")
    assert rauf.page.locator(".ghost.stale").count() == 1
    rauf.page.mouse.up()
    rauf.reads("[data-note]", "it is now Side room, 16:00–17:00.")
    assert rauf.violations() == {}
    rauf.page.get_by_text("Move it here anyway").click()
    rauf.saved()
    leyla.hears("moved “Panel”: Hall, 15:00–16:00.")
    leyla.press("Control+z")
    leyla.hears("Not undone:")
    assert times(forum)["Panel"] == ("Hall", "05 11:00", 60)


def test_a_connection_lost_in_mid_drag_keeps_the_move_also_over_a_reload(come, forum):
    editor = come(forum)
    lost = []  # told to a route that is there before the drag: Chromium takes a new one up late
    editor.page.route("**/board/moves/", lambda route: route.abort() if lost else route.continue_())
    editor.drag("Panel", "Side room", "16:00", drop=False)
    lost.append(True)
    editor.page.mouse.up()
    editor.reads("[data-status]", "No connection. 1 move waits and will be sent again.")
    assert editor.session("Panel").locator(".tm").inner_text() == "16:00–17:00"
    editor.page.on("dialog", lambda dialog: dialog.accept())
    editor.come()
    assert editor.session("Panel").locator(".tm").inner_text() == "16:00–17:00"
    assert times(forum)["Panel"] == ("Hall", "05 07:00", 60)
    lost.clear()
    editor.page.evaluate("window.dispatchEvent(new Event('online'))")
    editor.saved()
    assert times(forum)["Panel"] == ("Side room", "05 12:00", 60)


def test_a_finger_scrolls_and_when_held_it_moves(come, forum):
    editor = come(forum, has_touch=True, viewport={"width": 390, "height": 844}, is_mobile=True)
    touch = editor.context.new_cdp_session(editor.page)
    editor.session("Panel").evaluate("item => item.scrollIntoView({block: 'center'})")
    x, y = editor.at("Panel")

    def finger(kind, down=0):
        points = [] if kind == "touchEnd" else [{"x": x, "y": y + down}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart")
    editor.page.wait_for_timeout(400)
    for down in (24, 48, 96):
        finger("touchMove", down)
    finger("touchEnd")
    editor.hears("“Panel”: Hall, 12:00–13:00.")
    SessionFactory.create_batch(3, forum=forum, start=None)
    editor.reads("[data-unscheduled]", "4")
    assert editor.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_who_only_looks_moves_nothing_but_sees_it_move(come, forum):
    looker, editor = come(forum, "viewer", color_scheme="dark"), come(forum)
    looker.drag("Panel", "Side room", "16:00")
    looker.session("Panel").focus()
    looker.press("m", "ArrowLeft")
    looker.hears("No further")
    assert looker.page.locator(".ghost").count() == 0
    assert looker.violations() == {}
    editor.drag("Panel", "Side room", "16:00")
    looker.hears("moved “Panel”: Side room, 16:00–17:00.")
    looker.session("Panel").focus()
    looker.press("Enter")
    looker.page.wait_for_url("**/session/*/change/")


def test_of_two_moves_that_are_refused_each_is_told_in_its_turn(come, forum):
    leyla, rauf = come(forum), come(forum)
    away = "**/board/**"
    rauf.page.route(away, lambda route: route.abort())
    rauf.drag("Panel", "Hall", "15:00")
    rauf.drag("Idea", "Hall", "17:00")
    for title, hour in (("Panel", "16:00"), ("Idea", "18:00")):
        leyla.drag(title, "Side room", hour)
        leyla.saved()
    rauf.page.unroute(away)
    rauf.page.evaluate("window.dispatchEvent(new Event('online'))")
    rauf.reads("[data-note]", "it is now Side room, 16:00–17:00.")
    rauf.page.get_by_role("button", name="Leave it").click()
    rauf.reads("[data-note]", "it is now Side room, 18:00–19:00.")
    rauf.page.get_by_text("Move it here anyway").click()
    rauf.saved()
    assert times(forum)["Panel"] == ("Side room", "05 12:00", 60)
    assert times(forum)["Idea"] == ("Hall", "05 13:00", 60)
