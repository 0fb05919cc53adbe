"""Importing: all or nothing, idempotent, and each refusal in one line with its remedy."""

import io
import os
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from lxml import etree  # noqa: TID253 - what the expected hours are read with

from events import releases
from events.models import Forum
from events.program import clock
from sessions.models import Session
from speakers.models import Person
from tests.factories import ForumFactory, SessionFactory

pytestmark = pytest.mark.django_db

HERE = Path(__file__).resolve().parents[1]
EVENING = HERE / "data/evening.xml"
REAL = Path(os.environ.get("REAL_PROGRAMMES", HERE.parents[1] / "shared/data/programmes"))


def run(file, *arguments, forum="evening-2025"):
    """What the command says."""
    said = io.StringIO()
    call_command("import_program", str(file), "--forum", forum, *arguments, stdout=said)
    return said.getvalue()


def refused(file, *arguments, forum="evening-2025"):
    """The one line with which the command refuses."""
    with pytest.raises(CommandError) as refusal:
        run(file, *arguments, forum=forum)
    line = str(refusal.value)
    assert "\n" not in line
    return line


def in_file(folder, data):
    """The data as a file."""
    file = folder / "schedule.xml"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_an_import_creates_the_forum_with_all_that_the_file_holds():
    said = run(EVENING)
    assert "session: 3 created" in said
    forum = Forum.objects.get(slug="evening-2025")
    assert forum.names == {"de": "An Evening in Tbilisi"}
    assert forum.sessions.count() == 3


def test_a_created_forum_is_visible_at_its_first_release():
    run(EVENING)
    assert releases.shelf().find("evening-2025") is None
    run(EVENING, "--publish")
    releases.forget()
    assert releases.shelf().find("evening-2025").number == 1


def test_importing_again_changes_nothing():
    run(EVENING, "--publish")
    said = run(EVENING, "--publish")
    assert "created" not in said
    assert "changed" not in said.replace("unchanged", "")
    assert "Release" not in said


def test_a_dry_run_says_everything_and_writes_nothing():
    said = run(EVENING, "--dry-run", "--publish")
    assert "session: 3 created" in said
    assert said.endswith("Dry run: nothing is written.\n")
    assert not Forum.objects.exists()
    assert not Person.objects.exists()


def test_what_was_left_out_is_told_by_line():
    said = run(EVENING)
    assert "refused, line" in said
    assert "unknown element <conference/mascot>" in said


def test_what_the_file_lacks_by_now_is_demoted(tmp_path):
    run(EVENING)
    shorter = EVENING.read_text().replace('<event id="9">', "<event>")
    start, end = shorter.index('<event id="8"'), shorter.index("<event>")
    run(in_file(tmp_path, shorter[:start] + shorter[end:]))
    assert Session.objects.filter(state="draft").count() == 1


def test_our_own_sessions_in_the_forum_stay():
    forum = ForumFactory(slug="evening-2025")
    ours = SessionFactory(forum=forum)
    run(EVENING)
    ours.refresh_from_db()
    assert (ours.state, forum.sessions.count()) == ("confirmed", 4)


def test_a_forum_made_elsewhere_keeps_its_own_facts():
    forum = ForumFactory(slug="evening-2025", motto={"en": "Ours"})
    run(EVENING)
    forum.refresh_from_db()
    assert forum.motto == {"en": "Ours"}


def test_an_import_into_a_second_forum_is_refused():
    run(EVENING)
    assert "is the forum “evening-2025” already" in refused(EVENING, forum="other-2025")


def test_uuids_of_another_forum_are_refused_and_nothing_is_written(tmp_path):
    guid = UUID("11111111-2222-5333-8444-555555555555")
    taken = SessionFactory(uuid=guid)
    line = refused(EVENING)
    assert str(guid) in line
    assert taken.forum.slug in line
    assert not Forum.objects.filter(slug="evening-2025").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<schedule><conference>", "not XML"),
        ("", "no programme that can be read"),
        ("BEGIN:VCALENDAR", "BEGIN and END do not match"),
        (b"\x00\xff\xfe", "no programme that can be read"),
        ("<!DOCTYPE schedule><schedule/>", "DOCTYPE"),
        ("<rss version='2.0'/>", "schedule"),
    ],
)
def test_a_file_that_is_no_schedule_is_refused(tmp_path, data, said):
    assert said in refused(in_file(tmp_path, data))


def test_an_entity_bomb_is_refused(tmp_path):
    bomb = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>'
    assert "DOCTYPE" in refused(in_file(tmp_path, bomb))


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    file = tmp_path / "huge.xml"
    with file.open("wb") as sparse:
        sparse.truncate(200 * 2**20)
    assert "200 MB; at most 50 MB" in refused(file)


def test_a_missing_file_is_refused(tmp_path):
    assert "No such file" in refused(tmp_path / "none.xml")


def test_an_unknown_zone_is_refused():
    assert "“Baku” is no time zone" in refused(EVENING, "--timezone", "Baku")


def test_a_file_that_names_no_zone_asks_for_one(tmp_path):
    text = EVENING.read_text().replace("<time_zone_name>Europe/Berlin</time_zone_name>", "")
    assert "zone" in refused(in_file(tmp_path, text))


def test_an_address_of_the_site_itself_is_refused():
    assert "address of the site itself" in refused(EVENING, forum="schedule")


@pytest.mark.parametrize(
    ("name", "arguments", "counts"),
    [
        ("debconf23", (), (117, 8, 5, 87)),
        ("31c3", ("--timezone", "Europe/Berlin"), (138, 4, 4, 198)),
    ],
)
def test_a_real_programme_is_published_whole_and_imports_again_unchanged(name, arguments, counts):
    file = REAL / f"{name}.xml"
    if not file.exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    run(file, *arguments, "--publish", forum=f"{name}-x")
    releases.forget()
    document = releases.read(releases.shelf().find(f"{name}-x").uuid).document
    rows = (document.sessions, clock.days(document), document.rooms, document.speakers)
    assert tuple(map(len, rows)) == counts
    again = run(file, *arguments, "--publish", forum=f"{name}-x")
    assert "created" not in again
    assert " changed" not in again


def test_debconfs_utc_dates_are_local_starts():
    file = REAL / "debconf23.xml"
    if not file.exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    run(file, forum="debconf23")
    opening = Session.objects.get(title__en="Opening Ceremony")
    assert opening.start.astimezone(ZoneInfo("Asia/Kolkata")).strftime("%d %H:%M") == "10 10:30"


def test_the_api_has_every_session_at_its_local_start(client):
    file = REAL / "debconf23.xml"
    if not file.exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    run(file, "--publish", forum="debconf23")
    releases.forget()
    told = client.get("/api/v1/forums/debconf23/sessions/?page_size=1000").json()["results"]
    starts = {row["uuid"]: row["start"][:16] for row in told}
    # The file's own local hours: its dates are UTC, its starts are Kolkata's.
    for event in etree.parse(file).iter("event"):
        day, hour = event.findtext("date"), event.findtext("start")
        local = datetime.fromisoformat(day).astimezone(ZoneInfo("Asia/Kolkata"))
        assert starts[event.get("guid")] == f"{local:%Y-%m-%d}T{hour}"
