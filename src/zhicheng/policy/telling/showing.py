"""A plan in words: the rules with their clauses (and, beside them, the notice's sentences), and how a person stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhicheng.policy.findings import Finding
from zhicheng.policy.model.plan import Plan
from zhicheng.policy.notice import Notice
from zhicheng.policy.outcome import Outcome
from zhicheng.policy.telling import offices as office_words
from zhicheng.policy.telling.standing import rules
from zhicheng.policy.tree import Node
from zhicheng.standards.text import chinese_date, cite

MARKS = {"met": "✓ 满足", "unmet": "－ 还差", "unknown": "？ 缺资料", "needs_human": "人 判断"}
_BEGINNINGS = ("notice", "opens")
_FORCE = {"hard": "不满足不能提交", "office": "由审核单位决定", "advice": "提示"}


def show(plan: Plan, outcome: Outcome | None = None, beside: bool = False) -> Iterator[str]:
    """The plan line by line; with `outcome` each condition says how the person stands."""
    yield f"{plan.name}（{plan.id}）"
    yield f"主办：{plan.organiser.name}　评委会：{plan.committee.name if plan.committee else '无'}"
    yield f"年限算到 {chinese_date(plan.as_of, year=True)}　〔{cite(plan.as_of_clause)}〕"
    yield from _dates(plan)
    found = {one.id: one for one in outcome.findings()} if outcome is not None else {}
    yield ""
    yield "申报对象"
    yield from _tree(plan.population.node, plan.notice, found, beside, 1)
    yield ""
    yield "人人都要满足"
    for item in plan.common:
        yield f"  {item.name}（{_FORCE[item.force]}）"
        yield from _tree(item.node, plan.notice, found, beside, 2)
    yield ""
    yield "下面满足一种就可以"
    for path in plan.paths:
        method = plan.method(path.method).name if path.method else "没有对应的申报方式"
        yield f"  {path.name}（{method}）"
        yield from _tree(path.node, plan.notice, found, beside, 2)
    yield from _route(plan)
    yield ""
    yield "附件"
    needed = {one.id: one for one in outcome.attachments} if outcome is not None else {}
    for rule in plan.attachments:
        here = needed.get(rule.id)
        word = {"yes": "要传　", "no": "不用传　", "unknown": "还不知道　"}[here.needed] if here is not None else ""
        when = f"：{rule.when.title}" if rule.when is not None else ""
        yield f"  {word}{rule.name}{when}　〔{cite(rule.clause)}〕"
    yield from _papers(plan)
    yield from _sheets(plan)
    yield from _rules(plan)
    yield ""
    yield "没有说清、已经选定读法的"
    for reading in plan.readings:
        says = next(one.says for one in reading.options if one.id == reading.chosen)
        yield f"  {reading.asks} → {says}（{reading.why}）　〔{cite(reading.clause)}〕"


def _dates(plan: Plan) -> Iterator[str]:
    for one in plan.dates.values():
        if one.date is None:
            day = "通知没有说"
        elif one.start is not None:
            said = f"（通知写“{one.says}”）" if one.says and one.derived != "rolled" else ""
            day = f"{chinese_date(one.start, year=True)} 至 {chinese_date(one.date, year=True)}{said}"
        else:
            day = chinese_date(one.date, year=True) + ("" if one.code in _BEGINNINGS else " 24:00")
        note = f"（{one.derived}）" if one.derived else ""
        yield f"{one.name}：{day}{note}　〔{cite(one.clause)}〕"


def _route(plan: Plan) -> Iterator[str]:
    yield ""
    yield "审核"
    for stage in plan.route:
        due = f"，{chinese_date(stage.due.date, year=True)}前" if stage.due and stage.due.date else ""
        public = f"，公示 {stage.publicity.working_days} 个工作日" if stage.publicity else ""
        more = "".join(
            f"，{word}" for word, so in (("不收费", stage.free), ("推荐，由下一级决定", stage.advises)) if so
        )
        yield f"  {stage.name}{due}{public}{more}　〔{cite(stage.clause)}〕"
        if stage.skip_when is not None:
            yield f"    {stage.skip_when.title}的跳过"
        for line in office_words.choices(stage):
            yield f"    {line}"
    for one in plan.announcements:
        yield f"  {one.name}：{office_words.announced(plan, one)}　〔{cite(one.clause)}〕"
    if plan.interview_rule is None:
        yield f"  面试答辩：{office_words.no_interview(plan)}"
    else:
        yield f"  面试答辩：{office_words.interviewed(plan.interview_rule)}　〔{cite(plan.interview_rule.clause)}〕"


def _papers(plan: Plan) -> Iterator[str]:
    if plan.papers:
        yield ""
        yield "纸质和电子材料"
    for paper in plan.papers:
        copies = paper.copies.words(" 份") if paper.copies is not None else "份数没有说"
        facts = (
            f"{paper.when.title}的才交" if paper.when is not None else "",
            f"由{office_words.maker(plan, paper.made_by)}制作",
            "电子版" if paper.medium == "electronic" else "",
            f"装订：{paper.binding}" if paper.binding else "",
            "送到各人的受理点" if paper.at_acceptance_point else f"送到{paper.deliver_to}" if paper.deliver_to else "",
        )
        yield f"  {paper.name}：{'，'.join(one for one in (copies, *facts) if one)}　〔{cite(paper.clause)}〕"
    for point in plan.acceptance_points:
        where = "，".join(one for one in (point.name, point.address, point.phone) if one)
        yield f"  {point.serves}：{where}　〔{cite(point.clause)}〕"


def _sheets(plan: Plan) -> Iterator[str]:
    for sheet in plan.sheets.values():
        yield ""
        yield f"{sheet.name}（满分 {sheet.full} 分）　〔{cite(sheet.clause)}〕"
        for group in sheet.groups:
            yield f"  {group.name}：最多 {group.max:g} 分"
            for item in group.items:
                how = f"（{item.note}）" if item.note else ""
                clause = f"　〔{cite(item.clause)}〕" if item.clause else ""
                yield f"    {item.name}：最多 {item.max:g} 分{how}{clause}"


def _rules(plan: Plan) -> Iterator[str]:
    found = rules(plan)
    if found:
        yield ""
        yield "其他规定"
    for one in found:
        yield f"  {one.title}：{one.text}　〔{cite(one.clause)}〕"
    if plan.annexes:
        yield ""
        yield "通知的附件"
    for annex in plan.annexes:
        where = f"见{cite(annex.at)}" if annex.at else "手里没有"
        yield f"  {annex.name}：{where}　〔{cite(annex.clause)}〕"
    if plan.aliases:
        yield ""
        yield "不同叫法"
    for alias in plan.aliases:
        yield f"  {alias.title}：就是{alias.means}　〔{cite(alias.clause)}〕"


def _tree(node: Node, notice: Notice, found: dict[str, Finding], beside: bool, depth: int) -> Iterator[str]:
    pad = "  " * depth
    here = found.get(node.id)
    mark = f"{MARKS[here.verdict]}　" if here is not None else ""
    yield f"{pad}{mark}{node.title}　〔{cite(node.clause)}〕"
    if here is not None and not here.children:
        yield f"{pad}　　{here.sentence}"
    if beside:
        for ref in node.head.refs:
            if notice.has(ref):
                yield f"{pad}　　原文：{notice.text_of(ref)}"
    for one in node.below():
        if one.id in found or not found:
            yield from _tree(one, notice, found, False, depth + 1)


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """A person's answer as a readable tree, the worst first."""
    yield outcome.plan.name
    yield outcome.paragraph
    yield ""
    yield "人人都要满足"
    asks = {one.id: one.asks for one in outcome.plan.readings}
    order = {"unmet": 0, "unknown": 1, "needs_human": 2, "met": 3}
    for one in sorted((outcome.population, *outcome.common), key=lambda f: order[f.verdict]):
        yield from _finding(one, asks, 1)
    yield ""
    yield "各种条件"
    for path in sorted(outcome.paths, key=lambda p: -order[p.verdict]):
        yield f"  {path.name}"
        yield from _finding(path.finding, asks, 2)
    yield ""
    yield "附件"
    for paper in outcome.attachments:
        word = {"yes": "要传", "no": "不用传", "unknown": "还不知道"}[paper.needed]
        yield f"  {word}　{paper.name}：{paper.why}"


def _finding(finding: Finding, asks: Mapping[str, str], depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}{MARKS[finding.verdict]}　{finding.title}　〔{cite(finding.clause)}〕"
    if not finding.children:
        yield f"{pad}　　{finding.sentence}"
        for line in finding.working:
            yield f"{pad}　　　{line}"
        if finding.mend:
            yield f"{pad}　　{finding.mend}"
    reading = finding.reading
    if reading is not None:
        yield f"{pad}　　（换一种读法，结果就不一样：{asks[reading]}）"
    for child in finding.children:
        yield from _finding(child, asks, depth + 1)
