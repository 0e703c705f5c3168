"""Sentences of groups, of bound records, and the paragraph for a person as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.policy.tree.plain import Group
from zhicheng.policy.verdict import MET, NEEDS_HUMAN, UNKNOWN, UNMET
from zhicheng.standards.text import amount, chinese_date, listed

if TYPE_CHECKING:
    from zhicheng.policy.findings import Finding
    from zhicheng.policy.outcome import Outcome
    from zhicheng.policy.tree import NoneOf, Row, Some

_RANK = {MET: 0, NEEDS_HUMAN: 1, UNKNOWN: 2, UNMET: 3}


def stop(text: str) -> str:
    """With a full stop at the end."""
    return text if text.endswith(("。", "？")) else text + "。"


def group_sentence(word: str, count: int, finding: Finding) -> str:
    """How a person stands to a group: what decides it, said first."""
    children = finding.children
    if len(children) == 1:
        return children[0].sentence
    if word == "at_least":
        return _at_least(count, finding)
    if word == "any":
        if finding.raw == UNMET:
            near = nearest(children)
            return f"{len(children)} 种情况都还不符合。最接近的是“{near.title}”：{near.sentence}"
        return next(one for one in children if one.verdict == finding.raw).sentence
    deciding = [one for one in children if one.verdict == finding.raw]
    if finding.raw == MET:
        return "各项都符合。"
    return "".join(stop(one.sentence) for one in deciding)


def _at_least(count: int, finding: Finding) -> str:
    met = [one.title for one in finding.children if one.verdict == MET]
    text = f"{len(finding.children)} 项中您具备 {amount(len(met), '项')}"
    text += f"（{listed(met, '、')}）" if met else ""
    if finding.raw == MET:
        return text + f"，要求 {amount(count, '项')}，够了。"
    if finding.raw == UNMET:
        return text + f"，还差 {amount(count - len(met), '项')}。"
    open_ones = [one.title for one in finding.children if one.verdict == finding.raw]
    if finding.raw == UNKNOWN:
        return text + f"；{listed(open_ones, '、')}还缺资料，填上才能判断。"
    return text + f"；{listed(open_ones, '、')}由{finding.children[0].node.judge}判断。"


def nearest(children: tuple[Finding, ...]) -> Finding:
    """The child that is nearest to being met: by verdict, then a record that fits, then the earliest day."""

    def order(one: Finding) -> tuple[Any, ...]:
        day = one.earliest
        fits = bool(one.children) or day is not None or one.measured not in (None, "")
        return (_RANK[one.verdict], not fits, day is None, day.toordinal() if day else 0)

    return min(children, key=order)


def some_sentence(node: Some, finding: Finding) -> str:
    """Which record it is and how it stands; or that there is none."""
    best: Row | None = finding.data[0]
    if best is None:
        wanted = f"（{node.where.title}）" if node.where is not None else ""
        if finding.raw == UNKNOWN:
            return f"{_open(node)}，还不知道有没有这样的一条{wanted}。"
        return f"{_list(node, '您的')}里没有这样的一条{wanted}。"
    name = kinds.get(node.kind).title(best.record)
    if finding.raw == MET:
        tail = "".join(stop(one.sentence) for one in best.held)
        return f"“{name}”符合。{tail}"
    wrong = [one for one in best.held if one.verdict == best.verdict]
    text = "".join(stop(one.sentence) for one in wrong)
    fit = node.why(finding.view, best.record)
    if fit is not None and fit.verdict == UNKNOWN:
        text = stop(fit.sentence) + text
    if finding.raw == UNKNOWN and best.verdict == UNMET:
        text += f"{_open(node)}，也许还有别的记录符合。"
    return f"看“{name}”：{text}"


def none_sentence(node: NoneOf, finding: Finding) -> str:
    """That there is no such record, or which one there is."""
    against, _ = finding.data
    if finding.raw == UNMET:
        names = listed([f"“{kinds.get(node.kind).title(one)}”" for one in against])
        return f"您有{names}。"
    if finding.raw == UNKNOWN:
        if kinds.get(node.kind).platform:
            return f"{_open(node)}，还不能判断。"
        return f"{node.kind_name}标记“已填全”以后才能判断。"
    return f"{_list(node, '您填的')}里没有这样的一条。"


def not_asked(finding: Finding) -> str:
    """Why something that is asked of some people is not asked of this one: of whom it is, and that she is not such."""
    from zhicheng.policy.tree import Some

    node = finding.node
    if isinstance(node, Group) and finding.children:
        against = [one for one in finding.children if one.verdict == UNMET]
        return "".join(stop(not_asked(one)) for one in (against if node.word != "all" else against[:1]))
    if isinstance(node, Some) and node.where is not None and not _near_miss(finding):
        return f"只有这样的{node.kind_name}才要：{node.where.title}。您没有这样的记录。"
    return finding.sentence


def _near_miss(finding: Finding) -> bool:
    """Whether a record of the person fits, and is only not enough."""
    best = finding.data[0]
    return best is not None and best.fits


def _list(node: Some | NoneOf, whose: str) -> str:
    """您填的学历学位, or 平台的以往申报记录."""
    return f"平台的{node.kind_name}记录" if kinds.get(node.kind).platform else f"{whose}{node.kind_name}"


def _open(node: Some | NoneOf) -> str:
    """That a list is not known to be whole."""
    platform = kinds.get(node.kind).platform
    return f"平台还没有提供{node.kind_name}的记录" if platform else f"{node.kind_name}还没有填全"


def paragraph(outcome: Outcome) -> str:
    """One plain paragraph: may I apply, by which path, what is missing, from when."""
    tops = [outcome.population, *outcome.common]
    tops = [one for one in tops if one.force != "advice"]
    path = next((one for one in outcome.paths if one.id == (outcome.chosen or outcome.nearest)), None)
    if path is not None:
        tops.append(path.finding)
    by_path = f"按“{path.name}”" if path is not None else ""
    if outcome.verdict == "met":
        return f"您{by_path}符合申报条件，可以申报。"
    if outcome.verdict == "no_obstacle":
        open_ones = [leaf for one in tops for leaf in deciding(one, NEEDS_HUMAN)]
        who = listed(dict.fromkeys(one.judge for one in open_ones))
        about = listed([f"“{short_title(one)}”" for one in open_ones])
        return f"您{by_path}申报没有看到障碍，还要由{who}判断：{about}。"
    if outcome.verdict == "unknown":
        asks = dict.fromkeys(ask for one in tops for ask in one.asks)
        return f"现在还不能判断，还缺：{listed(asks)}。" if asks else "现在还不能判断，请把业绩档案补充完整。"
    return _unmet(tops, by_path)


def deciding(finding: Finding, verdict: str) -> list[Finding]:
    """The findings below (or this one) on which its verdict rests."""
    if finding.verdict != verdict:
        return []
    node = finding.node
    if verdict == UNMET and not (isinstance(node, Group) and node.word == "all"):
        return [finding]
    below = [leaf for child in finding.children for leaf in deciding(child, verdict)]
    return below or [finding]


def _unmet(tops: list[Finding], by_path: str) -> str:
    wrong = [leaf for one in tops for leaf in deciding(one, UNMET)]
    if not wrong:
        return f"{by_path}还不符合申报条件。"
    begin = "现在还差这几项。" if len(wrong) > 1 else "现在还差一项。"
    body = "".join(f"{short_title(one)}：{stop(one.sentence)}" for one in wrong)
    days = [one.earliest for one in wrong]
    latest = max((day for day in days if day is not None), default=None)
    if latest is None or any(day is None for day in days):
        return begin + body
    return (
        begin
        + body
        + f"别的不变，到{chinese_date(latest, year=True, weekday=False)}就满足，可以等计算截止日在这一天以后的评审。"
    )


def short_title(finding: Finding) -> str:
    """The requirement, cut where it is very long."""
    title = finding.title
    return title if len(title) <= 40 else title[:39] + "…"
