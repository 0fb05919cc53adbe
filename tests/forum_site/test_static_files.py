"""What a browser gets of our scripts: all of their code, none of what documents it."""

import gzip
from pathlib import Path

from django.core.files.base import ContentFile

from forum_site.static_files import HashedFiles
from tests import npm

SCRIPTS = Path(__file__).parents[2] / "events/static/events/js"
# Everything that finding needs, and nothing that another page would load.
FINDING = ("find", "finder", "met", "shown", "marked", "search", "spelling", "near")


def sent(folder, name):
    """The bytes of one of our scripts as they are collected."""
    storage = HashedFiles(location=folder, base_url="/static/")
    saved = storage.save(f"events/js/{name}.js", ContentFile((SCRIPTS / f"{name}.js").read_bytes()))
    return (folder / saved).read_bytes()


def test_scripts_are_sent_without_what_documents_them(tmp_path):
    for name in FINDING:
        script = sent(tmp_path, name)
        assert b"/**\n" not in script
        assert npm.node("--check", str(tmp_path / f"events/js/{name}.js")).returncode == 0


def test_all_that_finding_needs_is_at_most_10_kilobytes(tmp_path):
    assert sum(len(gzip.compress(sent(tmp_path, name), 9)) for name in FINDING) < 10_000
