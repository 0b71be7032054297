"""Avatars for the page, drawn here so that it needs no picture from anywhere else."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_SIZE = 128
_SCALE = 4  # drawn larger and shrunk, for smooth edges
_INK = "#23272f"


def bot_avatar() -> bytes:
    """Return the bot's avatar as PNG: a paper crossed out in red, then ticked in green."""
    side = _SIZE * _SCALE
    image = Image.new("RGB", (side, side), "#3b3f8f")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((140, 76, 372, 436), radius=20, fill="#f6f3ea")
    for y in (140, 180, 220):
        draw.line((180, y, 332, y), fill="#c9c4b5", width=12)
    draw.line((172, 128, 250, 232), fill="#d23c3c", width=30)
    draw.line((250, 128, 172, 232), fill="#d23c3c", width=30)
    draw.line(((196, 340), (250, 394), (356, 262)), fill="#2f9e58", width=40, joint="curve")
    return _png(image)


def letter_avatar(letter: str, colour: str) -> bytes:
    """Return a member's avatar as PNG: one Latin `letter` on `colour`."""
    side = _SIZE * _SCALE
    image = Image.new("RGB", (side, side), colour)
    font = ImageFont.load_default(side * 0.55)
    ImageDraw.Draw(image).text((side / 2, side / 2), letter, _INK, font=font, anchor="mm")
    return _png(image)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.reduce(_SCALE).save(out, "PNG")
    return out.getvalue()
