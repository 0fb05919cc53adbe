"""The page of where one is signed in, and what a change of password ends."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from events import sign_ins
from events.models import SignIn
from forum_site.accounts.devices import told
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:141.0) Gecko/20100101 Firefox/141.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
PAGE = "/admin/account/sign-ins/"


@pytest.fixture
def user():
    return UserFactory(username="nino")


def signed_in(agent, name="nino"):
    browser = Client(headers={"Accept-Language": "en", "User-Agent": agent})
    browser.post("/admin/login/", {"login": name, "password": PASSWORD})
    return browser


def rows(browser):
    return {row["device"]: row for row in browser.get(PAGE).context["rows"]}


def inside(browser):
    return browser.get("/admin/").status_code == 200


def test_each_browser_is_listed_with_this_one_marked(user):
    UserFactory(username="other")
    here = signed_in(FIREFOX)
    signed_in(SAFARI)
    signed_in(FIREFOX, "other")
    found = rows(here)
    assert {name: row["here"] for name, row in found.items()} == {
        "Firefox, Windows": True,
        "Safari, iPhone": False,
    }
    assert found["Safari, iPhone"]["address"] == "127.0.0.1"


def test_one_browser_is_signed_out_and_the_others_are_not(user):
    here, phone, third = signed_in(FIREFOX), signed_in(SAFARI), signed_in("curl")
    here.post(PAGE, {"row": rows(here)["Safari, iPhone"]["row"]})
    assert (inside(here), inside(phone), inside(third)) == (True, False, True)


def test_all_others_are_signed_out_at_once(user):
    here, phone = signed_in(FIREFOX), signed_in(SAFARI)
    here.post(PAGE)
    assert (inside(here), inside(phone)) == (True, False)
    assert len(rows(here)) == 1


def test_nobody_signs_out_another_user(user):
    UserFactory(username="other")
    here, theirs = signed_in(FIREFOX), signed_in(SAFARI, "other")
    here.post(PAGE, {"row": rows(theirs)["Safari, iPhone"]["row"]})
    assert inside(theirs)


def test_a_changed_password_ends_the_others_and_is_told_by_mail(user):
    here, phone = signed_in(FIREFOX), signed_in(SAFARI)
    new = {
        "oldpassword": PASSWORD,
        "password1": "a wholly new one",
        "password2": "a wholly new one",
    }
    assert here.post("/admin/password_change/", new).status_code == 302
    assert (inside(here), inside(phone)) == (True, False)
    assert list(rows(here)) == ["Firefox, Windows"]
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_the_page_names_no_key_that_would_open_a_session(user):
    here = signed_in(FIREFOX)
    page = here.get(PAGE).content.decode()
    assert not any(row.session_key in page for row in SignIn.objects.all())


def test_when_somebody_was_seen_costs_a_write_every_few_minutes_only(
    user, django_assert_num_queries
):
    here, at = signed_in(FIREFOX), timezone.now()
    session = here.session
    session.load()
    with django_assert_num_queries(0):
        sign_ins.see(session, at=at)
    with django_assert_num_queries(1):
        sign_ins.see(session, at=at + timedelta(minutes=6))
    assert SignIn.objects.get(user=user).seen == at + timedelta(minutes=6)


def test_the_page_asks_as_often_for_three_browsers_as_for_one(user, django_assert_max_num_queries):
    here = signed_in(FIREFOX)
    for _count in range(2):
        with django_assert_max_num_queries(6):
            here.get(PAGE)
        signed_in(SAFARI)
        signed_in("curl")


def test_no_visitor_of_the_site_gets_a_session(client):
    for path in ("/", "/en/", "/healthz", "/en/nowhere/", "/nowhere.json"):
        answer = client.get(path)
        assert not answer.cookies, path
        assert "Cookie" not in answer.get("Vary", ""), path
    assert not SignIn.objects.exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        (SAFARI, "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Linux"),
        ("curl/8.5", "curl/8.5"),
        ("", ""),
    ],
)
def test_a_device_is_told_in_two_words(agent, words):
    assert told(agent) == words
