"""Whatever is wrong with a file, an import reads or refuses it; a refusal writes nothing."""

import tracemalloc
from datetime import UTC, datetime
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from benchmarks.large import programme
from events.models import Forum
from events.program import canonical, ledger
from events.program.edition import Edition, Stamp
from events.program.formats import ics, reading, schedule_json, schedule_xml, table_files
from events.program.formats.incoming import NotReadable
from events.program.formats.outgoing import Extract
from events.words.exports import words
from sessions.backup import NotABackup, NotRestored, back_up, restore
from sessions.models import Session
from speakers.models import Person
from tests.admin_pages import address, member, signed_in
from tests.events.program.test_reading import TALKS
from tests.factories import AppearanceFactory, ForumFactory, UserFactory
from tests.sessions import damage

MOST_MEMORY = 300 * 2**20


def samples():
    """A small programme in every format that is read."""
    document = programme(6, 4)
    history = ledger.succeed(None, document, 1)
    sha256 = canonical.sha256(canonical.write(document, history))
    time = datetime(2025, 12, 1, tzinfo=UTC)
    stamp = Stamp(number=1, slug="large-2025", time=time, sha256=sha256)
    edition = Edition(document=document, ledger=history, stamp=stamp, current=stamp)
    extract = Extract(edition, "en", site="https://forum.example", words=words("en"))
    csv = table_files.write_csv(extract)
    return {
        "schedule.xml": schedule_xml.write(extract),
        "schedule.json": schedule_json.write(extract),
        "pretalx.json": TALKS,
        "schedule.ics": ics.write(extract),
        "schedule.csv": csv,
        "schedule.zip": damage.packed([("sessions.csv", csv)]),
        "schedule.xlsx": table_files.write_xlsx(extract),
    }


SAMPLES = samples()


@cache
def damaged(name):
    """What becomes of the sample, by what was done to it."""
    return dict(damage.damages(name, SAMPLES[name]))


def outcome(data):
    """`read`, or the line that refuses it."""
    try:
        reading.read(data, slug="large-2025", zone="Asia/Baku")
    except NotReadable as refusal:
        return str(refusal)
    return "read"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_file_is_read(name):
    assert outcome(SAMPLES[name]) == "read"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_is_read_or_refused_in_one_line(name):
    said = {what: outcome(bad) for what, bad in damaged(name).items()}
    assert {what: line for what, line in said.items() if not line or "\n" in line} == {}
    assert set(said.values()) != {"read"}


@pytest.mark.parametrize("name", ["schedule.xml", "schedule.json", "schedule.xlsx"])
def test_a_bomb_is_refused_in_bounded_memory(name):
    bad = damaged(name)
    for what in {"billion laughs", "nested", "nested objects", "bomb", "vast claim"} & bad.keys():
        tracemalloc.start()
        outcome(bad[what])
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < MOST_MEMORY, what


def counted():
    """How many rows there are of what an import writes."""
    return [model.objects.count() for model in (Forum, Session, Person)]


REFUSED = {
    "schedule.xml": ["billion laughs", "external entity", "cut at 5 tenths"],
    "schedule.json": ["nested", "nested objects", "cut at 5 tenths"],
    "schedule.xlsx": ["cut at 5 tenths", "laughs", "emptied"],
    "schedule.zip": ["cut at 5 tenths", "absurd names", "emptied", "bomb"],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_the_command_refuses_a_damaged_file_and_writes_nothing(name, tmp_path):
    bad, before = damaged(name), counted()
    for what in REFUSED[name]:
        file = tmp_path / "programme"
        file.write_bytes(bad[what])
        with pytest.raises(CommandError):
            call_command("import_program", str(file), forum="large-2025", timezone="Asia/Baku")
    assert counted() == before


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_the_page_refuses_a_damaged_file_at_its_field_and_writes_nothing(name):
    forum = ForumFactory(slug="large-2025")
    client, before = member(forum, "editor"), counted()
    bad = damaged(name)
    for what in REFUSED[name]:
        file = SimpleUploadedFile("programme", bad[what])
        answer = client.post(address(forum, "import"), {"file": file, "write": "1"})
        assert answer.context["form"].errors["file"], what
    assert counted() == before


@pytest.mark.django_db
def test_a_damaged_backup_is_refused_and_writes_nothing():
    forum = ForumFactory()
    AppearanceFactory(session__forum=forum)
    data = back_up(forum.uuid)
    Forum.objects.filter(pk=forum.pk).delete()
    before = counted()
    for what, bad in damage.damages("backup.zip", data):
        if what in {"empty rows", "formulas"}:
            continue  # of a table alone
        with pytest.raises((NotABackup, NotRestored)):
            restore(bad, by="test")
    assert counted() == before


HEADS = [
    b"{}",
    b"[" * damage.DEEP,
    b'{"format":"forum-site-backup","version":1,"tables":{}}',
    b'{"format":"forum-site-backup","version":1,"tables":{"forum":[{"uuid":"\\u0000"}]}}',
    b'{"format":"forum-site-backup","version":1,"tables":{"forum":[{"uuid":1e999}]}}',
]


@pytest.mark.django_db
def test_the_page_refuses_a_damaged_backup_at_its_field():
    client, before = signed_in(UserFactory(is_superuser=True)), counted()
    for head in HEADS:
        bad = damage.packed([("forum.json", head), ("releases.json", b"[]")])
        sent = {"file": SimpleUploadedFile("b.zip", bad), "write": "1"}
        answer = client.post("/admin/events/forum/restore/", sent)
        assert answer.context["form"].errors["file"], head[:80]
    assert counted() == before
