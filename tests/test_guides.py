"""The guides in docs/, held: their links, their pictures, and the words that the admin shows."""

import re

import pytest

from tests.browser import pictures
from tests.test_house import ROOT, code, files, name

DOCS = ROOT / "docs"
GUIDE = (DOCS / "organisers.md").read_text(encoding="utf-8")
# Django's and unfold's own words, and a sign.
THEIRS = {"+", "log in"}


@pytest.mark.parametrize("page", files(".md"), ids=name)
def test_what_a_page_links_to_is_there(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_picture_can_be_made_anew():
    made = {picture for picture, *_ in (*pictures.PAGES, *pictures.ADMIN)}
    assert {file.stem for file in DOCS.glob("*.png")} == made


def test_what_the_guide_says_to_press_is_written_so_in_the_admin():
    sources = "".join(file.read_text(encoding="utf-8") for file in [*code(), *files(".html")])
    written = {words.casefold() for words in re.findall(r'"([^"\n]+)"', sources)} | THEIRS
    told = {words.casefold() for words in re.findall(r"\*\*([^*]+)\*\*", GUIDE)}
    assert told - written == set()
