"""What applicants hand in: attachments some path cannot supply, degree slots, years, seals, forms, the photo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.building.compile import clauses, refs
from zhicheng.policy.examples import leaves
from zhicheng.policy.facts import Facts, View
from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.linting.pages import walk
from zhicheng.policy.loading.instance import PhotoRegister
from zhicheng.policy.model.plan import Path, PhotoRule
from zhicheng.policy.predicates.duration import Duration
from zhicheng.policy.predicates.record import RecordField
from zhicheng.policy.predicates.training_hours import TrainingHours
from zhicheng.policy.tree import Group, Leaf, Node, Some
from zhicheng.policy.verdict import MET, UNMET

_DIGITS = {one: n for n, one in enumerate("一二三四五六七八九十", 1)}
_LETTERS = re.compile(r"累计\s*(\d+|[一二三四五六七八九十])\s*年")
_YEARLY = re.compile(r"学时|继续教育")
_SEAL = re.compile(r"盖章|签章|公章")
_LATER = re.compile(r"主管部门|人力社保|人社部门|人事部门")
_FORM = re.compile(r"(?:审批表|打分表|申报表|花名册|汇总表)")
_LEVEL = re.compile(r"正高级|副高级|高级|中级|初级")
_CODES = {"正高级": "professor", "副高级": "senior", "高级": "senior", "中级": "intermediate", "初级": "junior"}
_BOUNDARY = re.compile(r"(\d{4})年(?:以|之)[前后]")


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about what is filed."""
    yield from _letters(subject)
    yield from _yearly(subject)
    yield from _degrees(subject)
    yield from _slots(subject)
    yield from _seals(subject)
    yield from _forms(subject)
    yield from _photo(subject)


def _written(subject: Subject) -> Iterator[tuple[int, Mapping[str, Any]]]:
    yield from enumerate(subject.written.get("attachments") or ())


def _paths(subject: Subject, slot: str) -> Iterator[Path]:
    """The paths on which a slot may be asked for."""
    rule = next(one for one in subject.plan.attachments if slot in (one.id, one.id.removesuffix(f"-{one.year}")))
    for path in subject.plan.paths:
        facts = Facts({"application": {"path": path.id, "method": path.method}})
        if rule.when is None or rule.when.explain(View(facts)).verdict != UNMET:
            yield path


def assured(node: Node, kind: str) -> int:
    """The full years of a kind that whoever meets a node surely has."""
    if isinstance(node, Leaf):
        condition = node.condition
        return condition.years if isinstance(condition, Duration) and condition.kind == kind else 0
    if isinstance(node, Group):
        years = sorted(assured(one, kind) for one in node.members)
        return years[node.count - 1] if node.count else 0
    if isinstance(node, Some):
        return max((assured(one, kind) for one in node.below()), default=0)
    return 0


def _letters(subject: Subject) -> Iterator[Finding]:
    """Letters of appointment for more years than a path asks of anybody."""
    for n, one in _written(subject):
        asked = _LETTERS.search(f"{one['name']}{one.get('note', '')}")
        if asked is None or "聘" not in one["name"] or one.get("optional"):
            continue
        years = int(_DIGITS.get(asked[1], asked[1]))
        for path in _paths(subject, one["id"]):
            has = assured(path.node, "appointment")
            if has < years:
                least = f"只要 {has} 年" if has else "不要求聘任年限"
                says = f"附件“{one['name']}”要 {years} 年，“{path.name}”{least}：按它申报的人可能永远交不出来。"
                mend = "请让附件按各种条件分开（when），或在 accepted 里说明。"
                at = f"attachments.{one['id']}:{path.id}"
                clause = (*clauses(one["clause"]), *path.clause)
                yield subject.found("attachment-beyond-path", at, ("attachments", n), clause, says, mend)


