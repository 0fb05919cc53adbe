"""A portrait cut square in a width and format that pages show: made when first asked for."""

import threading
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from events.portraits import FORMATS, WIDTHS

# A face stands above the middle of a portrait that is higher than wide.
CENTRE = (0.5, 0.3)
ENCODED: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 55, "speed": 6},
    "webp": {"format": "WEBP", "quality": 78, "method": 5},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
# One at a time: encoding takes a core, and the second who asks finds it made.
_making = threading.Lock()


def cut(data: bytes, width: int, form: str) -> bytes:
    """The photo's square of this width, or of all the pixels it has. Raises OSError if damaged."""
    from PIL import Image, ImageOps  # heavy: loaded when a portrait is first asked for

    with Image.open(BytesIO(data), formats=["JPEG"]) as photo:
        side = min(width, *photo.size)
        square = ImageOps.fit(photo.convert("RGB"), (side, side), centering=CENTRE)
    out = BytesIO()
    square.save(out, **ENCODED[form])
    return out.getvalue()


def keep(folder: Path, sha256: str, width: int, form: str) -> Path | None:
    """The file of the square beside the whole photo, made if it is not there yet.

    None where there is no such photo, width or format, so that nobody can fill the disk.
    """
    whole, kept = folder / f"{sha256}.jpg", folder / f"{sha256}-{width}.{form}"
    if width not in WIDTHS or form not in FORMATS or not whole.is_file():
        return None
    with _making:
        if not kept.exists():
            _write(kept, cut(whole.read_bytes(), width, form))
    return kept


def _write(file: Path, data: bytes) -> None:
    """Whole or not at all: another process may be reading, or writing the same."""
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as part:
        part.write(data)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(file)
