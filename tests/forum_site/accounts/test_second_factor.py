"""Second factors: their secrets are encrypted, and a site may ask everybody for one."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client, override_settings

from forum_site.accounts import vault
from forum_site.accounts.second_factor import SecondFactorMiddleware
from tests.factories import PASSWORD, TeamMemberFactory
from tests.forum_site.accounts.test_signing_in import SECRET, code, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_attempt_counted():
    cache.clear()


@pytest.fixture
def user():
    return TeamMemberFactory(user__username="nino").user


def kept(user):
    return [row.data for row in Authenticator.objects.filter(user=user)]


def code_accepted(user):
    browser = Client(headers={"Accept-Language": "en"})
    sign_in(browser)
    answer = browser.post("/admin/account/code/", {"code": code()})
    return answer.status_code == 302 or answer.content.decode()


def test_no_secret_is_legible_in_the_database(user):
    totp.TOTP.activate(user, SECRET)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    assert SECRET not in str(kept(user))
    assert all(
        each.startswith(vault.MARK)
        for row in kept(user)
        for each in row.values()
        if isinstance(each, str)
    )
    assert (
        RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes() == codes
    )
    assert code_accepted(user) is True


def test_what_was_kept_before_it_was_encrypted_is_read(user):
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    assert code_accepted(user) is True


def test_a_former_key_goes_on_reading_and_the_new_one_writes(user, settings):
    former = settings.SECRET_KEY
    totp.TOTP.activate(user, SECRET)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 60, [former]
    assert code_accepted(user) is True
    fresh = vault.encrypt("x")
    settings.SECRET_KEY_FALLBACKS = []
    assert vault.decrypt(fresh) == "x"


def test_without_the_key_no_code_is_right_and_the_page_says_whom_to_ask(user, settings, caplog):
    totp.TOTP.activate(user, SECRET)
    settings.SECRET_KEY = "n" * 60
    assert "Ask whoever runs this site" in code_accepted(user)
    assert "SECRET_KEY_FALLBACKS" in caplog.text


@pytest.fixture
def asking(settings):
    """A site that asks for a second factor, and a browser that is signed in without one."""
    settings.SECOND_FACTOR = True
    return Client(headers={"Accept-Language": "en"})


def test_whoever_has_no_second_factor_is_led_to_set_one_up(user, asking):
    sign_in(asking)
    answer = asking.get("/admin/events/room/", follow=True)
    assert answer.redirect_chain == [("/admin/account/two-step/", 302)]
    assert "This site asks everybody for a second step." in answer.content.decode()
    assert asking.post("/admin/events/room/add/", {})["Location"] == "/admin/account/two-step/"
    assert asking.get("/admin/account/again/").status_code == 200


def test_codes_of_a_lost_key_are_made_anew(user):
    browser = Client(headers={"Accept-Language": "en"})
    sign_in(browser)
    browser.post("/admin/account/again/", {"password": PASSWORD})
    Authenticator.objects.create(user=user, type="webauthn", data={})
    with override_settings(SECRET_KEY="lost" * 20):
        RecoveryCodes.activate(user)
    assert browser.get("/admin/account/two-step/").status_code == 200
    for page in ("", "file/"):
        answer = browser.get(f"/admin/account/recovery/{page}", follow=True)
        assert answer.redirect_chain == [("/admin/account/recovery/new/", 302)]
        assert "The old codes cannot be read any more. Make new ones." in answer.content.decode()
    browser.post("/admin/account/recovery/new/")
    assert len(browser.get("/admin/account/recovery/").context["unused_codes"]) > 0


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_whoever_has_one_goes_on(user, asking, kind):
    asking.force_login(user)
    Authenticator.objects.create(user=user, type=kind, data={})
    assert asking.get("/admin/events/room/").status_code == 200


def test_a_list_of_codes_alone_is_no_second_factor(user, asking):
    asking.force_login(user)
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    assert asking.get("/admin/events/room/").status_code == 302


def test_strangers_and_pages_of_the_public_are_as_ever(asking):
    assert asking.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    assert asking.get("/healthz").status_code == 200


def test_a_site_that_does_not_ask_has_nothing_in_the_way():
    with override_settings(SECOND_FACTOR=False), pytest.raises(MiddlewareNotUsed):
        SecondFactorMiddleware(lambda _request: HttpResponse())