def _yearly(subject: Subject) -> Iterator[Finding]:
    """A paper for each of some years, where a path asks for fewer years of work."""
    for n, one in _written(subject):
        years = len(one.get("each") or ())
        if not years or one.get("optional"):
            continue
        for path in _paths(subject, one["id"]):
            for leaf in leaves(path.node):
                condition = leaf.condition
                if isinstance(condition, Duration) and condition.kind == "work" and condition.years < years:
                    says = f"附件“{one['name']}”要 {years} 个年度的，而“{leaf.title}”：有的人还没有工作那么久。"
                    mend = "请写明参加工作以前的年度怎么办，或在 accepted 里说明。"
                    at = f"attachments.{one['id']}:{leaf.id}"
                    clause = (*clauses(one["clause"]), *leaf.clause)
                    yield subject.found("attachment-beyond-path", at, ("attachments", n), clause, says, mend)


def _degrees(subject: Subject) -> Iterator[Finding]:
    """Slots for degrees before and since a year: no day between them, none in both, split where the instance does."""
    before: dict[str, int] = {}
    since: dict[str, int] = {}
    for n, one in _written(subject):
        for path, value in walk(one.get("when")):
            if path[-1:] == ("it.awarded",) and isinstance(value, Mapping):
                if "before" in value:
                    before[str(value["before"])] = n
                if "from" in value and "to" not in value:
                    since[str(value["from"])] = n
    if not before or not since:
        return
    last, first = max(before), min(since)
    place = ("attachments", before[last])
    clause = refs(subject.written["attachments"][before[last]]["clause"])
    says = ""
    if last < first:
        says = f"{last} 到 {first} 以前取得的学历，哪一项附件都不要。"
    elif last > first:
        says = f"{first} 到 {last} 以前取得的学历，两项附件都要。"
    elif wanted := _boundary(subject, clause):
        word = "以后" if subject.instance.degree_year == "since" else "以前"
        if last != wanted:
            says = f"学历附件以 {last} 为界，本平台把没有说到的那一年算作“{word}”，应当以 {wanted} 为界。"
    if says:
        mend = "请让一项的 before 和另一项的 from 是同一天，与本平台的算法不同时写成 readings。"
        yield subject.found("degree-slots", "attachments.it.awarded", place, clauses(clause), says, mend)


def _boundary(subject: Subject, cited: tuple[str, ...]) -> str:
    """The day that parts 某年以前 from 某年以后 by the instance's setting; empty where no sentence says a year."""
    notice = subject.plan.notice
    texts = [notice.text_of(ref) for ref in cited if notice.has(ref)]
    years = [int(year) for text in texts for year in _BOUNDARY.findall(text)]
    if not years:
        return ""
    return f"{years[0] + (subject.instance.degree_year == 'before'):04d}-01-01"


def _slots(subject: Subject) -> Iterator[Finding]:
    """Years of training that a condition asks for and no attachment has a slot for."""
    slots = [(n, one) for n, one in _written(subject) if one.get("each") and _YEARLY.search(one["name"])]
    if not slots:
        return
    held = {year for _, one in slots for year in one["each"]}
    asked: dict[int, tuple[str, tuple[str, ...]]] = {}
    for item in subject.plan.common:
        for leaf in leaves(item.node):
            condition = leaf.condition
            years: tuple[int, ...] = ()
            if isinstance(condition, TrainingHours):
                years = condition.years
            elif isinstance(condition, RecordField) and condition.kind == "training" and condition.field.code == "year":
                years = tuple(year for year in range(1950, 2200) if condition.match.verdict(year) == MET)
            for year in years if len(years) < 20 else ():
                asked.setdefault(year, (item.id, item.node.head.refs))
    missing = sorted(year for year in set(asked) - held if not subject.explains(asked[year][1], str(year)))
    if missing:
        n, one = slots[0]
        told = "、".join(map(str, missing))
        says = f"条件要 {told} 年的继续教育，附件“{one['name']}”没有这些年度。"
        mend = "请在 each 里补上，或写成 readings、unsaid，说明这些年度怎样证明。"
        at = f"attachments.{one['id']}.each"
        clause = (*clauses(one["clause"]), *clauses(asked[missing[0]][1]))
        yield subject.found("year-without-slot", at, ("attachments", n, "each"), clause, says, mend)


