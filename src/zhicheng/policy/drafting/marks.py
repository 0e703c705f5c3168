"""How the parts of an official document are told by their first words: numbers, annexes, addressees, foot."""

from __future__ import annotations

import re

from zhicheng.policy.drafting.healing import DATE_LINE, ISSUED_LINE, Paragraph

LEVELS = (
    (0, re.compile(r"^第\s*([零〇一二两三四五六七八九十百\d]+)\s*章")),
    (1, re.compile(r"^([一二三四五六七八九十]{1,3})\s*、")),
    (1, re.compile(r"^第\s*([零〇一二两三四五六七八九十百\d]+)\s*条")),
    (2, re.compile(r"^[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]")),
    (3, re.compile(r"^(\d{1,2})\s*(?:[.．](?!\d)|、)")),
    (4, re.compile(r"^[（(]\s*(\d{1,2})\s*[）)]")),
    (5, re.compile(r"^([①-⑳])|^(\d{1,2})[）)]")),
)
ANNEX = re.compile(r"^附\s*件\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:.、]?\s*(.{0,80})$")
DIRECTORY = re.compile(r"^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]")
ENTRY = re.compile(r"^(?:\d{1,2}\s*[.．、]|附\s*件\s*\d{1,2}\s*[：:.、]|[（(]\d{1,2}[）)])")
CONTACT = re.compile(
    r"^(?:联系(?:人|电话|方式|号码|地址)|(?:咨询|监督|举报)?电话|传真|(?:通讯)?地址|邮编|邮政编码|(?:电子)?邮箱|单位)"
    r"[^，。；：:]{0,12}[：:]"
)
COPIED = re.compile(r"^(?:抄\s*送|抄\s*报|主\s*送|主题词)\s*[：:]?")
PUBLIC = re.compile(r"^[（(]\s*此件.{2,12}[）)]$")
NUMBER_LINE = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{1,20}\s*[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*(?:第\s*)?[\d×xX]+\s*号$"
)
ISSUER_LINE = re.compile(
    r"^[\u4e00-\u9fff（）\s]{4,40}(?:[厅局委办部院]|委员会|办公室|中心|政府|协会|学会|联合会|公司|大学)$"
)
MARK = re.compile(r"[，。；：]")
SENTENCE_END = re.compile(r"[。；！？;]")
NOTE = re.compile(r"^(?:注|备注|说明)\s*\d*[：:]")


def level_of(text: str) -> tuple[int, str] | None:
    """The level of a numbered paragraph (0 for 章 to 5) and its part of the anchor; None where it has no number."""
    for level, pattern in LEVELS:
        match = pattern.match(text)
        if match is None:
            continue
        label = next(one for one in match.groups() if one)
        if pattern.pattern.startswith("^第"):
            label = re.sub(r"\s+", "", match[0])
        return level, {2: f"（{label}）", 4: f"({label})", 5: label if match.lastindex == 1 else f"{label})"}.get(
            level, label
        )
    return None


def addressed(text: str) -> bool:
    """辖区各企业： and the like."""
    if not text.endswith(("：", ":")) or len(text) > 200 or SENTENCE_END.search(text) or level_of(text):
        return False
    return not DIRECTORY.match(text) and not CONTACT.match(text) and not re.search(r"如下|以下|下列", text)


def titled(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be the title of an annex: short, no sentence, no number."""
    text = paragraph.text
    if paragraph.rows or not text or len(text) > 90 or level_of(text) or addressed(text):
        return False
    return not SENTENCE_END.search(text) and not text.endswith(("：", ":")) and not ANNEX.match(text)


def dated(text: str) -> bool:
    """A line that is a day, or 某年某月某日印发."""
    return bool(DATE_LINE.match(text) or ISSUED_LINE.search(text))


def foreign(text: str) -> bool:
    """What ends a section of the text: a list of annexes, an annex, copies, a day."""
    return bool(DIRECTORY.match(text) or ANNEX.match(text) or COPIED.match(text) or dated(text))
