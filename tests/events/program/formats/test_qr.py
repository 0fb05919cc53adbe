"""QR codes: of which address they are."""

import pytest

from events.program.formats import qr
from events.program.formats.outgoing import Extract, Part
from events.words.exports import words
from tests.events.public import editions

PARTS = {
    "": Part(),
    "1/": Part(kind="session", key="session-1"),
    "rooms/room-1/": Part(kind="room", key="room-1"),
    "speakers/speaker-1/": Part(kind="speaker", key="speaker-1"),
}


def extract(part, language="en"):
    rows = {"rooms": (editions.room(),), "speakers": (editions.speaker(),)}
    edition = editions.release(editions.programme(editions.session(), **rows))
    return Extract(
        edition, language, site="https://forum.example", words=words(language), part=part
    )


@pytest.mark.parametrize(("address", "part"), PARTS.items())
def test_a_code_holds_the_address_that_chooses_a_language(address, part):
    assert qr.short(extract(part)) == f"https://forum.example/media-forum/{address}"


def test_a_code_is_the_same_in_every_language():
    part = PARTS["1/"]
    assert qr.write(extract(part, "ka")) == qr.write(extract(part, "en"))


def test_a_code_is_a_drawing_without_a_script_or_style():
    drawn = qr.write(extract(Part()))
    assert b"<svg" in drawn
    assert b"<script" not in drawn
    assert b"style" not in drawn
