"""A photograph of a child carries nothing but the child."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from methub.fittings.pictures import LONGEST_SIDE, NotAPicture, PictureTooLarge, redrawn

SECRET = b"12 Bramley Row, Wisbech"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **more) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(written, kind, **more)
    return written.getvalue()


def bomb() -> bytes:
    """A file of a few bytes that claims to be 60,000 dots wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_where_it_was_taken_and_what_was_noted_in_it_are_gone():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    sent = picture(comment=SECRET, exif=exif) + b"PK\x03\x04" + SECRET
    assert sent.count(SECRET) == 3

    drawn = redrawn(sent)

    assert SECRET not in drawn
    assert drawn.startswith(b"\xff\xd8\xff")
    assert not Image.open(BytesIO(drawn)).getexif()


def test_a_photograph_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    drawn = Image.open(BytesIO(redrawn(picture(size=(40, 20), exif=exif))))
    assert drawn.size == (20, 40)


def test_a_large_photograph_is_made_smaller():
    drawn = Image.open(BytesIO(redrawn(picture(size=(4000, 1000)))))
    assert drawn.size == (LONGEST_SIDE, LONGEST_SIDE // 4)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 50,
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0 half a photograph",
        picture()[:200],
        picture("PNG")[:-30],
    ],
    ids=["nothing", "svg", "gif", "pdf", "no photograph", "cut off", "cut off png"],
)
def test_what_is_no_photograph_is_refused(sent):
    with pytest.raises(NotAPicture):
        redrawn(sent)


@pytest.mark.parametrize("sent", [bomb(), picture() + b"\0" * 16_000_000], ids=["bomb", "weight"])
def test_a_picture_that_would_take_all_the_memory_is_refused(sent):
    with pytest.raises(PictureTooLarge):
        redrawn(sent)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_usual_kinds_are_drawn(kind):
    assert redrawn(picture(kind))
