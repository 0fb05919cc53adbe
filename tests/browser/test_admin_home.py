"""The organisers' home and the history in a real Chromium: readable by everybody, wide and narrow."""

import pytest

from tests.browser import axe
from tests.factories import (
    PASSWORD,
    AppearanceFactory,
    ForumFactory,
    SessionFactory,
    TeamMemberFactory,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]
# Unfold's own: the user's corner of the sidebar.
THEIRS = (("#nav-sidebar .border-t",),)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def owner():
    owner = TeamMemberFactory(role="owner")
    session = AppearanceFactory(session=SessionFactory(forum=owner.forum)).session
    session.title = {"en": "Opening", "az": "Açılış"}
    session.save()
    TeamMemberFactory(user=owner.user, forum=ForumFactory())
    return owner


@pytest.mark.parametrize("width", [1280, 390])
def test_the_home_and_the_history_are_for_everybody(chromium, live_server, owner, width):
    context = chromium.new_context(locale="en", viewport={"width": width, "height": 900})
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.goto(f"{live_server.url}/admin/login/?next=/admin/")
    page.fill("#id_username", owner.user.username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".standing")
    found = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for path in (f"/admin/?forum={owner.forum.pk}",
                     f"/admin/events/forum/{owner.forum.pk}/activity/"):  # fmt: skip
            page.goto(live_server.url + path)
            dark = "document.documentElement.classList.contains('dark')"
            page.wait_for_function(dark if theme == "dark" else f"!{dark}")
            assert not page.evaluate(SIDEWAYS)
            for rule, (first, *_) in axe.of_ours(page, without=THEIRS).items():
                found.setdefault(rule, (path, theme, first))
    context.close()
    assert found == {}
    assert said == []
