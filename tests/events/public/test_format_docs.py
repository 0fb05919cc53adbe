"""docs/formats.md tells every file, and each of its examples works."""

import re
from pathlib import Path

import pytest
from django.test import Client

from events import releases
from events.program.formats.files import FILES
from events.public import downloads
from tests.kept import DEMO

DOCS = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"\| `(/[^`]+)` \|", DOCS)


@pytest.fixture
def agmf(db):
    DEMO()
    releases.forget()
    return releases.edition(releases.shelf().find("agmf-2025")).document


def filled(example, document):
    """The example with the addresses of things that there are."""
    for kind in ("theme", "room", "speaker", "session"):
        example = example.replace(kind.upper(), getattr(document, f"{kind}s")[0].slug)
    return example


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_answered(agmf, example):
    answer = Client().get(filled(example, agmf))
    assert answer.status_code == 200, example
    assert answer.content


def test_no_file_lacks_an_example():
    below = (example.partition("agmf-2025/")[2] for example in EXAMPLES)
    told = {(wanted.file, wanted.part.kind) for path in below if (wanted := downloads.asked(path))}
    assert told == {(file, part) for file in FILES for part in file.parts}
