"""On the pages of a forum's work each field is read out with its hint and with what is wrong."""

from contextlib import suppress

import pytest
from django.urls import NoReverseMatch, reverse
from lxml import html  # noqa: TID253 - what the tests look into

from sessions import publish
from tests.admin_pages import address, sent, signed_in
from tests.events.test_admin_matrix import FORUM_PAGES, addresses, ours
from tests.factories import AppearanceFactory, SessionFactory, SuperuserFactory

pytestmark = pytest.mark.django_db
NAMES = "aria-describedby", "aria-labelledby", "for", "aria-controls", "form"


@pytest.fixture
def forum():
    forum = AppearanceFactory().session.forum
    publish.publish(forum.uuid, by="test")
    SessionFactory(forum=forum)
    return forum


@pytest.fixture
def client():
    return signed_in(SuperuserFactory())


def page_of(answer):
    return html.fromstring(answer.content.decode())


def dangling(answer):
    """What an element names and the page has not."""
    page = page_of(answer)
    ids = set(page.xpath("//@id"))
    named = {each for name in NAMES for value in page.xpath(f"//@{name}") for each in value.split()}
    return named - ids


def described(answer, name):
    """What a field is read out with."""
    page = page_of(answer)
    (field,) = page.xpath(f"//*[@name='{name}'][not(@type='hidden')]")
    told = field.get("aria-describedby", "").split()
    return [page.get_element_by_id(each).text_content().strip() for each in told]


def drawn(client, urls):
    """The answers that are pages, by their addresses."""
    answers = {url: client.get(url) for url in urls}
    return {
        url: answer
        for url, answer in answers.items()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    }


def rows_pages(model):
    """Of a model's pages: the list, the new row's, the first row's."""
    space = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    for page in ("changelist", "add"):
        with suppress(NoReverseMatch):
            yield reverse(f"{space}_{page}")
    if row := model._default_manager.first():
        yield from (address(row, page) for page in ("change", "history", "delete"))


def test_what_a_page_of_a_forum_refers_to_stands_on_it(forum, client):
    pages = drawn(client, [url for name in FORUM_PAGES for url in addresses(forum, name)])
    assert {url: dangling(page) for url, page in pages.items() if dangling(page)} == {}
    assert len(pages) > 15


@pytest.mark.parametrize("model", sorted(ours(), key=str))
def test_what_a_page_of_rows_refers_to_stands_on_it(forum, client, model):
    pages = drawn(client, rows_pages(model))
    assert {url: dangling(page) for url, page in pages.items() if dangling(page)} == {}
    assert pages


@pytest.mark.parametrize(
    ("page", "name", "hint"),
    [
        (lambda forum: address(forum, "publish"), "label", "A short name"),
        (lambda forum: address(forum.sessions.first()), "slug", "The last part"),
        (lambda forum: address(forum.speakers.first().person), "forms-0-language", "May be empty"),
    ],
)
def test_a_hint_is_read_out_with_its_field(forum, client, page, name, hint):
    (told,) = described(client.get(page(forum)), name)
    assert told.startswith(hint)


def test_what_is_wrong_is_read_out_with_its_field(forum, client):
    answer = client.post(address(forum, "invitations"), {"email": "nobody", "role": "editor"})
    assert "Enter a valid email address." in described(answer, "email")
    answer = sent(client, address(forum.sessions.first()), minutes="-5", title_en="")
    assert described(answer, "minutes") == ["Ensure this value is greater than or equal to 0."]
    assert described(answer, "title_en") == ["This field cannot be blank."]


def test_the_inputs_of_the_languages_are_a_group_by_the_name_of_the_text(forum, client):
    page = page_of(client.get(address(forum.sessions.first())))
    (group,) = page.xpath("//*[@role='group'][.//*[@name='title_en']]/@aria-label")
    assert group == "Title"
