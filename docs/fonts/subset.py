"""Makes the site's small WOFF2 files, one per script, from three npm packages.

See README.md beside it. Needs fonttools and brotli, which `requirements-dev.txt` names.
"""

import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parents[2] / "forum_site/static/site/fonts"
FIRAGO = "fontsource-firago/files/firago-latin-{weight}-normal.woff2"
SOURCE = "fontsource-variable-source-serif-4/files/source-serif-4-{part}-opsz-normal.woff2"
NOTO = (
    "fontsource-variable-noto-serif-georgian/files/noto-serif-georgian-georgian-wdth-normal.woff2"
)
# The two serifs have the same colour and height side by side at these.
SOURCE_AXES = {"wght": 520, "opsz": 36}
NOTO_AXES = {"wght": 425, "wdth": 88}

PUNCTUATION = set(
    map(
        ord,
        "\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
        "\N{EN DASH}—\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}“”„«»…·•"
        "\N{MULTIPLICATION SIGN}\N{MINUS SIGN}←→↗№§°©&€",
    )
)
# English and Azerbaijani in one file; any other Latin letter is fetched when a name has it.
LATIN = set(range(0x20, 0x7F)) | set(map(ord, "əƏğĞıİşŞçÇöÖüÜ")) | PUNCTUATION
LATIN_EXT = (set(range(0xA1, 0x180)) | set(map(ord, "ȘșȚțẞ"))) - LATIN
CYRILLIC = {*range(0x410, 0x450), 0x401, 0x451}
GEORGIAN = {*range(0x10D0, 0x10F1), 0x10FB}
GEORGIAN_CAPITALS = set(range(0x1C90, 0x1CB1))
SCRIPTS = {
    "latin": LATIN,
    "latin-ext": LATIN_EXT,
    "cyrillic": CYRILLIC,
    "georgian": GEORGIAN,
}
LABELS = set(map(ord, "Azərbaycanca ქართული English Русский, Aze ქარ Eng Рус"))  # noqa: RUF001 - it is Cyrillic
# No `liga`: an fi ligature hides the dot that Azerbaijani needs.
FEATURES = ["kern", "locl", "ccmp", "mark", "mkmk", "tnum", "lnum"]


def main(packages: Path) -> None:
    """Makes every file from the packed packages (`*.tgz`) in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        for packed in packages.glob("*.tgz"):
            name = packed.name.rpartition("-")[0]
            with tarfile.open(packed) as archive:
                archive.extractall(files / "packed" / name, filter="data")
            (files / "packed" / name / "package").rename(files / name)
        sans(files)
        serif(files)


def sans(files: Path) -> None:
    """FiraGO in two weights, and the letters of the languages' own names."""
    for weight in (400, 600):
        for script, letters in SCRIPTS.items():
            font = TTFont(files / FIRAGO.format(weight=weight))
            write(font, letters, f"sans-{weight}-{script}", "Forum Sans", str(weight))
    write(TTFont(files / FIRAGO.format(weight=400)), LABELS, "labels", "Forum Labels", "400")


def serif(files: Path) -> None:
    """Source Serif 4 for Latin and Cyrillic, Noto Serif Georgian, each at one instance."""
    latin = merged(files)
    write(TTFont(latin), LATIN, "serif-latin", "Forum Serif", "Display")
    write(TTFont(latin), LATIN_EXT, "serif-latin-ext", "Forum Serif", "Display")
    cyrillic = instance(files / SOURCE.format(part="cyrillic"), SOURCE_AXES)
    write(cyrillic, CYRILLIC, "serif-cyrillic", "Forum Serif", "Display")
    for name, letters in (("georgian", GEORGIAN), ("georgian-caps", GEORGIAN_CAPITALS)):
        georgian = instance(files / NOTO, NOTO_AXES)
        write(georgian, letters, f"serif-{name}", "Forum Serif", "Display")


def merged(files: Path) -> Path:
    """Source Serif's latin and latin-ext in one font, since the package parts them otherwise."""
    parts = []
    for part in ("latin", "latin-ext"):
        font = instance(files / SOURCE.format(part=part), SOURCE_AXES)
        cut(font, LATIN | LATIN_EXT, glyph_names=True)
        parts.append(files / f"{part}.ttf")
        font.save(parts[-1])
    whole = files / "serif.ttf"
    Merger().merge(list(map(str, parts))).save(whole)
    return whole


def instance(path: Path, axes: Mapping[str, float]) -> Any:
    """A variable font fixed at one place of its axes."""
    font = TTFont(path)
    font.flavor = None
    return instantiateVariableFont(font, axes)


def cut(font: Any, letters: set[int], **options: object) -> None:
    """Leaves only these letters in the font, without hinting."""
    chosen = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
        **options,
    )
    subsetter = subset.Subsetter(chosen)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def write(font: Any, letters: set[int], name: str, family: str, style: str) -> None:
    """One file. “Source” and “Fira” are reserved: a subset may not carry their names."""
    cut(font, letters, desubroutinize=True, glyph_names=False)
    own = {1: family, 4: f"{family} {style}"}
    plain = f"{family}-{style}".replace(" ", "")
    for record in font["name"].names:
        record.string = {**own, 3: plain, 6: plain}.get(record.nameID, record.string)
    font.flavor = "woff2"
    font.save(TARGET / f"{name}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
