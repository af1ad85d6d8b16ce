"""Pictures of documents made fit to be kept: upright, small, and nothing in them but the picture (R09).

A phone's photo says where and when it was taken and by whose phone; what is kept is painted anew from its pixels, so
that nothing of that comes along.
"""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from app.device_ports import CameraFrame
from app.domain.attachment import MOST_BYTES
from app.errors import InputRefused
from app.texts import identity as words

MOST_PIXELS = 120_000_000  # what the largest phone cameras take; a picture of more is made to break whoever opens it
EDGES = (1600, 1280, 1024)  # pixels of the longer side
QUALITIES = (85, 75, 65, 55)
_PDF = b"%PDF-"
_WHITE = (255, 255, 255)

Image.MAX_IMAGE_PIXELS = None  # the limit is MOST_PIXELS here, told in a sentence instead of a warning


def shrink_frame(frame: CameraFrame) -> bytes:
    """The same of a camera's picture."""
    return _small_enough(Image.frombytes("RGB", (frame.width, frame.height), frame.rgb))


def shrink(raw: bytes) -> bytes:
    """A JPEG of MOST_BYTES at most of a JPEG or PNG. Raises InputRefused for anything else."""
    if _PDF in raw[:1024]:
        raise InputRefused(words.PDF_NOT_TAKEN)
    try:
        with Image.open(BytesIO(raw), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise InputRefused(words.PICTURE_HUGE)
            picture.draft("RGB", (EDGES[0], EDGES[0]))  # a JPEG is then read at a half, a quarter, an eighth
            upright = ImageOps.exif_transpose(picture)
            return _small_enough(_on_white(upright))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        raise InputRefused(words.NOT_A_PICTURE) from fault


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "P" or picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGB", picture.size, _WHITE)
        white.paste(picture, mask=picture.getchannel("A"))
        return white
    return picture.convert("RGB")


def _small_enough(picture: Image.Image) -> bytes:
    """Raises InputRefused where no size and quality that can still be read is small enough."""
    for edge in EDGES:
        smaller = picture.copy()
        smaller.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        bare = Image.new("RGB", smaller.size)
        bare.paste(smaller)
        for quality in QUALITIES:
            out = BytesIO()
            bare.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= MOST_BYTES:
                return out.getvalue()
    raise InputRefused(words.PICTURE_TOO_LARGE, most=MOST_BYTES // 1024)
