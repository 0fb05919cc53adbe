"""Proposed matches in the admin: seen by every member, decided by whoever edits both persons."""

from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events import releases
from speakers.models import Person, PersonMatch
from tests.admin_pages import address, list_of, member, signed_in
from tests.factories import ForumFactory, SpeakerFactory, SuperuserFactory
from tests.sessions.test_merging import match_of, person, proposed

pytestmark = pytest.mark.django_db
EVENING = Path(__file__).parents[1] / "data" / "evening.xml"
CHANGED = "admin:speakers_personmatch_changelist"


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def match(forum):
    """Two speakers of the forum who are probably one."""
    known, new = person("Adil Taghiyev"), person("Adil Tagiyev")
    for who in (known, new):
        SpeakerFactory(person=who, forum=forum)
    return match_of(new, known)


def test_the_page_shows_both_persons_and_what_would_move(forum, match):
    page = member(forum, "editor").get(address(match)).content.decode()
    for said in ("Adil Taghiyev", "Adil Tagiyev", "another spelling", "One person: join them"):
        assert said in page
    assert Person.objects.count() == 2


def test_an_editor_of_both_joins_them(forum, match):
    answer = member(forum, "editor").post(address(match), {"accept": "1"})
    assert answer["Location"] == reverse(CHANGED)
    assert [one.plain_name for one in Person.objects.all()] == ["Adil Taghiyev"]
    assert {entry.change_message for entry in LogEntry.objects.all()} == {
        "Adil Tagiyev was joined into Adil Taghiyev."
    }


def test_an_editor_says_that_they_are_two(forum, match):
    member(forum, "editor").post(address(match), {"refuse": "1"})
    match.refresh_from_db()
    assert (match.state, Person.objects.count()) == ("refused", 2)
    assert LogEntry.objects.count() == 2


def test_a_form_without_a_button_decides_nothing(forum, match):
    assert member(forum, "editor").post(address(match)).status_code == 200
    match.refresh_from_db()
    assert match.state == "open"


@pytest.mark.parametrize("role", ["viewer", "translator"])
def test_whoever_only_reads_or_translates_decides_nothing(forum, match, role):
    client = member(forum, role)
    assert "One person: join them" not in client.get(address(match)).content.decode()
    assert client.post(address(match), {"accept": "1"}).status_code == 403
    assert Person.objects.count() == 2


def test_an_editor_of_one_of_two_forums_decides_nothing(forum, match):
    SpeakerFactory(person=match.known)
    assert member(forum, "editor").post(address(match), {"accept": "1"}).status_code == 403


def test_forums_of_others_are_not_named(forum, match):
    SpeakerFactory(person=match.known, forum__names={"az": "Of others"})
    assert "Of others" not in member(forum, "editor").get(address(match)).content.decode()


def test_a_second_decision_is_refused(forum, match):
    client = member(forum, "editor")
    client.post(address(match), {"refuse": "1"})
    answer = client.post(address(match), {"accept": "1"}, follow=True)
    assert "Somebody has decided on this already." in answer.content.decode()
    assert Person.objects.count() == 2


def test_a_decided_match_says_who_decided(forum, match):
    client = member(forum, "editor")
    client.post(address(match), {"accept": "1"})
    page = client.get(address(match)).content.decode()
    assert "one person" in page
    assert "join them" not in page


def test_the_list_has_open_matches_first_and_finds_them_by_any_spelling(forum, match):
    known, new = person("Nino Burjanadze"), person("Nino Burcanadze")
    proposed(new)
    client = member(forum, "editor")
    client.post(address(PersonMatch.objects.get(known=known)), {"refuse": "1"})
    assert [one.state for one in client.get(list_of(PersonMatch)).context["cl"].queryset] == [
        "open",
        "refused",
    ]
    found = client.get(list_of(PersonMatch), {"q": "ბურჯანაძე"}).context["cl"].queryset
    assert [one.known for one in found] == [known]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_the_same_for_one_and_for_three(
    forum, number, django_assert_num_queries
):
    for name in ("Adil Taghiyev", "Nino Burjanadze", "Zurab Zhvania")[:number]:
        match_of(person(name), person(name))
    client = member(forum, "editor")
    client.get(list_of(PersonMatch))
    with django_assert_num_queries(10):
        client.get(list_of(PersonMatch))


def test_nobody_adds_or_deletes_a_match(match):
    client = signed_in(SuperuserFactory())
    assert client.get(list_of(PersonMatch) + "add/").status_code == 403
    assert client.post(address(match, "delete"), {"post": "yes"}).status_code == 403
    assert PersonMatch.objects.exists()


def test_a_persons_page_leads_to_the_matches(forum, match):
    page = member(forum, "editor").get(address(match.known)).content.decode()
    assert f"{reverse(CHANGED)}?q=adil-taghiyev" in page


def test_a_person_without_a_match_has_no_such_link(forum):
    page = member(forum, "editor").get(address(person("Adil Taghiyev"))).content.decode()
    assert f"{reverse(CHANGED)}?q=" not in page


def test_a_person_with_a_match_can_be_deleted(match):
    match.person.speakers.all().delete()
    answer = signed_in(SuperuserFactory()).post(address(match.person, "delete"), {"post": "yes"})
    assert answer.status_code == 302
    assert Person.objects.count() == 1


def imported(client, forum, **more):
    file = SimpleUploadedFile("evening.xml", EVENING.read_bytes())
    page = reverse("admin:events_forum_import", args=(forum.pk,))
    return client.post(page, {"file": file, **more}, follow=True).content.decode()


def test_a_tried_import_says_whom_its_persons_may_be(forum):
    person("Adil Taghiyev")
    page = imported(member(forum, "editor"), forum, **{"try": "1"})
    assert "Adil Tağıyev is probably Adil Taghiyev: another spelling of the name." in page
    assert not PersonMatch.objects.exists()


def test_a_written_import_leads_to_the_matches(forum):
    person("Adil Taghiyev")
    page = imported(member(forum, "publisher"), forum, write="1")
    assert "1 new person is probably somebody who is known." in page
    assert f'<a href="{reverse(CHANGED)}">Decide</a>' in page
