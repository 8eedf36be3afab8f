"""Files nobody should open: pictures that carry more than a picture, and files that only say they
are pictures."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.proofs.hostile import MARK, SCRIPTS

ADDRESS = b"14 Secret Lane, Wisbech"
CARRIED = (
    ADDRESS,
    f"<script>{MARK}(1)</script>".encode(),
    b"<?php system($_GET['c']); ?>",
    b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
    b"MZ\x90\x00\x03\x00\x00\x00This program cannot be run in DOS mode",
    SCRIPTS[7].encode(),
)


def picture(kind: str, **more: object) -> bytes:
    written = io.BytesIO()
    drawn = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    drawn.save(written, kind, **more)
    return written.getvalue()


def archive(carried: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as book:
        book.writestr("../../evil.html", carried)
    return written.getvalue()


def segment(number: int, carried: bytes) -> bytes:
    """A piece of a JPEG that no viewer shows."""
    return b"\xff" + bytes([number]) + struct.pack(">H", len(carried) + 2) + carried


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_exif(kind: str, carried: bytes) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = carried.decode("latin-1")
    exif[0x9286] = carried
    return picture(kind, exif=exif)


def png_noted(carried: bytes) -> bytes:
    noted = PngInfo()
    noted.add_text("Comment", carried.decode("latin-1"))
    noted.add_itxt("Where", carried.decode("latin-1"))
    return picture("PNG", pnginfo=noted)


def spliced(number: int) -> Callable[[bytes], bytes]:
    def made(carried: bytes) -> bytes:
        plain = picture("JPEG")
        return plain[:2] + segment(number, carried) + plain[2:]

    return made


def bomb(carried: bytes) -> bytes:
    """A few bytes that claim to be 60,000 dots wide and high."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"tEXt", b"a\0" + carried), (b"IDAT", zlib.compress(b"\0" * 9_000)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*piece) for piece in (*pieces, (b"IEND", b"")))


def drawn_svg(carried: bytes) -> bytes:
    return b"<svg xmlns='http://www.w3.org/2000/svg'><script>" + carried + b"</script></svg>"


# Each makes a file that carries the words given to it.
SHAPES: dict[str, Callable[[bytes], bytes]] = {
    "jpeg with a page behind it": lambda carried: picture("JPEG") + carried,
    "jpeg with an archive behind it": lambda carried: picture("JPEG") + archive(carried),
    "jpeg with a comment": lambda carried: picture("JPEG", comment=carried),
    "jpeg with exif": lambda carried: with_exif("JPEG", carried),
    "png with exif": lambda carried: with_exif("PNG", carried),
    "webp with exif": lambda carried: with_exif("WEBP", carried),
    "webp with xmp": lambda carried: picture("WEBP", xmp=carried),
    "png with notes": png_noted,
    "png with a page behind it": lambda carried: picture("PNG") + carried,
    "jpeg with a colour profile": lambda carried: picture("JPEG", icc_profile=carried * 9),
    "png with a colour profile": lambda carried: picture("PNG", icc_profile=carried * 9),
    **{f"jpeg with piece {number:x}": spliced(number) for number in range(0xE1, 0xEF)},
    "gif": lambda carried: picture("GIF", comment=carried),
    "bitmap": lambda carried: picture("BMP") + carried,
    "tiff": lambda carried: picture("TIFF", description=carried.decode("latin-1")),
    "icon": lambda carried: picture("ICO") + carried,
    "pdf": lambda carried: b"%PDF-1.7\n" + carried,
    "svg": drawn_svg,
    "page": lambda carried: b"<!doctype html>" + carried,
    "page that begins like a jpeg": lambda carried: b"\xff\xd8\xff\xe0" + carried,
    "page that begins like a png": lambda carried: b"\x89PNG\r\n\x1a\n" + carried,
    "archive": archive,
    "bomb": bomb,
    "half a jpeg": lambda carried: picture("JPEG", comment=carried)[:400],
    "postscript": lambda carried: b"%!PS-Adobe-3.0 EPSF-3.0\n" + carried,
}
NAMES = (
    "keeley.jpg",
    "../../etc/passwd",
    "a.php.jpg",
    "<script>.png",
    "x" * 250 + ".jpg",
    "a\u202egpj.exe",
)


def files() -> Iterator[tuple[str, str, bytes, bytes]]:
    """What it is, its name, the words it carries, and the file."""
    for number, (shape, make) in enumerate(SHAPES.items()):
        for turn, carried in enumerate(CARRIED):
            yield shape, NAMES[(number + turn) % len(NAMES)], carried, make(carried)
