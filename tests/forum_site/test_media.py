"""What is served as a photo, and that nothing else is."""

from io import BytesIO

import pytest
from PIL import Image  # noqa: TID253 - what the tests look into

pytestmark = pytest.mark.django_db  # closing an answer looks at the connection
SHA = "ab" * 32


@pytest.fixture
def folder(settings):
    folder = settings.MEDIA_ROOT / "photos"
    folder.mkdir(parents=True)
    out = BytesIO()
    Image.new("RGB", (300, 400)).save(out, "JPEG")
    (folder / f"{SHA}.jpg").write_bytes(out.getvalue())
    return folder


def got(client, name):
    answer = client.get(f"/media/photos/{name}")
    body = b"".join(answer.streaming_content)
    answer.close()
    return answer, body


def test_a_photo_is_served_whole_and_may_be_kept_a_day(client, folder):
    answer, body = got(client, f"{SHA}.jpg")
    assert body == (folder / f"{SHA}.jpg").read_bytes()
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert (answer["Content-Type"], answer["Content-Length"]) == ("image/jpeg", str(len(body)))


@pytest.mark.parametrize(
    ("form", "kind"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")]
)
def test_a_square_of_it_is_served_as_what_it_is(client, folder, form, kind):
    answer, body = got(client, f"{SHA}-96.{form}")
    assert answer["Content-Type"] == kind
    assert Image.open(BytesIO(body)).size == (96, 96)


@pytest.mark.parametrize(
    "name",
    [f"{SHA}-97.webp", f"{SHA}-960.webp", f"{SHA}-96.png", f"{SHA}.avif", f"{'0' * 64}-96.avif",
     "none.jpg", "..%2Fsecret_key", "%2e%2e/secret_key", f".{SHA}.jpg"],
)  # fmt: skip
def test_no_other_file_is_served_or_made(client, folder, name):
    assert client.get(f"/media/photos/{name}").status_code == 404
    assert [file.name for file in folder.iterdir()] == [f"{SHA}.jpg"]


def test_a_damaged_photo_is_not_found(client, folder):
    (folder / f"{SHA}.jpg").write_bytes(b"\xff\xd8\xff and no more")
    assert client.get(f"/media/photos/{SHA}-96.avif").status_code == 404
