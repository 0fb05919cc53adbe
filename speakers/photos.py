"""Portraits: checked, turned upright, made small, stripped of metadata, named by their content."""

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from speakers.models import Person

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 1600
LARGEST_FILE = 20 * 1024 * 1024
# Decoding takes 3 bytes a pixel: 150 MB at most.
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


class NotAPhoto(ValueError):
    """The file is no picture that we take; its text says why and what to do."""


class Portrait(NamedTuple):
    """A JPEG without metadata; sizes in pixels."""

    data: bytes
    width: int
    height: int
    sha256: str


def portrait(data: bytes) -> Portrait:
    """The picture in the file, at most 1600 pixels long. Raises NotAPhoto."""
    from PIL import Image, ImageOps  # heavy: loaded for uploads only

    if len(data) > LARGEST_FILE:
        raise NotAPhoto(_("The file has more than 20 MB. Save the photo smaller."))
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            _refuse_huge(picture.size)
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, NotAPhoto):
            raise
        message = _("This is no JPEG, PNG or WebP photo, or it is damaged. Choose another file.")
        raise NotAPhoto(message) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _encoded(upright)


def keep(person: Person, photo: Portrait) -> None:
    """Stores the file and names it in the person's row, which the caller saves."""
    name = f"photos/{photo.sha256}.jpg"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(photo.data))
    person.photo_sha256 = photo.sha256
    person.photo_width, person.photo_height = photo.width, photo.height


def drop(person: Person) -> None:
    """Takes the photo off the person's row. The file stays: releases may show it."""
    person.photo_sha256, person.photo_width, person.photo_height = "", None, None


def _refuse_huge(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MOST_PIXELS:
        message = _("The photo has %(width)d × %(height)d pixels. Save it smaller.")
        raise NotAPhoto(message % {"width": width, "height": height})


def _encoded(picture: "Image.Image") -> Portrait:
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    data = out.getvalue()
    return Portrait(data, *picture.size, hashlib.sha256(data).hexdigest())
