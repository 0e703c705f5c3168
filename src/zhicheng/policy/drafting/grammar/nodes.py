"""Which day is which: the day to which years are counted, who must have done what by when, the review.

Told by the words before the day in its own part of the sentence; a day whose part says none of this is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhicheng.policy.drafting.grammar.days import Days, days
from zhicheng.policy.drafting.sentences import Sentence

_AS_OF = re.compile(
    r"(?:计算|年限|资历|任职)[^，。；]{0,16}(?:截止|截至|计算到|计算至|算到|算至|为)|(?:截止|截至)[^，。；]{0,6}$"
)
_COUNTED = re.compile(r"年限|资历|任职(?:资格)?时间|任职时间|学历.{0,4}时间")
_BY = re.compile(r"截止|截至|逾期|最迟|为止|不迟于|务必|之前|以前|时限|期限")
_BEFORE = re.compile(
    r"^(?:\s*（[^（）]{1,8}）)?\s*(?:\d{1,2}[:：时点]\d{0,2}分?)?\s*(?:下班)?\s*(?:之前|以前|前|截止|止|为止)"
)
_HAND_IN = re.compile(r"报送|上报|提交|报名|申报|审核|推荐|接收|受理|汇总|上传|填报|送达")
_OPENS = re.compile(r"(?:开始|起始|开通|启动|开放)[^，。；]{0,8}$|^(?:起|开始)")
_REVIEW = re.compile(r"评审(?:时间|会议?|工作)?(?:安排)?[^，。；申报]{0,6}$|评审(?:时间|工作)")
_APPLICANT = re.compile(
    r"个人(?:网上)?(?:申报|提交|填报)|申报人员?[^，。；单位]{0,8}(?:提交|填报|申报)|网上申报|申报系统|报名"
)
_EMPLOYER = re.compile(r"(?:所在|用人|申报|各)?单位[^，。；]{0,6}(?:审核|初审|推荐|报送|提交|上报|公示)")
_BUREAU = re.compile(r"人力社保|人社(?:局|部门)|人力资源|职改")
_DEPARTMENT = re.compile(
    r"主管部门|主管单位|市级|行业|各(?:地市|市|县|区)(?![^，。；]{0,12}(?:人力社保|人社|人力资源))"
)
_WHO = (
    ("applicant_deadline", "个人申报截止", _APPLICANT),
    ("employer_deadline", "单位审核报送截止", _EMPLOYER),
    ("recommender_deadline", "中评委推荐截止", re.compile(r"中评委|下一级评委会")),
    ("bureau_deadline", "人力社保部门报送截止", _BUREAU),
    ("department_deadline", "主管部门报送截止", _DEPARTMENT),
)
_PAPER = re.compile(r"纸质|书面|材料(?:接收|报送|受理|提交)|接收|受理")


@dataclass(frozen=True, slots=True)
class Node:
    """A day with its part in the procedure. `why` is not empty where that part is a guess."""

    code: str
    name: str
    days: Days
    sentence: Sentence
    why: str = ""


def nodes(sentence: Sentence, year: int | None) -> list[Node]:
    """The days of a sentence whose part is told, in order."""
    found: list[Node] = []
    text = sentence.text
    for one in days(text, year):
        start = max(text.rfind(mark, 0, one.start) for mark in "，,；;。") + 1
        end = min((at for mark in "，,；;。" if (at := text.find(mark, one.end)) >= 0), default=len(text))
        before, after = text[start : one.start], text[one.end : end]
        node = _node(before, after, one, sentence)
        if node is None and start > 1 and _BY.search(before + after[:6]):
            longer = max(text.rfind(mark, 0, start - 1) for mark in "；;。") + 1
            node = _node(text[longer : one.start], after, one, sentence)
        if node is not None:
            found.append(node)
    return found


def _node(before: str, after: str, one: Days, sentence: Sentence) -> Node | None:
    if _COUNTED.search(before) and (_AS_OF.search(before) or "计算" in before) and one.single:
        return Node("as_of", "年限计算到", one, sentence)
    if _REVIEW.search(before) and not _BY.search(before):
        return Node("review", "评审", one, sentence)
    by = _BY.search(before) or _BEFORE.match(after)
    if by and one.single:
        return _deadline(before, after, one, sentence)
    if not one.single:
        return _span(before, one, sentence)
    if one.single and (_OPENS.search(before) or after.startswith(("起", "开始"))) and _HAND_IN.search(before + after):
        return Node("opens", "开始申报", one, sentence)
    return None


def _span(before: str, one: Days, sentence: Sentence) -> Node | None:
    """From one day to another: somebody's turn, whose last day is its deadline; the applicants' own has both."""
    known = [(match.start(), code, name) for code, name, who in _WHO if (match := who.search(before))]
    if known and min(known)[1] != "applicant_deadline":
        _, code, name = min(known)
        return Node(code, name, one, sentence, "" if len(known) == 1 else "这一句里说到几方，请核对是谁的截止日")
    if known or re.search(r"申报|报名|受理|填报|提交", before + sentence.under):
        why = "" if known else "没有写是谁的申报时间"
        return Node("filing", "申报", one, sentence, why)
    return None


def _deadline(before: str, after: str, one: Days, sentence: Sentence) -> Node | None:
    words = before + after
    known = [(match.start(), code, name) for code, name, who in _WHO if (match := who.search(words))]
    if known:
        _, code, name = min(known) if not _PAPER.search(words) else max(known)
        why = "" if len(known) == 1 else "这一句里说到几方，请核对是谁的截止日"
        return Node(code, name, one, sentence, why)
    if _PAPER.search(words):
        return Node("reception", "材料接收截止", one, sentence, "没有写是谁、哪一级的材料")
    if _HAND_IN.search(words):
        return Node("applicant_deadline", "申报截止", one, sentence, "没有写是个人、单位还是部门的截止日")
    return None
