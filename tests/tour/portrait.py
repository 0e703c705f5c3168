"""A drawn person for the pictures: nobody's face, but a photo by every rule of the notice."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (900, 1200)


def drawn_portrait() -> bytes:
    """Head and shoulders before white, as a JPEG, the same every time."""
    picture = Image.new("RGB", SIZE, "#ffffff")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((205, 190, 695, 800), fill="#20242a")  # hair
    draw.polygon([(395, 700), (505, 700), (530, 900), (370, 900)], fill="#dba98a")  # neck
    draw.rounded_rectangle((110, 860, 790, 1400), 190, fill="#27415f")  # jacket
    draw.polygon([(340, 862), (560, 862), (450, 1110)], fill="#f4f5f3")  # shirt
    draw.polygon([(372, 850), (528, 850), (450, 985)], fill="#dba98a")
    draw.ellipse((262, 270, 638, 790), fill="#e8bd9f")  # face
    draw.pieslice((240, 205, 660, 560), 180, 360, fill="#20242a")
    for x in (368, 532):
        draw.ellipse((x - 24, 520, x + 24, 546), fill="#2b2320")
        draw.arc((x - 46, 462, x + 46, 520), 205, 335, fill="#2b2320", width=9)
    draw.line((450, 540, 438, 622, 462, 626), fill="#c48f70", width=8, joint="curve")
    draw.arc((392, 640, 508, 706), 20, 160, fill="#a8574a", width=11)
    soft = picture.filter(ImageFilter.GaussianBlur(1.6))
    grain = Image.frombytes("L", SIZE, random.Random(1).randbytes(SIZE[0] * SIZE[1])).point(lambda value: value // 20)
    soft = Image.composite(soft.point(lambda value: max(0, value - 8)), soft, grain.point(lambda value: value * 20))
    out = io.BytesIO()
    soft.save(out, "JPEG", quality=88)
    return out.getvalue()
