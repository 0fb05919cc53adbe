"""Nothing in the sheets says left or right: a page from right to left is the same sheet, turned."""

import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[3] / "forum_site/static/site"
SIDE = "(?:left|right)"
PHYSICAL = re.compile(
    rf"(?<![\w-])(?:{SIDE}\s*:|[\w-]+-{SIDE}(?:-[\w-]+)?\s*:|(?:text-align|float|clear)\s*:\s*{SIDE})"
)


@pytest.mark.parametrize("sheet", sorted(SITE.glob("*.css")), ids=lambda file: file.name)
def test_a_sheet_speaks_of_start_and_end_alone(sheet):
    assert PHYSICAL.findall(sheet.read_text()) == []


def test_what_is_looked_for_would_be_found():
    for said in ("{left:0}", "margin-left:1px", "text-align: right", "border-left-color:red"):
        assert PHYSICAL.search(said), said
    assert not PHYSICAL.search("linear-gradient(to right,var(--ribbon))")
