"""Signing in: passwords, second steps, forgotten passwords, and who may not."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from forum_site.accounts.urls import PAGES
from tests.factories import PASSWORD, TeamMemberFactory, UserFactory

pytestmark = pytest.mark.django_db
SECRET = totp.generate_totp_secret()


@pytest.fixture(autouse=True)
def _no_attempt_counted():
    cache.clear()


@pytest.fixture
def user():
    return TeamMemberFactory(user__username="nino", user__email="nino@forum.example").user


@pytest.fixture
def browser():
    return Client(headers={"Accept-Language": "en", "User-Agent": "Firefox/1 (Windows)"})


def sign_in(browser, login="nino", password=PASSWORD, **more):
    return browser.post(
        "/admin/login/?next=/admin/events/room/", {"login": login, "password": password}, **more
    )


def code(shift=0):
    (now,) = [c for i, c in enumerate(totp.yield_hotp_counters_from_time()) if i == 1]
    return totp.format_hotp_value(totp.hotp_value(SECRET, now + shift))


def two_steps(user):
    totp.TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


@pytest.mark.parametrize("login", ["nino", "Nino@forum.example"])
def test_somebody_signs_in_by_name_or_address_and_goes_on_to_the_page_asked_for(
    user, browser, login
):
    answer = sign_in(browser, login)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/events/room/")
    assert browser.get("/admin/").status_code == 200


def test_who_is_not_staff_does_not_come_in_and_who_no_longer_is_goes_out(user, browser):
    UserFactory(username="guest", is_staff=False)
    sign_in(browser, "guest")
    assert browser.get("/admin/").status_code == 302
    sign_in(browser)
    user.is_staff = False
    user.save()
    assert browser.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    assert browser.get("/admin/login/").status_code == 200


def test_no_page_leads_to_another_site(user, browser):
    answer = browser.post(
        "/admin/login/?next=https://elsewhere.example/", {"login": "nino", "password": PASSWORD}
    )
    assert answer["Location"] == "/admin/"


def test_with_a_second_step_the_password_alone_opens_nothing(user, browser):
    two_steps(user)
    assert sign_in(browser)["Location"] == "/admin/account/code/"
    assert browser.get("/admin/").status_code == 302
    assert (
        browser.post("/admin/account/code/", {"code": code()})["Location"] == "/admin/events/room/"
    )
    assert browser.get("/admin/").status_code == 200


def test_a_code_of_the_list_serves_once(user, browser):
    spare, *_rest = two_steps(user)
    sign_in(browser)
    assert browser.post("/admin/account/code/", {"code": spare}).status_code == 302
    again = Client()
    sign_in(again)
    assert again.post("/admin/account/code/", {"code": spare}).status_code == 200
    assert again.get("/admin/").status_code == 302


def test_who_guesses_codes_is_locked_out_of_the_account(user, browser):
    two_steps(user)
    sign_in(browser)
    for _guess in range(10):
        cache.clear()  # allauth's own limit would be first
        answer = browser.post("/admin/account/code/", {"code": "000000"})
    assert answer.status_code == 429
    assert "Too many attempts" in answer.content.decode()
    cache.clear()
    assert browser.post("/admin/account/code/", {"code": code()}).status_code == 200
    assert sign_in(Client()).status_code == 429


def test_a_second_step_is_set_up_with_a_drawn_code_and_a_list(user):
    browser = Client(headers={"Accept-Language": "en"})
    sign_in(browser)
    browser.post("/admin/account/again/", {"password": PASSWORD})
    page = browser.get("/admin/account/app/add/")
    assert "data:image/svg+xml" in page.content.decode()
    secret = page.context["form"].secret
    at = list(totp.yield_hotp_counters_from_time())[1]
    right = {"code": totp.format_hotp_value(totp.hotp_value(secret, at))}
    answer = browser.post("/admin/account/app/add/", right)
    codes = browser.get(answer["Location"]).context["unused_codes"]
    assert len(codes) == 10
    assert browser.get("/admin/account/recovery/file/").content.decode().split()[-1] == codes[-1]


def test_factors_are_changed_by_who_has_just_said_the_password(user, browser):
    sign_in(browser)
    assert browser.get("/admin/account/app/add/")["Location"].startswith("/admin/account/again/")


def test_a_forgotten_password_is_set_anew_by_a_link_that_serves_once(user, browser, settings):
    settings.SITE_URL = "https://forum.example"
    browser.post("/admin/account/password/", {"email": "nino@forum.example"})
    (letter,) = mail.outbox
    link = re.search(r"https://forum\.example(\S+)", letter.body)[1]
    page = browser.get(link, follow=True)
    new = {"password1": "a wholly new one", "password2": "a wholly new one"}
    assert browser.post(page.request["PATH_INFO"], new).status_code == 302
    assert sign_in(browser, password="a wholly new one").status_code == 302
    assert "key" not in (Client().get(link, follow=True).context.get("form") or {})
    assert Client().get(link, follow=True).context["token_fail"] is True


def test_an_unknown_address_gets_no_letter_and_the_same_answer(user, browser):
    known = browser.post("/admin/account/password/", {"email": "nino@forum.example"})
    unknown = browser.post("/admin/account/password/", {"email": "nobody@forum.example"})
    assert known["Location"] == unknown["Location"]
    assert len(mail.outbox) == 1


def test_nobody_signs_up(client):
    assert client.get("/admin/account/signup/").status_code in {302, 404}
    assert "signup" not in {name for _address, _view, name in PAGES}


def test_a_stranger_sees_no_page_of_an_account(client):
    for address, _view, name in PAGES:
        if (
            "<" in address
            or name in {"account_inactive", "account_login"}
            or "password/" in address
        ):
            continue
        answer = client.get(reverse(name))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(("/admin/login/", "/admin/")), name


def test_the_two_step_sign_in_has_one_name(user):
    browser = Client(headers={"Accept-Language": "en"})
    sign_in(browser)
    browser.post("/admin/account/again/", {"password": PASSWORD})
    setting_up = browser.get("/admin/account/app/add/").content.decode()
    two_steps(user)
    mine = browser.get("/admin/account/two-step/").content.decode()
    stranger = Client(headers={"Accept-Language": "en"})
    sign_in(stranger)
    for page in (setting_up, mine, stranger.get("/admin/account/code/").content.decode()):
        assert "two-step sign-in" in page.lower()
        assert "factor" not in page.lower()


@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
def test_the_pages_have_no_inline_script_or_style(user, language):
    browser = Client(headers={"Accept-Language": language})
    stranger = browser.get("/admin/login/").content.decode()
    sign_in(browser)
    two_steps(user)
    mine = [
        browser.get(f"/admin/account/{page}/").content.decode()
        for page in ("two-step", "keys", "sign-ins", "recovery")
    ]
    for page in (stranger, *mine):
        assert not re.search(r"style=|<style|onclick|<script(?![^>]*(src=|application/json))", page)
