"""Keeps the translations true: extracts and compiles them, or checks that this was done.

`python -m forum_site.messages check` fails where one is missing, fuzzy, out of date, not compiled.
What a library says in the admin without a translation of its own is extracted and translated too.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PLURALS = {
    "az": "nplurals=2; plural=(n != 1);",
    "ka": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
    " (n%100<12 || n%100>14) ? 1 : 2);",
}
LANGUAGES = tuple(PLURALS)
SOURCES = ("events", "forum_site", "sessions", "speakers")
LIBRARIES = ("axes", "simple_history", "unfold")
UNUSED = ("constance", "guardian", "import_export", "inlines", "location_field")  # of unfold
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")

Key = tuple[str, str, str]  # context, singular, plural


def main() -> None:
    """Extract and compile, or check."""
    if not shutil.which("xgettext"):
        sys.exit("GNU gettext is missing. Install it: apt-get install gettext")
    with tempfile.TemporaryDirectory() as folder:
        fresh = extract(Path(folder))
        if sys.argv[1:] != ["check"]:
            write(fresh)
            return
        problems = [line for language, po in fresh.items() for line in check(language, po)]
    if problems:
        sys.exit("\n".join([*problems, "Run `make messages`, and translate what is missing."]))


def extract(folder: Path) -> dict[str, polib.POFile]:
    """What the code says now, merged with the translations there are, by language."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name)
    for name in LIBRARIES:
        _copy_library(name, folder)
    for language in LANGUAGES:
        kept = _po(ROOT, language)
        _po(folder, language).parent.mkdir(parents=True)
        if kept.exists():
            shutil.copy(kept, _po(folder, language))
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--verbosity=0", "--no-location",
         "--no-wrap", "--no-obsolete", *(f"--locale={language}" for language in LANGUAGES)],
        cwd=folder, check=True,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
    )  # fmt: skip
    return {language: polib.pofile(_po(folder, language)) for language in LANGUAGES}


def write(fresh: dict[str, polib.POFile]) -> None:
    """Keep what was extracted, and compile it."""
    for language, po in fresh.items():
        file = _po(ROOT, language)
        file.parent.mkdir(parents=True, exist_ok=True)
        po.metadata = _metadata(language)
        po.save(file)
        file.with_suffix(".mo").write_bytes(po.to_binary())


def check(language: str, fresh: polib.POFile) -> Iterator[str]:
    """What is wrong with the language's translations, a line each."""
    file = _po(ROOT, language)
    if not file.exists():
        yield f"{language}: there are no translations."
        return
    kept = polib.pofile(file)
    if _keys(kept) != _keys(fresh):
        for key in sorted(_keys(fresh) ^ _keys(kept)):
            yield f"{language}: not what the code says: {key[1]!r}"
    for entry in fresh:
        if wrong := _wrong(language, entry):
            yield f"{language}: {wrong}: {entry.msgid!r}"
    compiled = file.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != kept.to_binary():
        yield f"{language}: not compiled."


def _wrong(language: str, entry: polib.POEntry) -> str:
    if not entry.translated():
        return "fuzzy" if entry.fuzzy else "missing"
    if _placeholders(entry.msgid, *_texts(entry)):
        return "other placeholders than in the source"
    forms = int(PLURALS[language].removeprefix("nplurals=").partition(";")[0])
    if entry.msgid_plural and len(entry.msgstr_plural) != forms:
        return f"{forms} plural forms, no more and no fewer"
    return ""


def _texts(entry: polib.POEntry) -> list[str]:
    return [*entry.msgstr_plural.values()] or [entry.msgstr]


def _placeholders(source: str, *texts: str) -> bool:
    wanted = set(PLACEHOLDER.findall(source))
    return any(not set(PLACEHOLDER.findall(text)) >= wanted for text in texts)


def _keys(po: polib.POFile) -> set[Key]:
    return {(e.msgctxt or "", e.msgid, e.msgid_plural) for e in po if not e.obsolete}


def _po(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def _copy_library(name: str, folder: Path) -> None:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed. Run `make lint` once, which installs it.")
    away = shutil.ignore_patterns("locale", "migrations", "static", "tests", *UNUSED)
    shutil.copytree(Path(spec.origin).parent, folder / name, ignore=away)


def _metadata(language: str) -> dict[str, str]:
    """A header that says nothing of when and by whom, so that it changes only with the words."""
    return {
        "Project-Id-Version": "Forum Site",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }


if __name__ == "__main__":
    main()
