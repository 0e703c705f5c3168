"""What stands in 《》: cited documents with their numbers, and the forms and papers people hand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[\u4e00-\u9fffA-Za-z]{1,14}\s*[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]\s*第?\s*\d{1,4}\s*号"
NUMBER = re.compile(_NUMBER)
_TITLE = re.compile(r"《(?P<title>[^《》]{2,120}(?:《[^《》]{2,80}》[^《》]{0,40})?)》")
_BESIDE = re.compile(
    rf"\s*(?P<edition>[（(](?:\d{{4}}年(?:修订|版)|试行|暂行|修订)[）)])?\s*[（(〔]\s*(?P<number>{_NUMBER})\s*(?:文件?)?\s*[）)〕]"
)
_EDITION = re.compile(r"\s*(?P<edition>[（(]\d{4}年(?:修订|版)[）)])")
_DOCUMENT = re.compile(
    r"(?:通知|意见|办法|条例|细则|条件|规定|方案|决定|规程|公告|目录|条令|指南|政策|规范|标准)(?:[（(][^（）()]{1,12}[）)])?(?:的通知)?$"
)
_FORM = re.compile(
    r"(?:表|表格|书|证|证明|报告|花名册|名册|保证书|承诺书|委托书|函|清单|备案表|模板|总结|聘书|合同|申请书|说明)(?:[（(][^（）()]{1,16}[）)])?$"
)
_LEAD = re.compile(
    r"^.*(?:根据|按照|依据|参照|遵照|执行|落实|贯彻|详见)|^(?:以及|和|及|与|按|依|由|对|在|从|将|经|并|以|据|请|见|自)+"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


@dataclass(frozen=True, slots=True)
class Cited:
    """A document: its title (empty where only the number stands), its number (may be empty)."""

    title: str
    number: str


def titles(text: str) -> list[str]:
    """Everything in 《》, as written."""
    return [match["title"].strip() for match in _TITLE.finditer(text)]


def documents(text: str) -> list[Cited]:
    """The documents a text cites: 《…》（文号）, 《…通知》 without a number, and a number alone."""
    found: list[Cited] = []
    used: list[tuple[int, int]] = []
    for match in _TITLE.finditer(text):
        beside = _BESIDE.match(text, match.end())
        edition = (
            beside["edition"]
            if beside
            else (found_at["edition"] if (found_at := _EDITION.match(text, match.end())) else None)
        )
        if beside is None and not _DOCUMENT.search(match["title"].strip()):
            continue
        title = match["title"].strip() + (edition or "")
        if beside is not None:
            used.append(beside.span("number"))
        found.append(Cited(title, even_number(beside["number"]) if beside else ""))
    for match in NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in used):
            found.append(Cited("", even_number(_bare(match[0]))))
    return list(dict.fromkeys(found))


def _bare(number: str) -> str:
    """A number alone without the words before it: 仍按照浙经信人事〔2018〕99号, 省财政厅浙价费〔2002〕229号."""
    plain = _LEAD.sub("", number)
    return re.sub(rf"^.*[厅局委部](?=[{_PROVINCES}][\u4e00-\u9fff]{{1,8}}\s*[〔\[［（(【])", "", plain)


def even_number(number: str) -> str:
    """A document number in the usual brackets without blanks: 绍市人社发[2023] 33 号 → 绍市人社发〔2023〕33号."""
    plain = re.sub(r"\s+", "", number)
    return re.sub(r"[\[［（(【](\d{4})[\]］）)】]", r"〔\1〕", plain)


def forms(text: str) -> list[str]:
    """The forms and papers a text names in 《》: tables, certificates, undertakings, rolls."""
    found = [one for one in titles(text) if _FORM.search(one) and not _DOCUMENT.search(one)]
    return list(dict.fromkeys(found))
