"""Fees, lists, papers and readings: what the notice leaves unsaid and nobody has noted yet."""

from __future__ import annotations

from collections.abc import Iterator

from zhicheng.policy.linting.model import Finding, line_of
from zhicheng.policy.loader import LoadedPlan


def check(loaded: LoadedPlan) -> Iterator[Finding]:
    """Findings about everything else."""
    plan = loaded.plan
    unsaid = {one.id for one in plan.unsaid}
    for n, fee in enumerate(plan.fees):
        if (fee.amount is None or fee.window is None) and "fee-amount" not in unsaid:
            says = f"“{fee.name}”没有写金额或缴纳期限。"
            where = line_of(loaded, ("fees", n))
            mend = "请写上，或在 unsaid 里列出 fee-amount。"
            yield Finding("amount-not-said", f"fees.{fee.id}", where, fee.clause, says, mend)
    for code, rule in plan.lists.items():
        for item in rule.items:
            if not item.levels:
                says = f"《{rule.name}》里的“{item.name}”没有写级别，哪一级都会算。"
                mend = "请核对通知，或在 accepted 里说明。"
                where = line_of(loaded, ("lists", code))
                yield Finding("level-not-said", f"lists.{code}.{item.code}", where, item.clause, says, mend)
    for n, paper in enumerate(plan.papers):
        if paper.due is not None and not paper.deliver_to:
            says = f"“{paper.name}”要交纸质材料，没有写送到哪里。"
            where = line_of(loaded, ("papers", n))
            yield Finding("address-missing", f"papers.{paper.id}", where, paper.clause, says, "请写上 deliver_to。")
    for reading in plan.readings:
        if reading.decided_by is None:
            says = f"{reading.asks} 现在按“{_says(reading.options, reading.chosen)}”处理，还没有人确认。"
            where = line_of(loaded, ("readings", reading.id))
            mend = "发布时由主办单位确认。"
            yield Finding("reading-open", f"readings.{reading.id}", where, reading.clause, says, mend)


def _says(options: tuple[object, ...], chosen: str) -> str:
    return next((one.says for one in options if getattr(one, "id", "") == chosen), chosen)  # type: ignore[attr-defined]