def _seals(subject: Subject) -> Iterator[Finding]:
    """An uploaded form on which later stages put their opinion and seal."""
    notice = subject.plan.notice
    for n, one in _written(subject):
        cited = refs(one["clause"])
        if "审核" in one.get("note", "") or subject.explains(cited, "章"):
            continue
        for ref in cited:
            text = notice.text_of(ref) if notice.has(ref) else ""
            if _SEAL.search(text) and (later := _LATER.search(text)):
                says = f"附件“{one['name']}”在申报时上传，通知说上面要有{later[0]}的章：{text}"
                mend = "请在 note 里写明后面各站在审核时填，或在 unsaid 里引用这一句。"
                at = f"attachments.{one['id']}"
                yield subject.found("seal-after-upload", at, ("attachments", n), (ref,), says, mend)
                break


def _forms(subject: Subject) -> Iterator[Finding]:
    """A form whose title says another level than the plan's."""
    level = subject.plan.level
    sheets = (("sheets", code, one) for code, one in (subject.written.get("sheets") or {}).items())
    many = (
        (section, n, one)
        for section in ("attachments", "papers", "rosters")
        if isinstance(subject.written.get(section), list)
        for n, one in enumerate(subject.written[section])
    )
    for section, key, one in (*sheets, *many):
        form = _FORM.search(one["name"])
        levels = {_CODES[word] for word in _LEVEL.findall(one["name"])}
        if form is None or not levels or level in levels:
            continue
        if not any("级" in text and form[0] in text for text in subject.explanations(refs(one["clause"]))):
            says = f"“{one['name']}”写的不是本计划的级别。"
            mend = "请核对用哪一张表，在 unsaid 或 readings 里引用这一句说明。"
            at = f"{section}.{one.get('id', key)}"
            yield subject.found("form-of-other-level", at, (section, key), clauses(one["clause"]), says, mend)


def _photo(subject: Subject) -> Iterator[Finding]:
    """A photo that is fetched: within the bounds, and for every paper of identity that may be used."""
    rule, register = subject.plan.photo, subject.instance.photo_register
    if rule is None or register is None or rule.source == "upload":
        return
    says = _outside(rule, register)
    if rule.min_ratio is None and "photo-bounds" not in subject.unsaid:
        says = "照片由系统取得，没有写尺寸和比例。"
    if says:
        mend = "请写上尺寸或在 unsaid 里列出 photo-bounds；取得以后先裁剪再检查的，在 accepted 里说明。"
        yield subject.found("photo-cannot-fit", "photo.bounds", ("photo",), rule.clause, says, mend)
    allowed = _identities(subject)
    without = sorted(allowed - set(register.identity))
    if without and rule.source == "auto":
        says = f"照片只由系统取得，而可以凭这些证件申报的人没有照片可取：{'、'.join(without)}。"
        mend = "请让他们上传（source: auto_then_replace），或在 accepted 里说明。"
        yield subject.found("photo-cannot-fit", "photo.source", ("photo", "source"), rule.clause, says, mend)


def _outside(rule: PhotoRule, register: PhotoRegister) -> str:
    """What of the fetched photo does not keep the bounds; empty where it does, or there are none."""
    ratio = register.width / register.height
    size = f"{register.width}×{register.height}"
    if rule.min_ratio is not None and rule.max_ratio is not None and not rule.min_ratio <= ratio <= rule.max_ratio:
        return f"自动取得的照片是 {size}，宽高比 {ratio:.3f}，不在 {rule.min_ratio} 到 {rule.max_ratio} 之间。"
    if register.width <= (rule.over_width or 0) or register.height <= (rule.over_height or 0):
        return f"自动取得的照片是 {size}，没有大于 {rule.over_width}×{rule.over_height}。"
    return ""


def _identities(subject: Subject) -> set[str]:
    """The papers of identity with which the plan lets people file; empty where it does not name any."""
    found: set[str] = set()
    for path, value in walk(subject.written["population"]["needs"]):
        if path[-2:] == ("person", "identity"):
            found.update([value] if isinstance(value, str) else value)
    return found
