"""Settings come from the environment; what is wrong stops the start with one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DATABASE_URL": "postgres://site:secret@db.internal:5432/forum",
    "SECRET_KEY": "x" * 60,
    "SITE_URL": "https://forum.example",
}


def ask(tmp_path, code="", **environment):
    """Run Python with these variables alone, settings loaded as `s`."""
    return subprocess.run(
        [sys.executable, "-c", f"from forum_site import settings as s\n{code}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def told(tmp_path, expression, **environment):
    done = ask(tmp_path, f"print({expression})", **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"DEBUG": "maybe"}, "DEBUG is 'maybe', but must be yes or no."),
        ({"PORT": "http"}, "PORT is 'http', but must be a port from 1 to 65535."),
        ({"PORT": "70000"}, "PORT is '70000', but must be a port from 1 to 65535."),
        ({"STATEMENT_TIMEOUT": "-1"}, "STATEMENT_TIMEOUT is '-1', but must be a whole number, 0 or more."),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT is 'xml', but must be text or json."),
        ({"EMAIL_URL": "http://mail"}, "EMAIL_URL is 'http://mail', but must be of the form smtp+tls://user:password@host:587, or consolemail:."),
        ({"SITE_URL": "forum.example"}, "SITE_URL is 'forum.example', but must be an http or https address without a path, as https://forum.example."),
        ({"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL is 'mysql://a/b', but must be of the form postgres://user:password@host:5432/name."),
    ],
)  # fmt: skip
def test_a_wrong_value_stops_the_start_with_one_line(tmp_path, variables, line):
    done = ask(tmp_path, **variables)
    assert done.returncode == 1
    assert done.stderr == f"{line} Correct it in the environment.\n"


@pytest.mark.parametrize("name", ["SITE_URL", "SECRET_KEY"])
def test_a_missing_value_stops_the_start_of_a_site_with_a_server_of_its_own(tmp_path, name):
    done = ask(tmp_path, **{**PRODUCTION, name: ""})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is not set. Set it: ")
    assert done.stderr.count("\n") == 1


def test_the_command_line_says_it_in_one_line_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(tmp_path), "DEBUG": "maybe"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_server_that_does_not_answer_is_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=ROOT,
        env={
            **os.environ,
            **PRODUCTION,
            "DATABASE_URL": f"postgres:///none?host={tmp_path}",
            "VAR_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("The database refused: ")


def test_a_value_may_lie_in_a_file(tmp_path):
    (tmp_path / "key").write_text("k" * 60 + "\n")
    assert told(tmp_path, "s.SECRET_KEY", SECRET_KEY_FILE=str(tmp_path / "key")) == "k" * 60


def test_a_file_that_is_missing_is_named(tmp_path):
    done = ask(tmp_path, SECRET_KEY_FILE="/nowhere/key")
    assert done.returncode == 1
    assert done.stderr == (
        "SECRET_KEY_FILE: No such file or directory: /nowhere/key. Correct the path.\n"
    )


def test_debug_may_be_asked_for(tmp_path):
    assert told(tmp_path, "s.DEBUG", DEBUG="yes") == "True"


def test_a_secret_of_our_own_is_kept_for_its_owner_only(tmp_path):
    first = told(tmp_path, "s.SECRET_KEY")
    assert told(tmp_path, "s.SECRET_KEY") == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_production_keeps_no_secret_of_its_own(tmp_path):
    assert told(tmp_path, "s.SECRET_KEY", **PRODUCTION) == PRODUCTION["SECRET_KEY"]
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize(("scheme", "safe"), [("https", "True"), ("http", "False")])
def test_what_only_https_keeps_follows_the_scheme_of_the_site(tmp_path, scheme, safe):
    url = f"{scheme}://forum.example"
    asked = "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0"
    assert told(tmp_path, asked, SITE_URL=url) == " ".join([safe] * 4)


def test_production_answers_its_own_host_alone_from_the_database_that_is_named(tmp_path):
    said = told(tmp_path, "s.ALLOWED_HOSTS, s.DATABASES['default']['HOST']", **PRODUCTION)
    assert said == "['forum.example'] db.internal"


def test_without_one_the_database_is_our_own_and_debug_is_off(tmp_path):
    said = told(tmp_path, "s.DATABASES['default']['FOLDER'], s.DEBUG")
    assert said == f"{tmp_path}/postgres False"


def test_the_server_says_it_in_one_line_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "critical",
         "--port", "0", "forum_site.wsgi:application"],
        cwd=ROOT, env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DEBUG": "maybe"},
        capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert done.returncode == 1
    assert (
        done.stderr == "DEBUG is 'maybe', but must be yes or no. Correct it in the environment.\n"
    )


def test_mail_goes_to_the_server_that_is_named(tmp_path):
    asked = "s.EMAIL_BACKEND, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS"
    said = told(tmp_path, asked, EMAIL_URL="smtp+tls://us:p%40ss@mail.example:587")
    assert said == "django.core.mail.backends.smtp.EmailBackend mail.example 587 p@ss True"


def test_without_one_mail_lies_in_files(tmp_path):
    said = told(tmp_path, "s.EMAIL_BACKEND, s.EMAIL_FILE_PATH, s.DEFAULT_FROM_EMAIL", **PRODUCTION)
    backend = "django.core.mail.backends.filebased.EmailBackend"
    assert said == f"{backend} {tmp_path}/mail forum-site@forum.example"
