"""Portraits cut square for pages: small, upright, made once, in no width but those offered."""

from io import BytesIO

import pytest
from PIL import Image  # noqa: TID253 - what the tests look into

from events.portraits import FORMATS, WIDTHS
from speakers import cutting, photos

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def picture(size=(600, 800), marked=None, **more):
    """A JPEG; of a band at the height `marked` white."""
    image = Image.new("RGB", size, BLACK)
    if marked is not None:
        image.paste(WHITE, (0, marked, size[0], marked + 50))
    out = BytesIO()
    image.save(out, "JPEG", **more)
    return out.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / f"{'a' * 64}.jpg").write_bytes(picture())
    return tmp_path


def keep(folder, width=96, form="webp", sha256="a" * 64):
    return cutting.keep(folder, sha256, width, form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_portrait_is_cut_square_in_every_width_and_format(width, form):
    made = opened(cutting.cut(picture(), width, form))
    assert made.size == (width, width)
    assert Image.MIME[made.format] == FORMATS[form]


def test_a_small_photo_is_not_blown_up():
    assert opened(cutting.cut(picture((120, 200)), 384, "jpg")).size == (120, 120)


@pytest.mark.parametrize(("at", "seen"), [(0, False), (120, True), (600, True), (700, False)])
def test_the_square_of_a_high_portrait_is_taken_above_the_middle(at, seen):
    square = opened(cutting.cut(picture(marked=at), 384, "jpg")).convert("L")
    assert (square.getextrema()[1] > 200) is seen


@pytest.mark.parametrize("form", FORMATS)
def test_a_square_has_no_metadata(form):
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    made = cutting.cut(picture(exif=exif), 96, form)
    assert b"Secret" not in made
    assert not opened(made).getexif()


def test_a_square_is_made_once_and_lies_beside_the_photo(folder):
    first = keep(folder)
    stamp = first.stat().st_mtime_ns
    assert (keep(folder), first.stat().st_mtime_ns) == (first, stamp)
    assert sorted(file.name for file in folder.iterdir()) == [f"{'a' * 64}-96.webp", f"{'a' * 64}.jpg"]  # fmt: skip


@pytest.mark.parametrize("asked", [{"width": 97}, {"form": "png"}, {"sha256": "b" * 64}])
def test_nothing_is_made_that_is_not_offered(folder, asked):
    assert keep(folder, **asked) is None
    assert len(list(folder.iterdir())) == 1


def test_a_square_goes_with_its_photo(folder):
    keep(folder)
    (folder / f"{'a' * 64}.jpg").unlink()
    assert keep(folder) is None


def test_a_damaged_photo_leaves_nothing_behind(folder):
    (folder / f"{'a' * 64}.jpg").write_bytes(b"\xff\xd8\xff and no more")
    with pytest.raises(OSError, match="identify"):
        keep(folder)
    assert len(list(folder.iterdir())) == 1


def test_an_uploaded_portrait_can_be_cut():
    whole = photos.portrait(picture((3000, 2000)))
    assert opened(cutting.cut(whole.data, 384, "avif")).size == (384, 384)
