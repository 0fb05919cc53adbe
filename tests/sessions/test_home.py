"""The organisers' home: figures that agree with the lists behind them, and what to do next."""

import pytest
from lxml import html  # noqa: TID253 - what the tests look into

from sessions import completeness, publish
from tests.admin_pages import member, signed_in
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    OrganisationFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    SuperuserFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture
def forum():
    """A forum with something of everything missing; and another one, of which nothing counts."""
    forum = ForumFactory()
    for each in (forum, ForumFactory()):
        AppearanceFactory(
            session__forum=each, role="moderator",
            speaker=SpeakerFactory(forum=each, position={"en": "Editor"},
                                   organisation=OrganisationFactory()),
        )  # fmt: skip
        SessionFactory(forum=each, state="draft", start=None, abstract={"en": "What for"})
        SessionFactory(forum=each, state="cancelled", title={"az": "Açılış", "en": "Opening"})
        SpeakerFactory(forum=each, status="declined")
        asked = SpeakerFactory(forum=each, status="invited")
        NameFormFactory(person=asked.person, language="az", kind="proposed")
        asked.person.photo_sha256 = "0" * 64
        asked.person.save()
        RoomFactory(forum=each)
        ThemeFactory(forum=each, names={"az": "Media", "en": "Media"})
    return forum


def numbers(page):
    """Every number of the home and of its menu that leads somewhere, by its address."""
    found = html.fromstring(page.content.decode())
    for link in found.cssselect(".standing dd a, .bars a, .lacking a, #nav-sidebar-apps li a"):
        (number,) = link.cssselect("b, small") or [link]
        if number.text_content().isdigit():
            yield link.get("href"), int(number.text_content())
    for link in found.cssselect(".figures a"):
        there, total = link.text.split(" of ")
        yield link.get("href"), int(total) - int(there)


def count_behind(page, link):
    """How many things the page has of which a number spoke."""
    context = page.context or {}
    if "cl" in context:
        return context["cl"].result_count
    found = html.fromstring(page.content.decode())
    rows = {"compare": ".changes > li", "conflicts": ".conflicts > li",
            "releases": ".releases > li", "admin": ".problems > li"}  # fmt: skip
    return len(found.cssselect(rows[link.split("?")[0].strip("/").split("/")[-1]]))


def test_each_number_is_that_of_the_list_behind_it(forum):
    """All but those of texts of the forum itself, which lead to its form."""
    publish.publish(forum.uuid, by="test")
    RoomFactory(forum=forum)
    SessionFactory.create_batch(9, forum=forum, kind="panel", state="tentative", title={"az": "P"})
    client = member(forum, "viewer")
    shown = {link: number for link, number in numbers(client.get(HOME))
             if "/change/" not in link}  # fmt: skip
    assert {link: count_behind(client.get(link), link) for link in shown} == shown
    assert len(shown) > 30
    assert all(shown[link] > 8 for link in shown if "show=all" in link or "compare" in link)


def test_what_is_missing_is_counted():
    forum = ForumFactory()
    SessionFactory(forum=forum, start=None)
    SpeakerFactory(forum=forum, status="invited")
    page = member(forum, "viewer").get(HOME).context
    assert {str(each.title): each.number for each in page["session_gaps"]} == {
        "no time yet": 1, "no room yet": 1, "nobody on the stage": 1,
        "panel without a moderator": 1,
    }  # fmt: skip
    assert {str(each.title): each.number for each in page["speaker_gaps"]} == {
        "no answer yet": 1, "no position": 1, "no organisation": 1, "no photo": 1,
        "in no session": 1, "name form to be confirmed": 1,
    }  # fmt: skip


def test_whoever_declined_and_what_is_cancelled_lacks_nothing():
    forum = ForumFactory()
    SpeakerFactory(forum=forum, status="declined")
    SessionFactory(forum=forum, state="cancelled", start=None)
    assert not any(completeness.speaker_gaps(forum).values())
    assert not any(completeness.session_gaps(forum).values())


def test_an_abstract_that_nobody_wrote_is_not_missed():
    forum = SessionFactory(abstract={}).forum
    lines = {line.kind: line.counts for line in completeness.texts(forum)}
    assert {said.total for said in lines["abstracts"]} == {0}


def test_a_language_that_is_missing_altogether_stands_out():
    (az, en) = next(
        line.counts
        for line in completeness.texts(SessionFactory(title={"en": "Opening"}).forum)
        if line.kind == "titles"
    )
    assert (az.none, az.missing, en.none, en.missing) == (True, 1, False, 0)


def steps(client):
    return {str(s.title): (s.done, bool(s.link)) for s in client.get(HOME).context["steps"]}


def test_an_empty_forum_says_what_to_do_next_in_order():
    assert steps(member(ForumFactory(), "publisher")) == {
        "Set up the forum": (False, True),
        "Add its rooms": (False, True),
        "Add its sessions": (False, True),
        "Add its speakers": (False, True),
        "Publish it": (False, True),
    }


def test_what_is_done_is_marked_and_who_may_not_finds_no_link():
    forum = RoomFactory(forum__city={"en": "Baku"}).forum
    assert steps(member(forum, "viewer")) == {
        "Set up the forum": (True, False),
        "Add its rooms": (True, False),
        "Add its sessions": (False, False),
        "Add its speakers": (False, False),
        "Publish it": (False, False),
    }


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_every_step_opens(role):
    client = member(ForumFactory(), role)
    links = [step.link for step in client.get(HOME).context["steps"] if step.link]
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_published_forum_needs_no_first_steps():
    forum = SessionFactory().forum
    publish.publish(forum.uuid, by="test")
    assert steps(member(forum, "owner")) == {}


def test_a_new_installation_leads_to_the_first_forum():
    page = signed_in(SuperuserFactory()).get(HOME)
    links = html.fromstring(page.content.decode()).xpath("//ol[@class='steps']//a/@href")
    assert links == ["/admin/events/forum/add/", "/admin/events/forum/restore/"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_costs_the_same_however_large_the_forum(count, django_assert_max_num_queries):
    forum = ForumFactory()
    for _number in range(count):
        AppearanceFactory(session__forum=forum, session__start=None)
        SpeakerFactory(forum=forum, status="invited")
    client = member(forum, "owner")
    with django_assert_max_num_queries(38):
        client.get(HOME)
