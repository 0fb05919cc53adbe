"""The programme in print: an A4 booklet, and a sheet that folds to A6 for each day."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.program.formats import printed
from events.program.formats.outgoing import Extract

if TYPE_CHECKING:
    import typst

MEDIA = "application/pdf"
FONTS = printed.FOLDER / "fonts"


def write(extract: Extract) -> bytes:
    """The A4 programme, PDF/UA-1 and PDF/A-2a; its pages are a multiple of four."""
    return _set(extract, "programme")


def write_pocket(extract: Extract) -> bytes:
    """One A4 sheet per day, printed on both sides and folded twice; PDF/UA-1 and PDF/A-2a."""
    return _set(extract, "pocket")


def _set(extract: Extract, template: str) -> bytes:
    told = printed.value(extract)
    told["release"]["qr"] = modules(told["release"]["url"])
    return typeset(told, template, at=extract.stamp.time)


def typeset(told: dict[str, Any], template: str, *, at: datetime) -> bytes:
    """The template set from this value, PDF/UA-1 and PDF/A-2a, dated `at`."""
    import typst

    compiler = typst.Compiler(root=str(printed.FOLDER), font_paths=fonts())
    done = compiler.compile(
        str(printed.FOLDER / f"{template}.typ"),
        format="pdf",
        # Readable aloud (ISO 14289-1) and for keeping (ISO 19005-2, level A).
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(at.timestamp()),
        sys_inputs={"data": json.dumps(spelled(told), ensure_ascii=False)},
    )
    if not isinstance(done, bytes):
        raise TypeError("The typesetter made several files of one programme.")
    return done


def spelled(told: Any) -> Any:
    """The same value; characters that no font has, which would stop the typesetter, as [U+0FD3]."""
    if isinstance(told, str):
        return "".join(each if each in _covered() else f"[U+{ord(each):04X}]" for each in told)
    if isinstance(told, list):
        return [spelled(each) for each in told]
    if isinstance(told, dict):
        return {key: spelled(each) for key, each in told.items()}
    return told


@cache
def _covered() -> frozenset[str]:
    """The characters that both sans faces have; the serifs fall back on them."""
    ranges = json.loads(Path(FONTS / "covered.json").read_text("ascii"))
    known = (
        chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1)
    )
    return frozenset(known) | {"\n"}


@cache
def fonts() -> "typst.Fonts":
    """Our faces alone, read once."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def modules(address: str) -> list[str]:
    """A QR code of the address: its rows, 1 is dark."""
    import segno  # noqa: PLC0415 - heavy: only where used

    code = segno.make(address, error="m", micro=False)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
