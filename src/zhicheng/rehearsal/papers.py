"""Made-up papers: a photo by the plan's rule, a PDF that says what it stands for, a signature."""

import io
import json
import random
from functools import cache

import pikepdf
import typst
from PIL import Image, ImageDraw

from zhicheng.documents import fonts
from zhicheng.policy.model.plan import PhotoRule

_USUAL = 0.75  # width to height of a photo where the rule does not say
FAMILY = "Noto Serif CJK SC"
PAGE = """
#set page(width: 210mm, height: 297mm, margin: 30mm)
#set text(font: "Noto Serif CJK SC", size: 14pt, lang: "zh", region: "cn")
#let data = json(bytes(sys.inputs.data))
#align(center)[#text(size: 24pt)[#data.title]]
#v(2em)
#for line in data.lines [#par[#line]]
#v(4em)
#text(fill: rgb("#5F6B67"))[演示材料，人物与单位均为虚构。]
"""


def portrait(rule: PhotoRule, seed: int) -> bytes:
    """A drawn head and shoulders on white: within the rule's size, shape and weight, where it says any. JPEG."""
    rng = random.Random(seed)  # noqa: S311
    ratio = ((rule.min_ratio or _USUAL) + (rule.max_ratio or _USUAL)) / 2
    height = max((rule.over_height or 0) * 3 // 2, 480)
    width = max(round(height * ratio), (rule.over_width or 0) + 20)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    coat = (rng.randrange(40, 90), rng.randrange(50, 90), rng.randrange(70, 130))
    skin = (rng.randrange(220, 240), rng.randrange(180, 200), rng.randrange(155, 175))
    draw.ellipse((width * 0.08, height * 0.68, width * 0.92, height * 1.4), fill=coat)
    draw.rectangle((width * 0.43, height * 0.55, width * 0.57, height * 0.74), fill=skin)
    draw.ellipse((width * 0.27, height * 0.14, width * 0.73, height * 0.62), fill=skin)
    draw.pieslice((width * 0.25, height * 0.1, width * 0.75, height * 0.56), 180, 360, fill=(35, 30, 30))
    grain = Image.frombytes("L", (width, height), rng.randbytes(width * height))
    image = Image.blend(image, Image.merge("RGB", [grain] * 3), 0.04)
    for quality in (95, 85, 70, 50):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality)
        size = out.tell()
        if size > (rule.over_bytes or 0) and (rule.under_bytes is None or size < rule.under_bytes):
            break
    return out.getvalue()


@cache
def sheet(title: str, lines: tuple[str, ...]) -> bytes:
    """A one-page PDF with a title and lines; an empty page on a machine without Chinese fonts."""
    book = fonts.system_fonts()
    if FAMILY not in book.families():
        return _empty()
    data = json.dumps({"title": title, "lines": lines}, ensure_ascii=False)
    made: bytes = typst.compile(PAGE.encode(), sys_inputs={"data": data}, font_paths=book)
    return made


def _empty() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as book:
        book.add_blank_page()
        book.save(out)
    return out.getvalue()


def signature(seed: int) -> list[list[list[float]]]:
    """Strokes as a finger leaves them: a few turning lines, readable as a name."""
    rng = random.Random(seed)  # noqa: S311
    strokes = []
    for n in range(rng.randrange(3, 6)):
        x, y = 30.0 + 55 * n, 60.0
        stroke = []
        for _ in range(14):
            x += rng.uniform(-4, 14)
            y = min(max(y + rng.uniform(-22, 22), 10), 120)
            stroke.append([round(x, 1), round(y, 1)])
        strokes.append(stroke)
    return strokes
