"""What is kept of a picture: the picture. Real files made here with Pillow, as phones and scanners make them."""

import random
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageDraw, PngImagePlugin

from app.device_ports import CameraFrame
from app.domain.attachment import MOST_BYTES
from app.errors import InputRefused
from devices.pictures import Pictures
from devices.shrinking import EDGES, shrink

PLACE = "Binhe Road 18"


def document(size: tuple[int, int] = (2400, 1600), *, grain: int = 0) -> Image.Image:
    """A card on a table: fields of colour and lines of writing; `grain` makes it harder to shrink."""
    picture = Image.new("RGB", size, (240, 236, 228))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 30, 30))  # the corner that must end up top left
    for line in range(0, size[1], 40):
        draw.line((size[0] // 3, line, size[0], line), fill=(20, 20, 60), width=3)
    if grain:
        picture = Image.blend(picture, snow(grain).resize(size), 0.5)
    return picture


def snow(edge: int) -> Image.Image:
    """What no quality makes small."""
    return Image.frombytes("RGB", (edge, edge), random.Random(7).randbytes(edge * edge * 3))


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def opened(raw: bytes) -> Image.Image:
    picture = Image.open(BytesIO(raw))
    assert picture.format == "JPEG"
    return picture


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 150 and pixel[1] < 90 and pixel[2] < 90)


def test_a_large_photo_becomes_small_and_stays_readable() -> None:
    raw = saved(document((4000, 3000)), "JPEG", quality=95)
    kept = shrink(raw)
    assert len(kept) <= MOST_BYTES
    assert opened(kept).size == (1600, 1200)


def test_a_small_picture_is_not_blown_up() -> None:
    assert opened(shrink(saved(document((600, 400)), "PNG"))).size == (600, 400)


def test_a_grainy_picture_loses_quality_first_and_then_size() -> None:
    kept = shrink(saved(document(grain=300), "JPEG", quality=95))
    assert len(kept) <= MOST_BYTES
    assert max(opened(kept).size) in EDGES


def test_a_picture_that_stays_too_large_is_refused() -> None:
    with pytest.raises(InputRefused, match="over 200 KB"):
        shrink(saved(snow(1400), "PNG"))


def test_nothing_comes_along_but_the_picture() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = PLACE
    exif[ExifTags.Base.DateTime] = "2026:11:20 10:27:36"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 15.0, 0.0)
    raw = saved(document(), "JPEG", exif=exif, comment=PLACE.encode(), dpi=(600, 600))
    assert PLACE.encode() in raw
    kept = shrink(raw)
    assert PLACE.encode() not in kept
    assert not opened(kept).getexif()
    assert set(opened(kept).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", PLACE)
    assert PLACE.encode() not in shrink(saved(document(), "PNG", pnginfo=notes))


def test_a_photo_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # turn it by 90 degrees to the right to see it upright
    lying = document((1200, 800)).transpose(Image.Transpose.ROTATE_90)
    kept = opened(shrink(saved(lying, "JPEG", exif=exif)))
    assert kept.size == (1200, 800)
    assert is_red(kept.getpixel((20, 20)))


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "1", "RGBA", "LA", "I;16"])
def test_every_sort_of_pixel_is_taken(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(shrink(saved(document((300, 200)).convert(mode), kind))).size == (300, 200)


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    assert opened(shrink(saved(clear, "PNG"))).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "raw",
    [b"", b"hello", b"GIF89a" + bytes(60), saved(document((80, 60)), "BMP"), saved(document(), "JPEG")[:4000]],
    ids=["empty", "words", "gif", "bmp", "half a jpeg"],
)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(InputRefused, match="Use JPEG or PNG"):
        shrink(raw)


def test_a_page_as_pdf_is_refused_politely() -> None:
    with pytest.raises(InputRefused, match="PDF files are not taken"):
        shrink(b"%PDF-1.7\n%...")


def test_a_picture_made_to_fill_the_memory_is_not_opened() -> None:
    """A PNG head that says 100,000 by 100,000 pixels; its few bytes would unpack to 30 GB."""
    head = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    raw = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    data = b"IDAT" + zlib.compress(bytes(1000))
    raw += (len(data) - 4).to_bytes(4, "big") + data + zlib.crc32(data).to_bytes(4, "big")
    with pytest.raises(InputRefused, match="too many pixels"):
        shrink(raw)


def test_a_file_is_read_and_one_that_cannot_be_is_named(tmp_path: Path) -> None:
    file = tmp_path / "card.jpg"
    file.write_bytes(saved(document((300, 200)), "JPEG"))
    assert opened(Pictures().from_file(file)).size == (300, 200)
    with pytest.raises(InputRefused, match=r"missing\.jpg"):
        Pictures().from_file(tmp_path / "missing.jpg")
    with pytest.raises(InputRefused):
        Pictures().from_file(tmp_path)


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "film.jpg"
    with file.open("wb") as sparse:
        sparse.truncate(41 * 1024 * 1024)
    with pytest.raises(InputRefused, match="over 40 MB"):
        Pictures().from_file(file)


def test_a_frame_of_the_camera_is_kept_like_a_file() -> None:
    picture = document((1920, 1080))
    kept = Pictures().from_frame(CameraFrame(1920, 1080, picture.tobytes()))
    assert opened(kept).size == (1600, 900)
    assert is_red(opened(kept).getpixel((20, 20)))
