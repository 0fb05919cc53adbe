"""A real PostgreSQL for the tests: a server of their own, and a database for each worker."""

import fcntl
import gc
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connection
from django.test import TransactionTestCase

from events import releases, roles, web
from tests import laws  # noqa: F401 - it says how many examples a law is tried on
from tests.databases import disconnect_others, empty

gc.disable()  # until all is loaded: it took a third of the time of loading and of migrating
SERVER = settings.VAR_DIR / "test-postgres"
# What a database that nobody keeps can do without.
LAX = "fsync", "synchronous_commit", "full_page_writes"


def pytest_configure():
    """Static files as they lie; a password hash that costs nothing; no file outside a test's own."""
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.WHITENOISE_AUTOREFRESH = True
    settings.API_RATE = 0  # tests ask more in a minute than any client
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    TransactionTestCase._fixture_teardown = lambda _case: empty()
    # Django's server writes head and body apart: the second waited 40 ms for a word of the browser.
    WSGIRequestHandler.disable_nagle_algorithm = True


# What takes long or starts processes of its own comes first, so that no worker is left with it at the end.
FIRST = (
    "tests/browser/test_pages", "tests/browser/", "tests/api/test_contract", "tests/forum_site/test_run",
    "tests/events/test_admin_matrix", "tests/forum_site/", "tests/events/test_admin", "tests/sessions/test_admin",
)  # fmt: skip


def pytest_collection_finish():
    """What is loaded by now stays, and is looked through for garbage neither before nor after."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The long files before the short ones; else in the random order in which they come."""
    items.sort(key=lambda item: [not item.nodeid.startswith(place) for place in FIRST])


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Name a database that no other worker, and no other run beside this one, is using."""
    lock, number = _free_slot(settings.VAR_DIR)
    for database in settings.DATABASES.values():
        database["TEST"] = {**database.get("TEST", {}), "NAME": f"test_forum_site_{number}"}
        database["CONN_MAX_AGE"] = 0  # the live server's threads let go, so it can be dropped
        if "FOLDER" in database:
            database["FOLDER"] = str(SERVER)
            database["SERVER"] = dict.fromkeys(LAX, "off")
    yield
    lock.close()


def _free_slot(folder: Path):
    """The first number whose lock is free; the lock goes with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        lock = (folder / f"test-{number}.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            return lock, number
    raise AssertionError


@pytest.fixture(scope="session")
def media_folders(tmp_path_factory):
    """Names of folders that nobody has made yet: to make one for each test cost more than most tests."""
    parent = tmp_path_factory.mktemp("media")
    return (parent / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def _own_media(settings, media_folders):
    settings.MEDIA_ROOT = next(media_folders)


@pytest.fixture(autouse=True)
def _nothing_kept_from_the_test_before():
    releases.forget()
    web.memory.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database with its role for public readers; at the end nobody else is connected to it."""
    with django_db_blocker.unblock():
        roles.create()
    yield
    with django_db_blocker.unblock():
        connection.close()  # a test may have left it dead
        disconnect_others()
