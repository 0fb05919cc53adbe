"""A published forum imports its own files: nothing changes, and nothing can be published."""

import os
from pathlib import Path

import pytest

from events import releases
from events.program.formats import reading
from events.public import downloads
from sessions import demo, publish
from sessions.importing import import_program
from sessions.models import Session
from speakers.models import Speaker
from tests.factories import AppearanceFactory, SessionFactory

pytestmark = pytest.mark.django_db

REAL = Path(os.environ.get("REAL_PROGRAMMES", Path(__file__).parents[3] / "shared/data/programmes"))
SUFFIXES = ("xml", "json", "ics", "xlsx", "csv")


def exported(slug, suffix, language):
    """The bytes that the site hands out."""
    releases.forget()
    edition = releases.edition(releases.shelf().find(slug))
    return downloads.written(edition, downloads.asked(f"schedule.{suffix}"), language)


def imported(slug, data, **said):
    incoming = reading.read(data, slug=slug, **said)
    return import_program(incoming, slug=slug, by="test")


def changes_nothing(slug, language):
    """Imports every file of the forum; what was changed by each."""
    forum = releases.shelf().find(slug)
    zone = releases.read(forum.uuid).document.forum.zone
    for suffix in SUFFIXES:
        said = {"zone": zone} if suffix == "csv" else {}
        plan = imported(slug, exported(slug, suffix, language), **said).plan
        changed = [row for row in plan.rows if row.outcome != "unchanged"]
        assert (suffix, changed, plan.notes) == (suffix, [], ())
        with pytest.raises(publish.NothingChanged):
            publish.publish(forum.uuid, by="test")
    return True


@pytest.mark.parametrize("language", ["az", "en"])
def test_the_demos_own_files_change_nothing(language):
    demo.build(by="test")
    releases.forget()
    assert changes_nothing("agmf-2025", language)


@pytest.mark.parametrize(
    ("name", "zone"), [("pretalx-democon.json", None), ("kielux_2020.ics", "Europe/Berlin")]
)
def test_the_own_files_of_an_imported_programme_change_nothing(name, zone):
    file = REAL / name
    if not file.exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    incoming = reading.read(file.read_bytes(), slug="real-x", zone=zone)
    import_program(incoming, slug="real-x", by="test", release=True)
    releases.forget()
    assert changes_nothing("real-x", "en")


@pytest.mark.parametrize("suffix", ["xml", "json"])
def test_a_cancelled_session_and_its_speaker_are_not_demoted_by_our_own_file(suffix):
    demo.build(by="test")
    forum = Session.objects.first().forum
    # As if all had come from the file's own source, whose rows an import may demote.
    off = SessionFactory(forum=forum, state="cancelled", source=forum.slug, source_id="off")
    part = AppearanceFactory(session=off)
    Speaker.objects.filter(pk=part.speaker.pk).update(source=forum.slug, source_id="who")
    publish.publish(forum.uuid, by="test")
    assert imported(forum.slug, exported(forum.slug, suffix, "en")).plan.changes_nothing
    off.refresh_from_db()
    part.speaker.refresh_from_db()
    assert (off.state, part.speaker.status) == ("cancelled", "confirmed")
