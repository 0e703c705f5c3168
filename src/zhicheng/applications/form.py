"""The fields of 填写申报信息, made from the plan: what may be typed, and how a typed value is kept.

Owns the shape of the form and the keeping of drafts exactly as typed. Whether the whole is fit to be filed is
judged in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhicheng.standards.text import amount, cite, count_characters, listed, plain_lines

from . import scores

if TYPE_CHECKING:
    from zhicheng import policy
    from zhicheng.policy.model.filing import Sheet

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `choices` are (code, words); `limit` counts characters by `standards.text.count_characters`.

    A field of type `score` holds the lines of its `sheet` (see `scores`).
    """

    code: str
    name: str
    type: str
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True
    limit: int = 0
    help: str = ""
    clause: tuple[str, ...] = ()
    sheet: Sheet | None = None

    def words(self, value: Any) -> str:
        """A kept value in words: the names of what was chosen, or the text."""
        if self.sheet is not None:
            return scores.words(self.sheet, value)
        names = dict(self.choices)
        if self.type == "checks":
            return "、".join(names.get(code, code) for code in value or [])
        return names.get(value, value or "") if self.type == "choice" else (value or "")


def fields_of(plan: policy.Plan) -> tuple[FormField, ...]:
    """The form of a plan, in the order of the notice: 申报专业、申报类别、申报方式、受理评审委员会、打分表、本人述职.

    A field about which the plan says nothing is left out (no committee named, one way of applying only).
    """
    made = [
        FormField(
            "specialty",
            "申报专业",
            "choice",
            tuple((one.code, one.name) for one in plan.specialties),
            help="会印在资格证书的“专业名称”栏里。",
        ),
        FormField(
            "path",
            "申报类别",
            "choice",
            tuple((one.id, one.name) for one in plan.paths),
            help="选您符合的那一条。",
        ),
        FormField(
            "method",
            "申报方式",
            "choice",
            tuple((one.code, one.name) for one in plan.methods),
            clause=_clauses(one.clause for one in plan.methods),
        ),
        FormField(
            "ticks",
            "申报方式的选择项",
            "checks",
            tuple((tick.code, tick.name) for one in plan.methods for tick in one.ticks),
            required=False,
            help="符合的打钩，没有就不用选。",
            clause=_clauses(tick.clause for one in plan.methods for tick in one.ticks),
        ),
        FormField(
            "committee",
            "受理评审委员会",
            "choice",
            ((plan.committee.code, plan.committee.name),) if plan.committee else (),
            clause=plan.committee.clause if plan.committee else (),
        ),
    ]
    made += [_score_field(plan, sheet) for sheet in plan.sheets.values()]
    limit = plan.statement.max or 0
    words = f"，限{amount(limit, '字')}，标点和空格都算，换行不算" if limit else ""
    made.append(
        FormField(
            "statement",
            plan.statement.name,
            "text",
            limit=limit,
            help=f"写专业工作业绩情况{words}。",
            clause=plan.statement.clause,
        )
    )
    return tuple(one for one in made if one.choices or one.type in ("text", "score"))


def fields_for(plan: policy.Plan, form: Mapping[str, Any]) -> tuple[FormField, ...]:
    """The fields that concern who fills in this form: a sheet of other paths is none of hers."""
    path = form.get("path")
    return tuple(one for one in fields_of(plan) if one.sheet is None or scores.concerns(one.sheet, path))


def _score_field(plan: policy.Plan, sheet: Sheet) -> FormField:
    """A scoring sheet as a field, with whom it concerns and what it rests on."""
    paths = [f"“{plan.path(one).name}”" for one in sheet.paths]
    said = [
        f"按{listed(paths)}申报的人填写" if paths else "",
        f"对照{cite(sheet.standard)}逐项自评" if sheet.standard else "逐项自评",
        "每一项都要有证明材料，没有的不给分" if sheet.evidence else "",
    ]
    hint = "，".join(one for one in said if one) + "。" + sheet.note
    return FormField(scores.field_code(sheet), sheet.name, "score", help=hint, clause=sheet.clause, sheet=sheet)


