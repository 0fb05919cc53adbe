"""The public's database role: it reads what is published, and can read nothing else."""

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from events import releases, roles
from tests.kept import DEMO
from tests.public_role import AsThePublic

pytestmark = pytest.mark.django_db

PAGES = (
    "", "schedule/", "schedule/?view=rooms", "sessions/media-ecosystem/", "speakers/",
    "speakers/?q=Tagiyev", "speakers/adil-taghiyev/", "rooms/main-hall/", "themes/media-ecosystem/",
    "organisations/", "organisations/media/", "releases/", "releases/1/", "r1/schedule/",
    "mine/", "mine/?sessions=1,2",
)  # fmt: skip
LISTS = (
    "", "sessions/", "speakers/", "themes/", "rooms/", "organisations/", "releases/", "program/",
)  # fmt: skip


@pytest.fixture
def published():
    DEMO()
    releases.forget()


@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
def test_every_page_is_made_from_what_the_public_may_read(published, language):
    client = AsThePublic()
    answers = {page: client.get(f"/{language}/agmf-2025/{page}").status_code for page in PAGES}
    assert answers == dict.fromkeys(PAGES, 200)


def test_every_list_of_the_api_is_made_from_what_the_public_may_read(published):
    client = AsThePublic()
    answers = {name: client.get(f"/api/v1/forums/agmf-2025/{name}").status_code for name in LISTS}
    assert answers == dict.fromkeys(LISTS, 200)


@pytest.mark.parametrize("address", ["/en/", "/api/v1/forums/"])
def test_the_lists_of_forums_are_too(published, address):
    assert AsThePublic().get(address).status_code == 200


@pytest.mark.parametrize(
    "table",
    [
        "events_forum", "events_user", "events_teammember", "events_room", "speakers_person",
        "speakers_speaker", "program_sessions_session", "program_sessions_historicalsession",
    ],
)  # fmt: skip
def test_a_draft_is_denied(table):
    with pytest.raises(ProgrammingError, match="permission denied"):
        as_the_public(f"SELECT * FROM {table}")


@pytest.mark.parametrize("table", roles.KEPT)
def test_what_visitors_make_may_be_written(table):
    as_the_public(f"SELECT * FROM {table}")
    as_the_public(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", roles.READABLE)
def test_what_is_published_may_be_read_and_not_changed(table):
    as_the_public(f"SELECT * FROM {table}")
    with pytest.raises(DatabaseError, match=r"permission denied|cannot delete"):
        as_the_public(f"DELETE FROM {table}")


def as_the_public(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE the_public")
        cursor.execute(statement)
        cursor.execute("RESET ROLE")
