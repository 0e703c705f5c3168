"""May the applicant do this with her application now, and what is still missing before it can be submitted.

Nothing is written and nothing is looked up here: everything is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zhicheng import kinds
from zhicheng.policy import route_facts
from zhicheng.standards.text import cite

from . import form as forms

if TYPE_CHECKING:
    from zhicheng import policy

    from .models import Application, Commitment, DraftFile

PHOTO = "photo"
EDITABLE = ("draft", "returned")
MOST_FILES_IN_SLOT = 10
SLOT_ORDER = ("missing", "given", "unknown", "optional", "held", "not_needed")
MOST_CHOSEN = 60
BACKGROUND = (
    "basics",
    "degree",
    "work",
    "post",
    "title",
    "appointment",
    "skill",
    "appraisal",
    "training",
    "insurance",
)
"""Kinds that describe the person and go into every application whole; the others are achievements to choose from."""


def choosable(kind: str) -> bool:
    """Whether items of this kind are chosen one by one (选择相关业绩)."""
    return kind not in BACKGROUND


def choosable_kinds() -> tuple[str, ...]:
    """The codes of the kinds to choose from, in display order."""
    return tuple(kind.code for kind in kinds.all() if choosable(kind.code))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend before submitting: the step it is mended in, the field, and the sentence."""

    step: str
    field: str
    sentence: str
    clause: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for an attachment: what the plan asks of this person, and the files that are there.

    `state`: given (files are there), missing (needed, none there), optional (may be given), unknown (nobody can tell
    whether it is needed; it may be given), held (the platform has the data itself: 平台已有), not_needed (with `why`:
    it does not concern her).
    `note` is the plan's word on what to upload.
    """

    id: str
    name: str
    state: str
    why: str
    clause: tuple[str, ...]
    files: tuple[DraftFile, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen achievement. `item` is its approved version in force; None where it is no longer approved."""

    chosen_id: int
    item_id: int
    title: str
    kind: str
    representative: bool
    item: Any = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with everything its six steps show, read in a fixed number of queries."""

    application: Application
    plan: policy.Plan
    outcome: policy.Outcome
    photo: DraftFile | None
    commitment: Commitment | None
    signed_before: Commitment | None
    basics_approved: bool
    employer_name: str
    chosen: tuple[Chosen, ...] = ()
    slots: tuple[Slot, ...] = ()
    form: Mapping[str, Any] = field(default_factory=dict)

    @property
    def lacks_photo(self) -> bool:
        """Whether the plan asks for a photo that is not there; a plan without a rule for photos asks for none."""
        return self.plan.photo is not None and self.photo is None


def editable(application: Application) -> bool:
    """Whether the applicant holds it: a draft, or returned to her."""
    return application.status in EDITABLE


def slots_of(plan: policy.Plan, outcome: policy.Outcome, files: Mapping[str, Sequence[DraftFile]]) -> tuple[Slot, ...]:
    """The attachments of the plan as they concern this person, needed ones first, each with its files."""
    rules = {one.id: one for one in plan.attachments}
    made = []
    for one in outcome.attachments:
        here = tuple(files.get(one.id, ()))
        rule = rules[one.id]
        state = {"yes": "missing", "unknown": "unknown"}.get(one.needed, "not_needed")
        if one.held:
            state = "held"
        elif rule.optional and state != "missing":
            state = "optional"
        made.append(Slot(one.id, one.name, "given" if here else state, one.why, one.clause, here, rule.note))
    return tuple(sorted(made, key=lambda slot: SLOT_ORDER.index(slot.state)))


def problems(draft: Draft) -> list[Problem]:
    """Everything that keeps this draft from being submitted, in the order of the steps; empty when it is ready."""
    found: list[Problem] = []
    if not draft.employer_name:
        found.append(Problem("basics", "employer", "请先在“个人基本信息”里选好现工作单位。"))
    if not draft.basics_approved:
        found.append(Problem("basics", "basics", "“个人基本信息”还没有经单位审核通过，通过以后就可以提交。"))
    elif draft.employer_name:
        found += _route_problems(draft)
    if draft.lacks_photo:
        found.append(Problem("photo", "photo", "还没有上传证件照。"))
    if draft.commitment is None:
        found.append(Problem("commitment", "commitment", why_unsigned(draft)))
    for code, sentence in forms.judged(draft.plan, draft.form).items():
        found.append(Problem("form", code, sentence))
    found += _item_problems(draft)
    for slot in draft.slots:
        if slot.state == "missing":
            found.append(Problem("attachments", f"slot:{slot.id}", f"还差附件：{slot.name}。", slot.clause))
    for finding in draft.outcome.blocking:
        where = f"（依据{cite(finding.clause)}）" if finding.clause else ""
        sentence = finding.sentence.rstrip("。") + where + "。"
        found.append(Problem("preview", f"finding:{finding.id}", sentence, finding.clause))
    return found


def why_unsigned(draft: Draft) -> str:
    """Why there is no valid commitment: never signed, or what was signed has changed."""
    if draft.signed_before is None:
        return "还没有签署个人承诺。"
    return "评审计划或承诺内容有了新版本，请看过新内容再签署一次。"


def _route_problems(draft: Draft) -> list[Problem]:
    """What must still be known before it is certain which office has each stage of her way."""
    found = []
    for one in route_facts.missing(draft.plan, draft.outcome.view.facts.raw):
        asked = f"不填就不能确定“{one.stage}”由哪个部门办理"
        if one.group == "employer":
            sentence = f"“{one.name}”平台上还没有登记，不能确定“{one.stage}”由哪个部门办理。请单位联系平台管理员补登。"
            found.append(Problem("basics", "employer", sentence, one.clause))
        elif one.group == "person":
            sentence = f"“{one.name}”还没有填，{asked}。请在个人基本信息里填好，单位审核通过以后就可以提交。"
            found.append(Problem("basics", f"basics:{one.code}", sentence, one.clause))
        else:
            sentence = f"“{one.name}”还没有填，{asked}。请到业绩档案补充。"
            found.append(Problem("basics", "dossier", sentence, one.clause))
    return found


def _item_problems(draft: Draft) -> list[Problem]:
    if draft.application.items_chosen_at is None:
        return [Problem("items", "items", "还没有选择相关业绩。没有要选的，也请打开这一步确认一下。")]
    return [
        Problem("items", f"item:{one.item_id}", f"“{one.title}”现在不是审核通过的业绩，请取消选择或重新送审。")
        for one in draft.chosen
        if one.item is None
    ]
