"""What every answer tells the browser to refuse."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from forum_site import checks, policies


def policy(answer):
    parts = answer["Content-Security-Policy"].split("; ")
    return {words[0]: words[1:] for words in (part.split(" ") for part in parts)}


def test_the_publics_policy_is_strict(client):
    assert policy(client.get("/healthz")) == {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "script-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }


@pytest.mark.django_db
def test_the_admins_scripts_may_be_evaluated_but_not_inline(client):
    assert policy(client.get("/admin/login/"))["script-src"] == ["'self'", "'unsafe-eval'"]


@pytest.mark.parametrize("path", ["/", "/en/media-forum/", "/administration/"])
def test_only_the_admin_and_the_schema_have_a_policy_of_their_own(path):
    assert policies.policy_of(path) is policies.PUBLIC


def test_no_answer_may_be_framed_or_sniffed(client):
    answer = client.get("/healthz")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_public_answer_depends_on_no_cookie_and_no_language(client):
    answer = client.get("/healthz", headers={"accept-language": "ka"})
    assert "Vary" not in answer
    assert not answer.cookies


@pytest.mark.django_db
def test_the_admin_speaks_the_browsers_language(client):
    answer = client.get("/admin/login/", headers={"accept-language": "ka"})
    assert answer["Content-Language"] == "ka"
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.django_db
def test_who_guesses_passwords_is_locked_out():
    get_user_model().objects.create_superuser("nino", "nino@forum.example", "right password")
    client = Client()

    def sign_in(password):
        return client.post("/admin/login/", {"login": "nino", "password": password})

    for _guess in range(10):
        answer = sign_in("wrong")
    assert answer.status_code == 429
    assert sign_in("right password").status_code == 429


@pytest.mark.parametrize(
    ("site", "warnings"),
    [
        ("https://forum.example", []),
        ("http://127.0.0.1:8000", []),
        ("http://forum.example", ["forum_site.W001"]),
    ],
)
def test_http_beyond_this_machine_is_warned_about(settings, site, warnings):
    settings.SITE_URL = site
    assert [warning.id for warning in checks.plain_http_abroad()] == warnings
