"""The six steps of an application with their states and one line of fact each (申报材料).

Photo and commitment come first, as in the notice; after signing the others may be visited in any order; the preview
opens when those before it are done. Where the plan asks for no photo there are five.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhicheng.standards.text import amount, chinese_moment, listed, numeral

from . import form, rules

NAMES = {
    "photo": "上传证件照",
    "commitment": "签署个人承诺",
    "form": "填写申报信息",
    "items": "选择相关业绩",
    "attachments": "上传相关附件",
    "preview": "预览确认提交",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `state`: done, todo (还没开始), started (进行中), fix (有 n 处要改), locked (还不能开始).

    `url_name` is of the applicant's desk and takes the application's id; `count` is how many things are to mend.
    """

    number: int
    code: str
    name: str
    url_name: str
    state: str
    fact: str
    count: int = 0


def steps(draft: rules.Draft) -> list[Step]:
    """The steps in order, from a draft as `queries.draft` reads it."""
    found = rules.problems(draft)
    order = [code for code in NAMES if code != "photo" or draft.plan.photo is not None]
    counts = {code: sum(1 for one in found if one.step == code) for code in order}
    states = {code: _state(code, draft, counts[code]) for code in order if code != "preview"}
    ready = all(state == "done" for state in states.values())
    left = [one for one in found if one.step in ("basics", "preview")]
    states["preview"] = "locked" if not ready else ("fix" if left else "todo")
    counts["preview"] = len(left)
    opens_after = f"前{numeral(len(order) - 1)}步都完成后才能打开"
    facts = _facts(draft, found) | {"preview": _preview(left) if ready else opens_after}
    return [
        Step(number, code, NAMES[code], f"applicant:{code}", states[code], facts[code], counts[code])
        for number, code in enumerate(order, start=1)
    ]


def _state(code: str, draft: rules.Draft, problems: int) -> str:
    if code == "photo":
        return "todo" if problems else "done"
    if code == "commitment":
        if draft.lacks_photo:
            return "locked"
        return "done" if not problems else ("fix" if draft.signed_before else "todo")
    if draft.signed_before is None:
        return "locked"
    if not problems:
        return "done"
    if code == "form":
        if not draft.form.get("statement"):
            return "started" if _touched(draft) else "todo"
        return "fix"
    if code == "items":
        return "fix" if draft.application.items_chosen_at else "todo"
    return "started" if any(slot.files for slot in draft.slots) else "todo"


def _touched(draft: rules.Draft) -> bool:
    """Whether the person filled in more than was filled in for her."""
    made = form.prefilled(draft.plan)
    return any(value for code, value in draft.form.items() if made.get(code) != value)


def _preview(left: Sequence[rules.Problem]) -> str:
    return left[0].sentence if left else "看一遍，确认后提交。"


def _facts(draft: rules.Draft, found: Sequence[rules.Problem]) -> dict[str, str]:
    return {
        "photo": _photo(draft),
        "commitment": _commitment(draft),
        "form": _form(draft, found),
        "items": _items(draft),
        "attachments": _attachments(draft),
    }


def _photo(draft: rules.Draft) -> str:
    if draft.photo is None:
        return "还没有照片"
    return f"{chinese_moment(draft.photo.added_at, weekday=False)} 上传"


def _commitment(draft: rules.Draft) -> str:
    title = draft.plan.commitment.title
    if draft.commitment is not None and draft.commitment.signed_at is not None:
        where = "手机签署" if draft.commitment.device == "phone" else "签署"
        return f"{chinese_moment(draft.commitment.signed_at, weekday=False)} {where}《{title}》"
    if draft.signed_before is not None:
        return rules.why_unsigned(draft)
    return "上传证件照后签署" if draft.lacks_photo else f"《{title}》还没有签署"


def _form(draft: rules.Draft, found: Sequence[rules.Problem]) -> str:
    if draft.signed_before is None:
        return "签署个人承诺后填写"
    fields = form.fields_for(draft.plan, draft.form)
    names = {one.code: one.name for one in fields}
    wrong = [names.get(one.field, one.field) for one in found if one.step == "form"]
    if wrong:
        return f"{len(fields)} 个部分，差{listed([f'“{name}”' for name in wrong])}"
    return "、".join(one.words(draft.form.get(one.code)) for one in fields if one.code in ("specialty", "path"))


def _items(draft: rules.Draft) -> str:
    if draft.signed_before is None:
        return "签署个人承诺后选择"
    if draft.application.items_chosen_at is None:
        return "还没有选择"
    if not draft.chosen:
        return "您确认没有要选的业绩"
    marked = sum(1 for one in draft.chosen if one.representative)
    gone = sum(1 for one in draft.chosen if one.item is None)
    text = f"选了{amount(len(draft.chosen), '条')}"
    if marked:
        text += f"，其中代表作{amount(marked, '条')}"
    return text + (f"；有{amount(gone, '条')}要重新确认" if gone else "")


def _attachments(draft: rules.Draft) -> str:
    if draft.signed_before is None:
        return "签署个人承诺后上传"
    asked = [slot for slot in draft.slots if slot.state in ("given", "missing")]
    missing = sum(1 for slot in asked if slot.state == "missing")
    spared = sum(1 for slot in draft.slots if slot.state in ("held", "not_needed"))
    free = f"另有{amount(spared, '项')}不用您传" if spared else ""
    if not asked:
        return "没有需要您上传的附件" + (f"，{free}" if free else "")
    all_of_them = amount(len(asked), "项")
    words = f"{all_of_them}里还差{amount(missing, '项')}" if missing else f"{all_of_them}都有了"
    return words + (f"；{free}" if free else "")
