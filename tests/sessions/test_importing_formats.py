"""Programmes in every format that is read go into a forum whole, and again unchanged."""

import io
import os
from pathlib import Path

import pytest
from django.core.management import call_command

from events import releases
from tests.events.program.test_reading import CALENDAR, SCHEDULE, TALKS

pytestmark = pytest.mark.django_db

HERE = Path(__file__).resolve().parents[1]
REAL = Path(os.environ.get("REAL_PROGRAMMES", HERE.parents[1] / "shared/data/programmes"))
BAKU = ("--timezone", "Asia/Baku")


def run(file, *arguments):
    said = io.StringIO()
    call_command("import_program", file, "--forum", "media-x", *arguments, stdout=said)
    return said.getvalue()


def published():
    releases.forget()
    return releases.read(releases.shelf().find("media-x").uuid).document


@pytest.mark.parametrize("data", [SCHEDULE, TALKS, CALENDAR], ids=["json", "talks", "ics"])
def test_a_file_of_any_format_is_published_and_imports_again_unchanged(tmp_path, data):
    file = tmp_path / "programme"
    file.write_bytes(data)
    run(file, *BAKU, "--publish")
    assert [session.title for session in published().sessions] == [{"en": "Opening"}]
    again = run(file, *BAKU)
    assert "created" not in again
    assert " changed" not in again


@pytest.mark.parametrize(
    ("name", "arguments", "sessions"),
    [
        ("frab-camp2019.json", (), 79),
        ("pretalx-democon.json", (), 36),
        ("linux_conf_au_2020.ics", (), 262),
        ("kielux_2020.ics", ("--timezone", "Europe/Berlin"), 24),
        ("spief_2012_ru.js", ("--timezone", "Europe/Moscow"), 53),
        ("coscup_2023.json", ("--timezone", "Asia/Taipei"), 352),
        ("srccon.json", ("--timezone", "America/Chicago", "--date", "2018-06-28"), 73),
    ],
)
def test_a_real_programme_is_published_whole_and_imports_again_unchanged(name, arguments, sessions):
    file = REAL / name
    if not file.exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    run(file, *arguments, "--publish")
    assert len(published().sessions) == sessions
    again = run(file, *arguments)
    assert "created" not in again
    assert " changed" not in again