def _clauses(clauses: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Each clause once, in order."""
    return tuple(dict.fromkeys(name for clause in clauses for name in clause))


def field_of(plan: policy.Plan, code: str) -> FormField | None:
    """The field of a code; None where the plan's form has none."""
    return next((one for one in fields_of(plan) if one.code == code), None)


def prefilled(plan: policy.Plan) -> dict[str, Any]:
    """A new draft: every choice that leaves nothing to choose is made already."""
    return {one.code: one.choices[0][0] for one in fields_of(plan) if one.type == "choice" and len(one.choices) == 1}


def keep(plan: policy.Plan, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What of `values` a draft keeps, and one sentence for each field that it cannot.

    A text is kept as typed even when it is over its limit; an empty choice is kept as “not chosen yet”.
    """
    kept: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for code, value in values.items():
        field = field_of(plan, code)
        if field is None:
            errors[code] = "这个计划的申报信息里没有这一栏，请刷新页面再填。"
            continue
        try:
            kept[code] = _kept(field, value)
        except ValueError as problem:
            errors[code] = str(problem)
    return kept, errors


def _kept(field: FormField, value: Any) -> Any:
    if field.sheet is not None:
        return scores.kept(field.sheet, value)
    if field.type == "checks":
        chosen = [value] if isinstance(value, str) else list(value or [])
        known = [code for code, _ in field.choices if code in chosen]
        if len(known) != len(set(chosen)):
            raise ValueError(f"请从列出的选项里选择{field.name}。")
        return known
    text = plain(value)
    if field.type == "choice":
        if text and text not in dict(field.choices):
            raise ValueError(f"请从列出的选项里选择{field.name}。")
        return text
    if len(text) > LONGEST:
        raise ValueError(f"{field.name}太长，我们只能暂存 {LONGEST} 字，请先删短一些。")
    return text


def plain(value: Any) -> str:
    """A text as databases can keep it: LF line ends, no NUL, no half of a surrogate pair."""
    text = "" if value is None else str(value)
    return plain_lines(text).replace("\0", "").encode("utf-8", "ignore").decode()


def judged(plan: policy.Plan, form: Mapping[str, Any]) -> dict[str, str]:
    """Field → one sentence for everything that keeps this form from being filed."""
    errors: dict[str, str] = {}
    for field in fields_for(plan, form):
        value = form.get(field.code)
        if field.sheet is not None:
            if wrong := scores.fault(field.sheet, value):
                errors[field.code] = wrong
            continue
        text = value.strip() if isinstance(value, str) else value
        if not text:
            if field.required:
                errors[field.code] = f"请填写{field.name}。" if field.type == "text" else f"请选择{field.name}。"
        elif field.type == "choice" and value not in dict(field.choices):
            errors[field.code] = f"计划有了变化，请重新选择{field.name}。"
        elif field.limit and (over := count_characters(str(value)) - field.limit) > 0:
            errors[field.code] = f"{field.name}多了 {over} 字，请删到 {field.limit} 字以内。"
    return errors | _method_errors(plan, form, errors)


def _method_errors(plan: policy.Plan, form: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str]:
    """The way of applying belongs to the chosen path, and the ticks to the way."""
    found: dict[str, str] = {}
    path = next((one for one in plan.paths if one.id == form.get("path")), None)
    method = next((one for one in plan.methods if one.code == form.get("method")), None)
    if path is not None and method is not None and "method" not in errors and path.method not in (None, method.code):
        wanted = plan.method(path.method).name
        found["method"] = f"申报类别“{path.name}”的申报方式是“{wanted}”，请改选。"
    if method is not None:
        other = set(form.get("ticks") or ()) - {tick.code for tick in method.ticks}
        if other:
            found["ticks"] = f"有的选择项不属于“{method.name}”，请取消。"
    return found
