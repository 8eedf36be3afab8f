"""A photograph that somebody sent, drawn again on a fresh canvas.

What a camera or an attacker hid in the file (where it was taken, a comment, a second file behind
the first) is not copied, because nothing but the dots one sees is.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

KINDS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 15 * 1024 * 1024
MOST_DOTS = 50_000_000  # a good camera's; a small file can claim a thousand times as many
LONGEST_SIDE = 1_600
WHITE = (255, 255, 255)


class NotAPicture(Exception):
    """What was sent is not a photograph that can be drawn."""


class PictureTooLarge(Exception):
    """Drawing it would take more memory than a photograph of a child needs."""


def redrawn(content: bytes) -> bytes:
    """The picture as a JPEG with nothing in it but the picture."""
    if len(content) > MOST_BYTES:
        raise PictureTooLarge
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _on_fresh_canvas(content)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as too_large:
            raise PictureTooLarge from too_large
        except PictureTooLarge:
            raise
        except Exception as broken:  # a broken file fails inside the decoders in any way it likes
            raise NotAPicture from broken


def _on_fresh_canvas(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=KINDS) as sent:
        if sent.width * sent.height > MOST_DOTS:
            raise PictureTooLarge
        sent.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(sent).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    canvas = Image.new("RGB", upright.size, WHITE)
    canvas.paste(upright, mask=upright)
    drawn = BytesIO()
    canvas.save(drawn, "JPEG", quality=88)
    return drawn.getvalue()
