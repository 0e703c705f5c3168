"""The conditions: methods, paths, what everyone must meet besides, quotas.

A condition that the grammar knows whole becomes a predicate; every other becomes what a person attests, in the
notice's own words. Both are marked: what a sentence means is for a person to confirm.
"""

from __future__ import annotations

import re
from typing import Any

from zhicheng.policy.drafting.grammar.amounts import quotas, score
from zhicheng.policy.drafting.grammar.conditions import needed
from zhicheng.policy.drafting.grammar.documents import documents
from zhicheng.policy.drafting.skeleton.sheet import Sheet, cite, many, short, whole
from zhicheng.policy.drafting.skeleton.trees import CODES, attested, children, tree_of, years_tree
from zhicheng.policy.notice import ClauseText

_CONDITIONS = re.compile(
    r"(?:申报|评审|评价|资格|学历|资历|基本|报名|晋升).{0,8}条件|^[一二三四五六七八九十]、.{0,8}条件"
)
_METHODS = (
    ("normal", "正常申报"),
    ("landmark", "标志性业绩直接申报"),
    ("transfer", "转评"),
    ("exception", "破格"),
    ("concurrent", "兼评"),
)
_CONDUCT = re.compile(r"遵纪守法|遵守|职业道德|身体|思想品德|政治|敬业|廉洁")
_TOGETHER = re.compile(r"同时具备|均须|须同时|以下条件：|下列条件：|基本条件")


def fill(sheet: Sheet) -> None:
    """Reads the sections about conditions: methods, paths, quotas."""
    _methods(sheet)
    paths: dict[str, Any] = {}
    _paths(sheet, paths)
    sheet.put("paths", paths)
    if not paths:
        sheet.ask(("paths",), "没有读出各种申报条件，请逐条写出")
    _quotas(sheet)


def _methods(sheet: Sheet) -> None:
    found = []
    for code, name in _METHODS:
        named = [one for one in sheet.sentences if f"“{name}" in one.text or f"{name}”" in one.text]
        named = named or [
            one for one in sheet.sentences if re.search(rf"(?:可以?|允许){name}|{name}(?:申报|晋升)", one.text)
        ]
        if named:
            found.append({"code": code, "name": name, "clause": named[0].ref})
    if found:
        sheet.put("methods", found, False, "申报方式取自通知里的叫法，请核对是否完整", [found[0]["clause"]])
    else:
        sheet.ask(("methods",), "没有读出申报方式；没有分的，写一种“正常申报”")


def _paths(sheet: Sheet, paths: dict[str, Any]) -> None:
    sections = [one for one in sheet.notice.clauses.values() if one.heading and _CONDITIONS.search(one.heading)]
    for section in [one for one in sections if not any(_below(other, one) for other in sections)]:
        everyone = bool(_TOGETHER.search(section.text)) and "之一" not in section.text
        for child in children(sheet, section):
            _path(sheet, child, paths, everyone)
        for n, text in enumerate(section.sentences, 1):
            _loose(sheet, f"{section.id}#{n}", text, paths)


def _path(sheet: Sheet, clause: ClauseText, paths: dict[str, Any], everyone: bool) -> None:
    """One numbered condition: a path, or (conduct, what everyone must meet) a common condition."""
    refs = [ref for n in range(1, len(clause.sentences) + 1) if (ref := f"{clause.id}#{n}") not in sheet.taken]
    below = children(sheet, clause)
    if not refs and not below:
        return
    text = "；".join(whole(one) for one in clause.sentences) or clause.heading
    tree, sure = tree_of(sheet, clause, below)
    item = {"name": short(clause.heading or text)}
    rest = {"clause": cite(refs) if refs else clause.id, "force": "office", "needs": tree}
    if not below and not needed(text) and (everyone or _CONDUCT.search(text)):
        items = sheet.value.setdefault("common", [])
        items.append({"id": f"common-{len(items) + 1}", **item, **rest})
        sheet.ask(("common", len(items) - 1), "人人都要满足的？请核对", many(rest["clause"]))
        return
    why = "请核对条件的意思" if sure else "没有全部读懂，先照原文由人判断，请改写"
    method = _method_of(sheet, text + clause.heading)
    _put(sheet, paths, {**item, **({"method": method} if method else {}), **rest}, why)


def _loose(sheet: Sheet, ref: str, text: str, paths: dict[str, Any]) -> None:
    """A sentence of a condition section outside its numbered items: by score, by 评价条件, N 年."""
    if ref in sheet.taken:
        return
    cited = [one for one in documents(text) if re.search(r"条件|意见|条例", one.title)]
    reached, asked = score(text), needed(text)
    item: dict[str, Any] = {"name": short(text), "clause": ref, "force": "office"}
    if reached:
        of = re.sub(r"[^0-9]", "", ref.translate(CODES)) or "0"
        item |= {"name": f"评分{reached}分以上"}
        needs: dict[str, Any] = {"title": f"达到{reached}分以上", **attested(f"score-{of}", text)}
        why = "按评分申报：请写成 scored，并写出打分表和由谁核定"
    elif cited and re.search(r"按照|执行|符合|详见|规定", text):
        document = cited[0].number or cited[0].title
        needs = {"reference": {"document": document, "subject": short(cited[0].title or text, 40)}}
        why = "条件写在另一份文件里，请核对是一种条件，还是人人都要满足"
    elif asked:
        needs = years_tree(asked[0]) if len(asked) == 1 else {"any": [years_tree(one) for one in asked]}
        why = "请核对条件的意思"
    else:
        return
    _put(sheet, paths, {**item, "needs": needs}, why)


def _put(sheet: Sheet, paths: dict[str, Any], path: dict[str, Any], why: str) -> None:
    code = f"path-{len(paths) + 1}"
    paths[code] = path
    sheet.ask(("paths", code), why, many(path["clause"]))


def _quotas(sheet: Sheet) -> None:
    found: list[dict[str, Any]] = []
    for one in sheet.sentences:
        limits = quotas(one.text)
        path = next((code for code, path in sheet.value["paths"].items() if _of(path["clause"], one.clause)), None)
        if not limits or path is None:
            if limits:
                sheet.ask(("quotas",), f"名额 {'、'.join(map(str, limits))} 人，没有读出是哪一种条件的", [one])
            continue
        kinds = _kinds(one.text, limits)
        entry = {
            "id": f"places-{len(found) + 1}",
            "clause": one.ref,
            "path": path,
            "per": ["employer"],
            "at_most": kinds,
        }
        found.append(entry)
    if found:
        sheet.put("quotas", found, False, "请核对名额按什么计（per）、分几档", [found[0]["clause"]])


def _kinds(text: str, limits: list[int]) -> dict[str, int]:
    levels = [
        (text.find(word), code)
        for word, code in (("国家级", "nation"), ("省级", "province"), ("市级", "city"))
        if word in text
    ]
    if len(levels) == len(limits):
        return {code: limit for (_, code), limit in zip(sorted(levels), limits, strict=True)}
    return {"all": limits[0]} if len(limits) == 1 else {f"k{n}": one for n, one in enumerate(limits, 1)}


def _method_of(sheet: Sheet, text: str) -> str | None:
    codes = {one["code"]: one["name"] for one in sheet.value.get("methods", ())}
    return next(
        (code for code, name in codes.items() if code != "normal" and name[:2] in text),
        "normal" if "normal" in codes else None,
    )


def _below(outer: ClauseText, inner: ClauseText) -> bool:
    return inner.id != outer.id and inner.id.startswith(outer.id)


def _of(cited: Any, clause: str) -> bool:
    return any(one.partition("#")[0] == clause for one in many(cited))
