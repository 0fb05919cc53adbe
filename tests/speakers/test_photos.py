"""Portraits as they are kept: small, upright, without metadata, named by their content."""

from io import BytesIO

import pytest
from PIL import Image  # noqa: TID253 - what the tests look into

from speakers import photos
from tests.factories import PersonFactory


def encoded(size=(30, 20), form="JPEG", mode="RGB", **more):
    out = BytesIO()
    Image.new(mode, size).save(out, form, **more)
    return out.getvalue()


def opened(portrait):
    return Image.open(BytesIO(portrait.data))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_every_usual_format_becomes_a_jpeg(form):
    assert opened(photos.portrait(encoded(form=form))).format == "JPEG"


def test_a_transparent_picture_becomes_an_opaque_one():
    assert opened(photos.portrait(encoded(form="PNG", mode="RGBA"))).mode == "RGB"


def test_a_large_picture_is_made_small_in_its_proportions():
    portrait = photos.portrait(encoded(size=(3200, 1600)))
    assert (portrait.width, portrait.height) == (1600, 800)


def test_metadata_is_left_out_and_a_turned_picture_set_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Secret Camera"
    portrait = photos.portrait(encoded(size=(30, 20), exif=exif))
    assert (portrait.width, portrait.height) == (20, 30)
    assert not opened(portrait).getexif()


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg/>", encoded()[:200], encoded(form="GIF", mode="P"),
     b"\x89PNG\r\n\x1a\n" + b"\0" * 64],
)  # fmt: skip
def test_what_is_no_photo_is_refused(data):
    with pytest.raises(photos.NotAPhoto):
        photos.portrait(data)


def test_too_large_a_file_is_refused_before_it_is_opened():
    with pytest.raises(photos.NotAPhoto, match="20 MB"):
        photos.portrait(b"\0" * (photos.LARGEST_FILE + 1))


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(photos, "MOST_PIXELS", 100)
    with pytest.raises(photos.NotAPhoto, match="30 × 20"):
        photos.portrait(encoded())


@pytest.mark.django_db
def test_the_same_photo_is_stored_once_and_never_overwritten(settings):
    portrait = photos.portrait(encoded())
    for person in (PersonFactory(), PersonFactory()):
        photos.keep(person, portrait)
        assert person.photo_sha256 == portrait.sha256
    assert len(list(settings.MEDIA_ROOT.glob("photos/*"))) == 1
