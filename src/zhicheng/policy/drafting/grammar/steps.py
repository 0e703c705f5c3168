"""Lists of steps: 通过个人申报、单位审核、主管部门推荐等程序; and which kind of office each step is."""

from __future__ import annotations

import re

from zhicheng.policy.drafting.grammar.head import split_outside

_LIST = re.compile(
    r"(?:按照?|通过|经|采用|采取|实行|遵循|依照|严格按照)(?P<list>[^。；：]{6,120}?)(?:等)?(?:程序|步骤|流程|环节|的?原则)"
)
_KINDS = (
    ("applicant", re.compile(r"^个人|申报人|本人|网上申报$")),
    ("employer", re.compile(r"单位(?:审核|推荐|初审|公示|考核|申报)|^(?:用人|所在)?单位")),
    ("recommender", re.compile(r"中评委.{0,6}推荐")),
    ("committee", re.compile(r"(?:评委会|评审委员会|专家|中评委|高评委).{0,4}评审|组织评审|^评审$")),
    ("office", re.compile(r"(?:评委会|评审委员会|高评委|中评委)办公室|受理")),
    ("bureau", re.compile(r"人力社保|人社|人力资源|职改")),
    ("department", re.compile(r"主管部门|主管单位|主管局|行业|主管")),
)  # fmt: skip


def steps(text: str) -> list[str]:
    """The steps a sentence lists before 等程序; empty where it lists none."""
    match = _LIST.search(text)
    found = split_outside(re.sub(r"^(?:以下|下列|先)", "", match["list"])) if match else []
    return found if len(found) > 1 else []


def kinds_of(step: str) -> list[str]:
    """The kinds of office a step names: employer, department, bureau, recommender, office, committee.

    What the applicants do themselves is no office's; a step two offices share (主管部门和人力社保部门) gives both.
    """
    kinds = [_kind(part) for part in re.split(r"[和或及与]", step)]
    found = [kind for kind in kinds if kind] or [kind for kind in [_kind(step)] if kind]
    return [kind for kind in dict.fromkeys(found) if kind != "applicant"]


def _kind(step: str) -> str | None:
    return next((kind for kind, words in _KINDS if words.search(step)), None)
