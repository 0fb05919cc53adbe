"""A QR code of the short address of the forum, a session, speaker or room: for screens, doors, paper."""

from io import BytesIO
from typing import Literal

from events.program.document import Session
from events.program.formats.outgoing import Extract

MEDIA = "image/svg+xml"


def write(extract: Extract) -> bytes:
    """The code as SVG, the same in every language and release."""
    return drawn(short(extract))


def short(extract: Extract) -> str:
    """The address for life, which chooses the reader's language: by number, else by the page."""
    folder, own = f"{extract.site}/{extract.slug}/", extract.own
    if isinstance(own, Session):
        return f"{folder}{own.number}/" if own.number else f"{folder}sessions/{own.slug}/"
    return f"{folder}{extract.part.stem}/" if own else folder


def drawn(address: str, error: Literal["l", "m"] = "m") -> bytes:
    """Black on white with a quiet edge, since cameras want it so in the dark too.

    `error` is how much of it may be lost: "l" of a long address, so that its squares stay large.
    """
    import segno  # noqa: PLC0415 - heavy: only where used

    code, made = BytesIO(), segno.make(address, error=error, micro=False)
    made.save(code, kind="svg", border=4, dark="#000", light="#fff", omitsize=True)
    return code.getvalue()
