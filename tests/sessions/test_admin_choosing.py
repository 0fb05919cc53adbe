"""Choosing on the publish page, as a browser without scripts does it."""

import pytest
from lxml import html  # noqa: TID253 - what the tests look into

from events import releases
from sessions import publish
from tests.admin_pages import address, member
from tests.factories import ForumFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    forum = ForumFactory()
    for title in ("Opening", "Panel"):
        SessionFactory(forum=forum, title={"en": title})
    publish.publish(forum.uuid, by="test")
    for session in forum.sessions.all():
        session.title = {"en": f"{session.title['en']} II"}
        session.save()
    return forum


@pytest.fixture
def publisher(forum):
    return member(forum, "publisher")


class Page:
    """The publish page as a form to fill in."""

    def __init__(self, client, forum):
        self.client, self.url = client, address(forum, "publish")
        self.take(client.get(self.url))

    def take(self, answer):
        self.answer = answer
        if answer.status_code != 302:
            self.html = html.fromstring(answer.content.decode())
        return answer

    def boxes(self):
        return self.html.xpath("//input[@name='chosen']")

    def chosen(self):
        """The words beside the boxes that are ticked."""
        return sorted("".join(box.xpath("..//ins//text()")) for box in self.boxes() if box.checked)

    def send(self, marks=None, **more):
        ticked = [box.get("value") for box in self.boxes() if box.checked]
        data = {"seen": 1, "chosen": ticked if marks is None else marks, **more}
        return self.take(self.client.post(self.url, data))

    def mark(self, words):
        (box,) = (box for box in self.boxes() if words in box.getparent().text_content())
        return box.get("value")


def published(forum):
    document = releases.read(forum.uuid).document
    return sorted(session.title["en"] for session in document.sessions)


def test_all_changes_are_chosen_at_first(forum, publisher):
    assert Page(publisher, forum).chosen() == ["Opening II", "Panel II"]


def test_what_is_ticked_off_is_not_published(forum, publisher):
    page = Page(publisher, forum)
    answer = page.send([page.mark("Panel II")])
    assert answer["Location"] == address(forum, "releases")
    assert published(forum) == ["Opening", "Panel II"]


@pytest.mark.parametrize(
    ("wish", "left"),
    [("none", []), ("all", ["Opening II", "Panel II"]), ("session", ["Opening II", "Panel II"])],
)
def test_a_button_chooses_a_group_and_publishes_nothing(forum, publisher, wish, left):
    page = Page(publisher, forum)
    page.send(choose=wish, note="Kept")
    assert page.chosen() == left
    assert page.answer.context["form"].initial["note"] == "Kept"
    assert releases.read(forum.uuid).number == 1


def test_only_this_chooses_one_session(forum, publisher):
    page = Page(publisher, forum)
    page.send(choose=str(forum.sessions.get(title__en="Panel II").uuid))
    assert page.chosen() == ["Panel II"]


def test_what_comes_along_is_shown_with_its_reason_before_anything_is_published(forum, publisher):
    panel = forum.sessions.get(title__en="Panel II")
    panel.room = RoomFactory(forum=forum, names={"en": "Great hall"})
    panel.save()
    page = Page(publisher, forum)
    answer = page.send([page.mark("Room, Panel II")])
    assert (answer.status_code, releases.read(forum.uuid).number) == (200, 1)
    assert "“Panel II” refers to it: Room." in answer.content.decode()
    assert page.chosen() == ["Great hall", "Great hall"]
    assert page.send()["Location"] == address(forum, "releases")
    document = releases.read(forum.uuid).document
    assert (len(document.rooms), published(forum)) == (1, ["Opening", "Panel"])


def test_what_was_edited_meanwhile_is_shown_anew_and_not_chosen(forum, publisher):
    page = Page(publisher, forum)
    panel = forum.sessions.get(title__en="Panel II")
    panel.title = {"en": "Panel III"}
    panel.save()
    answer = page.send()
    assert answer.status_code == 409
    assert "1 change that you chose is otherwise now" in answer.content.decode()
    assert page.chosen() == ["Opening II"]
    assert published(forum) == ["Opening", "Panel"]


def test_nothing_chosen_is_told(forum, publisher):
    answer = Page(publisher, forum).send([])
    assert answer.status_code == 409
    assert "Nothing is chosen" in answer.content.decode()


def test_what_contradicts_itself_is_left_unchosen_and_the_rest_can_go_out(forum, publisher):
    opening = forum.sessions.get(title__en="Opening II")
    opening.start = opening.start.replace(year=2030)
    opening.save()
    page = Page(publisher, forum)
    assert page.chosen() == ["Panel II"]
    page.send()
    assert published(forum) == ["Opening", "Panel II"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many_changes_there_are(
    forum, publisher, count, django_assert_max_num_queries
):
    for _each in range(count):
        SessionFactory(forum=forum, room=RoomFactory(forum=forum))
    publisher.get(address(forum, "publish"))
    with django_assert_max_num_queries(26):
        publisher.get(address(forum, "publish"))
