"""What a first view costs: style sheets and fonts within what the look has measured."""

import gzip
import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[3] / "forum_site/static/site"
ALWAYS = ("labels", "sans-400-latin", "sans-600-latin", "serif-latin")


def weight(*names):
    return sum((SITE / f"fonts/{name}.woff2").stat().st_size for name in names)


def script(name):
    return tuple(f"{font}-{name}" for font in ("sans-400", "sans-600", "serif"))


def test_a_page_s_style_sheets_are_under_8_kilobytes():
    sheets = ("tokens", "base", "programme")
    css = b"".join((SITE / f"{name}.css").read_bytes() for name in sheets)
    assert len(gzip.compress(css, 6, mtime=0)) < 8_192


@pytest.mark.parametrize(
    ("fonts", "most"),
    [
        (ALWAYS, 40_000),
        ((*ALWAYS, *script("georgian")), 53_000),
        ((*ALWAYS, *script("cyrillic")), 61_600),
    ],
)
def test_a_first_view_s_fonts_are_as_light_as_the_look_says(fonts, most):
    assert weight(*fonts) <= most


def test_every_font_that_a_sheet_names_is_there_and_every_one_there_is_named():
    named = {part.partition(".woff2")[0] for part in
             (SITE / "tokens.css").read_text().split("url(fonts/")[1:]}  # fmt: skip
    assert named == {file.stem for file in SITE.glob("fonts/*.woff2")}


def test_every_font_has_its_licence_beside_it():
    assert len(list(SITE.glob("fonts/LICENSE-*.txt"))) == 3


def test_no_sheet_asks_for_anything_from_elsewhere():
    sheets = "".join(file.read_text() for file in SITE.glob("*.css"))
    assert re.findall(r"@import(?! \"\w+\.css\";)|url\((?!fonts/)", sheets) == []
