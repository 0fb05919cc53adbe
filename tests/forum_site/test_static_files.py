"""What a browser gets of our scripts: all of their code, none of what documents it."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile

from forum_site import run
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


def test_every_script_finds_those_that_it_imports_by_their_hashed_names(tmp_path):
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    names = [f"events/js/{file.name}" for file in SCRIPTS.glob("*.js")]
    for name in names:
        storage.save(name, ContentFile((SCRIPTS / Path(name).name).read_bytes()))
    done = list(storage.post_process({name: (storage, name) for name in names}))
    assert [result for _name, _hashed, result in done if isinstance(result, Exception)] == []
    find = (tmp_path / storage.stored_name("events/js/find.js")).read_text()
    assert storage.stored_name("events/js/finder.js").rpartition("/")[2] in find


@pytest.fixture
def folders(settings, tmp_path):
    """Where sheets are written, and where they are collected as in production."""
    source, static = tmp_path / "source", tmp_path / "static"
    (source / "site").mkdir(parents=True)
    settings.VAR_DIR, settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path, static, [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES, "staticfiles": {"BACKEND": "forum_site.static_files.HashedFiles"}
    }  # fmt: skip
    return source, static


def test_make_run_compresses_the_files_once_and_again_when_one_has_changed(folders):
    source, static = folders
    (source / "page.css").write_text("p { margin: 0 }\n" * 50)
    run._collect()
    (packed,) = static.glob("page.*.css.br")
    made = packed.stat().st_mtime_ns
    run._collect()
    assert packed.stat().st_mtime_ns == made
    (source / "page.css").write_text("p { margin: 1px }\n" * 50)
    run._collect()
    assert len(list(static.glob("page.*.css.br"))) == 2


def test_the_site_s_sheet_goes_out_in_one_file_as_its_parts_stand_now(folders):
    source, static = folders
    (source / "site/site.css").write_text('/* all */\n@import "one.css";\n@import "two.css";\n')
    (source / "site/two.css").write_text("b { margin: 2px }\n")
    for margin in (1, 3):
        (source / "site/one.css").write_text(f"a {{ margin: {margin}px }}\n")
        run._collect()
        sheet = (static / staticfiles_storage.stored_name("site/site.css")).read_text()
        assert sheet == f"/* all */\na {{ margin: {margin}px }}\nb {{ margin: 2px }}\n"
