"""Names in a real Chromium: proposed while somebody types, then confirmed from the list."""

import pytest

from speakers.models import NameForm
from tests.factories import PASSWORD, ForumFactory, SpeakerFactory, TeamMemberFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


@pytest.fixture
def speaker():
    """Of a forum in four languages, with an English form alone and no country."""
    forum = ForumFactory(languages=["az", "en", "ka", "ru"])
    speaker = SpeakerFactory(forum=forum, person__sort_key="Taghiyev, Adil")
    TeamMemberFactory(forum=forum, role="editor", user__username="editor")
    return speaker


@pytest.fixture
def page(chromium, live_server, speaker):
    """The person's page, signed in; complaints of the console fail the test."""
    context = chromium.new_context(locale="en", viewport={"width": 1280, "height": 900})
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    address = f"/admin/speakers/person/{speaker.person.pk}/change/"
    page.goto(f"{live_server.url}/admin/login/?next={address}")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-proposals]")
    yield page
    context.close()
    assert [line for line in said if "404" not in line] == []


def test_a_form_is_proposed_while_typing_added_and_confirmed(page, live_server, speaker):
    georgian = page.locator(".proposed[lang=ka]")
    assert georgian.inner_text() == "–"
    page.fill("#id_country", "AZ")
    page.wait_for_function("document.querySelector('.proposed[lang=ka]').innerText != '–'")
    assert georgian.inner_text() == "ადილ თაღიევი"
    page.fill("#id_forms-0-text", "Radik Ismayilov")
    page.wait_for_function("document.querySelector('.proposed[lang=ru]').innerText[0] == 'Р'")
    assert page.locator(".proposed[lang=ru]").inner_text() == "Радик Исмаилов"
    page.click("[name=_propose]")
    page.wait_for_selector("text=2 forms were proposed.")
    page.goto(f"{live_server.url}/admin/speakers/nameform/?language=ka")
    page.click("text=რადიქ ისმაილოვი")
    page.fill("#id_source", "The speaker's office")
    page.fill("#id_on", "2025-12-01")
    page.click("[name=_confirm]")
    page.wait_for_selector("text=1 form is official now.")
    form = NameForm.objects.get(language="ka")
    assert (form.kind, form.source) == ("official", "The speaker's office")
