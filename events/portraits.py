"""Where portraits lie: whole, and cut square in the widths and formats that pages show."""

from events.program.document import Photo

FOLDER = "/media/photos/"
WIDTHS = (96, 192, 384)
# The smallest files first: a browser takes the first format that it knows.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def whole(photo: Photo) -> str:
    """The address of the photo as it was uploaded."""
    return f"{FOLDER}{photo.sha256}.jpg"


def cut(photo: Photo, width: int, form: str) -> str:
    """The address of the square of this width."""
    return f"{FOLDER}{photo.sha256}-{width}.{form}"


def widths(photo: Photo, most: int = WIDTHS[-1]) -> tuple[int, ...]:
    """The widths that the photo has pixels for, up to `most`; the smallest in any case."""
    pixels = min(photo.width, photo.height, most)
    return tuple(width for width in WIDTHS if width <= pixels) or WIDTHS[:1]


def srcset(photo: Photo, form: str, most: int) -> str:
    """The squares of one format, as `<source>` lists them."""
    return ", ".join(f"{cut(photo, width, form)} {width}w" for width in widths(photo, most))
