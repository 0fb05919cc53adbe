"""Persons and series across forums, asked as the role that may read releases only."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html  # noqa: TID253 - what the tests look into

from events import releases, web
from events.models import Forum
from events.persons import people
from sessions import publish
from sessions.merging import joining
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    ForumSeriesFactory,
    NameFormFactory,
    OrganisationFactory,
    PersonFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.public_role import AsThePublic

pytestmark = pytest.mark.django_db


def speaks(person, slug, year, position, **facts):
    """The person at a forum of that year, moderating a session, published."""
    forum = ForumFactory(slug=slug, starts=f"{year}-12-05", ends=f"{year}-12-05", names={"en": slug.title()})  # fmt: skip
    speaker = SpeakerFactory(forum=forum, person=person, position={"en": position}, **facts)
    session = SessionFactory(forum=forum, start=None, slug="panel", title={"en": "A panel"})
    AppearanceFactory(speaker=speaker, session=session, role="moderator")
    published(forum)
    return speaker


def published(forum):
    publish.publish(forum.uuid, by="test")
    releases.forget()


@pytest.fixture
def person():
    """Somebody who spoke at two forums, in another position and spelling at each."""
    person = PersonFactory(slug="adil-taghiyev", sort_key="Taghiyev, Adil")
    NameFormFactory(person=person, language="az", text="Adil Tağıyev")
    NameFormFactory(person=person, language="en", text="Adil Taghiyev")
    NameFormFactory(person=person, language="en", kind="reported", text="Adil Tagijev")
    speaks(person, "media-2024", 2024, "Deputy", name={"en": "Adil Tagiyev"})
    speaks(person, "media-2025", 2025, "Chair", organisation=OrganisationFactory(names={"en": "Agency"}))  # fmt: skip
    return person


class Got:
    """An answer, and what its page says."""

    def __init__(self, answer):
        self.status, self.location = answer.status_code, answer.get("Location")
        self.tree = html.fromstring(answer.content) if answer.content else None

    def all(self, selector):
        return [" ".join(each.text_content().split()) for each in self.tree.cssselect(selector)]

    def values(self, selector, attribute):
        return [each.get(attribute) for each in self.tree.cssselect(selector)]

    @property
    def linked(self):
        (block,) = self.tree.cssselect("script[type='application/ld+json']")
        return json.loads(block.text)


def get(path):
    return Got(AsThePublic().get(path))


def test_a_person_has_every_forum_the_newest_first_with_the_position_as_of_it(person):
    page = get("/en/people/adil-taghiyev/")
    assert page.all("h1") == ["Adil Taghiyev"]
    assert page.all(".forums-of h3") == ["Media-2025", "Media-2024"]
    assert page.all(".forums-of .post") == ["Chair, Agency", "Deputy"]
    assert page.all(".forums-of li li") == ["ModeratorA panel"] * 2
    assert page.values(".forums-of li li a", "href")[0] == "/en/media-2025/sessions/panel/"


def test_a_spelling_of_an_older_forum_stands_with_that_forum(person):
    assert get("/en/people/adil-taghiyev/").all(".forums-of .serif") == ["Adil Tagiyev"]


def test_names_stand_in_every_language_and_as_the_press_had_them(person):
    page = get("/en/people/adil-taghiyev/")
    assert page.all(".spell:not(.lines) tr") == [
        "AzerbaijaniAdil Tağıyev", "EnglishAdil Taghiyev", "Also reported asAdil Tagijev",
    ]  # fmt: skip
    assert page.all(".lines tr") == ["EnglishAdil Taghiyev, Chair, Agency"]


def test_a_page_stands_in_every_language_and_says_which_is_which(person):
    page = get("/az/people/adil-taghiyev/")
    assert (page.all("h1"), page.values("html", "lang")) == (["Adil Tağıyev"], ["az"])
    assert len(page.values("link[hreflang]", "href")) == 4
    (canonical,) = page.values("[rel=canonical]", "href")
    assert canonical.endswith("/az/people/adil-taghiyev/")
    assert page.values("[name=robots]", "content") == []


def test_machines_are_told_of_the_person_and_their_forums(person):
    told = get("/en/people/adil-taghiyev/").linked
    assert (told["@type"], told["@id"].rpartition("#")[2]) == ("Person", str(person.uuid))
    assert (told["jobTitle"], told["affiliation"]["name"]) == ("Chair", "Agency")
    assert told["alternateName"] == ["Adil Tağıyev", "Adil Tagijev"]
    assert [each["name"] for each in told["performerIn"]] == ["Media-2025", "Media-2024"]


def test_the_photo_is_that_of_the_newest_release(person):
    for position, sha in (("Deputy", "a" * 64), ("Chair", "b" * 64)):
        person.photo_sha256, person.photo_width, person.photo_height = sha, 400, 400
        person.photo_consent = "2025-01-01"
        person.save()
        published(person.speakers.get(position={"en": position}).forum)
    page = get("/en/people/adil-taghiyev/")
    assert page.values(".who img", "src") == [f"/media/photos/{'b' * 64}-384.jpg"]


def test_a_speaker_s_page_leads_to_the_person_s(person):
    page = get("/en/media-2024/speakers/adil-taghiyev/")
    assert get(page.values("[aria-labelledby=ro] .more", "href")[0]).all("h1") == ["Adil Taghiyev"]


def test_a_hidden_forum_is_not_told(person):
    Forum.objects.filter(slug="media-2025").update(visibility="hidden")
    releases.forget()
    assert get("/en/people/adil-taghiyev/").all(".forums-of h3") == ["Media-2024"]
    Forum.objects.update(visibility="hidden")
    releases.forget()
    assert get("/en/people/adil-taghiyev/").status == 404
    assert get("/en/people/").all(".people-list li") == []


def test_a_former_address_of_a_person_leads_to_the_present_one(person):
    person.slug = "adil-t"
    person.save()
    published(person.speakers.get(forum__slug="media-2025").forum)
    assert get("/ka/people/adil-taghiyev/").location == "/ka/people/adil-t/"
    published(Forum.objects.get(slug="media-2024"))
    assert get("/ka/people/adil-taghiyev/").location == "/ka/people/adil-t/"


def test_the_address_of_a_speaker_leads_to_the_person(person):
    person.speakers.filter(forum__slug="media-2024").update(slug="deputy-adil")
    published(Forum.objects.get(slug="media-2024"))
    assert get("/en/people/deputy-adil/").location == "/en/people/adil-taghiyev/"


def test_a_merged_person_leads_to_the_kept_one_and_brings_their_forums(person):
    twin = PersonFactory(slug="adil-twin", sort_key="Taghiyev, Adil")
    speaks(twin, "media-2023", 2023, "Editor", name={"en": "Adil Tagiev"})
    here = SpeakerFactory(
        person=twin, forum=Forum.objects.get(slug="media-2025"), name={"en": "Adil Taghiyev"}
    )
    published(here.forum)
    joining.join(twin, person, by="test")
    published(Forum.objects.get(slug="media-2025"))  # the others still say two
    page = get("/en/people/adil-twin/")
    assert page.location == "/en/people/adil-taghiyev/"
    found = get(page.location)
    assert found.all(".forums-of h3") == ["Media-2025", "Media-2024", "Media-2023"]
    assert found.all("h1") == ["Adil Taghiyev"]


def test_an_address_of_nobody_is_not_found(person):
    assert get("/en/people/nobody/").status == 404


def test_everybody_is_listed_once_in_the_alphabet_of_the_page(person):
    for name in ("Çələbi", "Dadaşov", "Cəfərov"):
        other = PersonFactory(sort_key=name)
        NameFormFactory(person=other, language="az", text=name)
        SpeakerFactory(person=other, forum=Forum.objects.get(slug="media-2025"))
    published(Forum.objects.get(slug="media-2025"))
    page = get("/az/people/")
    assert page.all(".people-list h2") == ["Cəfərov", "Çələbi", "Dadaşov", "Adil Tağıyev"]
    assert page.values(".people-list li", "data-l") == ["C", "Ç", "D", "T"]


@pytest.mark.parametrize("spelling", ["Тагиев", "Tagijev", "თაღიევი"])
def test_somebody_is_found_by_any_spelling(person, spelling):
    page = get(f"/en/people/?q={spelling}")
    assert page.all(".people-list h2") == ["Adil Taghiyev"]
    assert page.values("[name=robots]", "content") == ["noindex"]


def test_a_long_list_comes_in_portions(person, monkeypatch):
    monkeypatch.setattr("events.public.everybody.PORTION", 2)
    forum = Forum.objects.get(slug="media-2025")
    for name in ("Ali", "Bea"):
        SpeakerFactory(person=PersonFactory(sort_key=name), name={"en": name}, forum=forum)
    published(forum)
    first, second = get("/en/people/"), get("/en/people/?page=2")
    assert (first.all(".people-list h2"), second.all(".people-list h2")) == (["Ali", "Bea"], ["Adil Taghiyev"])  # fmt: skip
    assert first.values(".sheets a", "href") == ["?page=2"]
    assert second.values(".sheets a", "href") == ["./"]
    assert second.values("[rel=canonical]", "href")[0].endswith("/en/people/?page=2")
    assert get("/en/people/?page=99999").all(".people-list h2") == ["Adil Taghiyev"]


@pytest.mark.parametrize("path", ["people/", "people/adil-taghiyev/"])
def test_a_page_takes_two_queries_at_most_and_none_when_kept(client, person, path):
    releases.forget()
    web.memory.clear()
    with CaptureQueriesContext(connection) as first:
        client.get(f"/en/{path}")
    with CaptureQueriesContext(connection) as again:
        client.get(f"/en/{path}")
    assert (len(first) <= 2, len(again)) == (True, 0)


def test_a_page_has_nothing_inline(person):
    body = AsThePublic().get("/en/people/adil-taghiyev/").content.decode()
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", body) == []
    assert people().at("adil-taghiyev").slug == "adil-taghiyev"


def test_a_series_has_its_editions_the_newest_first():
    series = ForumSeriesFactory(slug="media", names={"en": "Media Forum"}, description={"en": "Yearly."})  # fmt: skip
    for year in (2024, 2025):
        days = {"starts": f"{year}-12-05", "ends": f"{year}-12-05"}
        published(ForumFactory(slug=f"media-{year}", names={"en": f"M {year}"}, series=series, **days))  # fmt: skip
    page = get("/en/series/media/")
    assert (page.all("h1"), page.all(".forums h2")) == (["Media Forum"], ["M 2025", "M 2024"])
    assert [each["name"] for each in page.linked["subEvent"]] == ["M 2025", "M 2024"]
    assert page.linked["@type"] == "EventSeries"


def test_a_series_former_address_leads_to_the_present_one():
    series = ForumSeriesFactory(slug="media")
    old, new = (ForumFactory(starts=f"{y}-12-05", ends=f"{y}-12-05", series=series) for y in (2024, 2025))  # fmt: skip
    published(old)
    series.slug = "press"
    series.save()
    published(Forum.objects.get(pk=new.pk))
    assert get("/en/series/media/").location == "/en/series/press/"
    assert get("/en/series/none/").status == 404
