"""The import page tells how far it is while the import still runs."""

import pytest
from django.db import transaction

from events.models import Forum
from tests.admin_pages import address, member
from tests.factories import ForumFactory
from tests.sessions.test_importing import EVENING

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


@pytest.fixture
def forum():
    return ForumFactory(
        slug="evening", zone="Europe/Berlin", starts="2025-10-25", ends="2025-10-27"
    )


def opened(chromium, live_server, forum):
    """The import page of an editor, with the file chosen."""
    context = chromium.new_context(locale="en", base_url=live_server.url)
    cookies = member(forum, "editor").cookies.values()
    sent = [{"name": each.key, "value": each.value, "url": live_server.url} for each in cookies]
    context.add_cookies(sent)
    page = context.new_page()
    page.goto(address(forum, "import"))
    page.set_input_files("#id_file", EVENING)
    return page


def test_a_step_is_told_while_somebody_else_holds_the_forum(chromium, live_server, forum):
    page = opened(chromium, live_server, forum)
    # Answered in another tab, since Playwright asks nothing of a page that is about to go.
    page.eval_on_selector("form[data-progress]", "form => form.target = '_blank'")
    with page.context.expect_page() as answer, transaction.atomic():
        Forum.objects.select_for_update().get(pk=forum.pk)
        page.click("[name=try]")
        page.locator("[data-importing]").get_by_text("Reading the file").wait_for()
        assert page.is_visible("[data-importing] progress")
    answer.value.wait_for_selector("#report")
    page.context.close()


def test_without_its_script_the_import_is_tried_as_well(chromium, live_server, forum):
    page = opened(chromium, live_server, forum)
    page.route("**/import.js", lambda route: route.abort())
    page.reload()
    page.set_input_files("#id_file", EVENING)
    page.click("[name=try]")
    page.wait_for_selector("#report")
    page.context.close()
